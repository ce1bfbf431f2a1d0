import type { State } from '../core/state.js';
import type { ReasonCode } from '../validation/judgement.js';
import { Findings } from './findings.js';
import { LaneResult } from './lane-result.js';
import { noMarks } from './marks.js';
import type { LaneRefusal, PipelineEvent } from './result.js';
import type { Terms } from './symbol-book.js';

/** Bars between two copies of a lane: a copy costs some hundred µs. */
const barsBetween = 240;

/** A copy of a lane that was well, some bars old at most. */
export class LastGood {
  #state: State | undefined;
  #count = 0;

  get state(): State | undefined {
    return this.#state;
  }

  /** A bar went through, or a state was restored, and the lane is well. */
  note(lane: { snapshot(): State }): void {
    if (this.#count % barsBetween === 0) this.#state = lane.snapshot();
    this.#count += 1;
  }
}

/** What is said of a bar that a lane does not take in, and what happened if that is new. */
export function refusedResult(
  terms: Terms,
  symbol: string,
  refusal: LaneRefusal, // which no validator says
  events: readonly PipelineEvent[],
): LaneResult {
  const { design } = terms;
  const nothing = {
    rows: design.timeframes.map(() => undefined),
    voices: design.silence,
    rho: 0,
    marks: noMarks,
  };
  const findings = new Findings(terms, symbol, undefined, events, nothing);
  findings.quality = design.validator().captureQuality();
  findings.forming = {};
  const none = Number.NaN;
  findings.judge({
    ...{ time: none, disposition: 'rejected', reasons: [refusal as ReasonCode] },
    ...{ bar: undefined, interval: undefined, decidedAt: none, wasPending: false },
  });
  return new LaneResult(findings);
}

import { fitState, isStateRecord, type State } from '../core/state.js';
import type { ReasonCode } from '../validation/judgement.js';
import { Findings } from './findings.js';
import { LaneResult } from './lane-result.js';
import { noMarks } from './marks.js';
import type { PipelineEvent } from './pipeline-event.js';
import type { LaneRefusal } from './result.js';
import type { Terms } from './symbol-book.js';

/** Bars between two copies of a lane: a copy costs some hundred µs. */
const barsBetween = 240;

/** A copy of a lane that was well, some bars old at most. */
export class LastGood {
  #state: State | undefined;
  #count = 0;

  /** `lane`, which is fresh, as the other was when it was well. */
  resumed<L extends { restore(state: State, path: string): void }>(lane: L): L {
    if (this.#state !== undefined) lane.restore(this.#state, '');
    return lane;
  }

  /** A bar went through, or a state was restored, and the lane is well. */
  note(lane: { snapshot(): State }): void {
    if (this.#count % barsBetween === 0) this.#state = lane.snapshot();
    this.#count += 1;
  }
}

/** The fault in the state of a lane, if that has one. */
export function faultIn(given: State, path: string): string | undefined {
  if (!isStateRecord(given) || given['fault'] === undefined) return undefined;
  return fitState({ fault: '' }, given, path).fault;
}

/** Why a lane takes nothing in, if it does not. */
export function refusalOf(fault: string | undefined, terms: Terms): LaneRefusal | undefined {
  if (fault !== undefined) return 'symbol-faulted';
  return terms.isEnabled ? undefined : 'symbol-disabled';
}

/** What is said of a bar on which a lane broke; `newest` is the time of the newest that it knows now. */
export function brokenResult(
  terms: Terms,
  symbol: string,
  message: string,
  newest: number,
): LaneResult {
  const recoveredTo = Number.isNaN(newest) ? undefined : newest;
  return refusedResult(terms, symbol, 'symbol-faulted', [{ type: 'fault', message, recoveredTo }]);
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

import type { Ignored } from '../correlation/hear.js';
import type { Voice } from '../correlation/heard.js';
import type { RiskPolicy } from '../risk/policy.js';
import type { Signal } from '../strategies/signal.js';
import type { FormingBars } from '../timeframe/aggregation.js';
import type { CapturedForming } from '../timeframe/forming.js';
import type { Judgement } from '../validation/judgement.js';
import type { CapturedQuality } from '../validation/quality-tier.js';
import type { Account } from './accounts.js';
import { widthOn } from './forecast-width.js';
import { type Found, type Judged, judgedOf } from './found.js';
import type { LaneDesign } from './lane-design.js';
import type { Mark } from './marks.js';
import { verdictBy } from './own-verdict.js';
import type { PipelineEvent } from './pipeline-event.js';
import { noStages } from './reaction.js';
import type { PipelineResult } from './result.js';
import type { Passed, Rows, ToldAll } from './told.js';

/** Values and their names. */
export interface NamedValues {
  readonly columns: readonly string[];
  readonly values: readonly number[];
}

const none: readonly never[] = Object.freeze([]);

/** `list` with `one` more; lists that stay empty are never made. */
function appended<T>(list: readonly T[], one: T): readonly T[] {
  return list.length === 0 ? [one] : [...list, one]; // `push` makes room for sixteen more
}

/**
 * What one call has found out about its symbol: collected while the lane runs, read by a result.
 * Everything in it is detached, so it means the same however long it waits to be read.
 */
export class Findings implements ToldAll, Found {
  readonly design: LaneDesign;
  readonly policy: RiskPolicy;
  readonly symbol: string;
  /** `undefined` where nothing is to be decided. */
  readonly account: Account | undefined;
  readonly wantsRows: boolean = true;
  judged: readonly Judged[] = none;
  /** Bars that closed or were corrected, in their order. */
  passed: readonly Passed[] = none;
  signals: readonly Signal[] = none;
  events: readonly PipelineEvent[];
  ignored: readonly Ignored[] = none;
  stages: PipelineResult['stages'] = noStages;
  rows: Rows;
  voices: readonly Voice[];
  /** How alike they are taken to be. */
  rho: number;
  /** Base bars in doubt. */
  marks: readonly Mark[];
  /** For when `voices` speak; NaN where nothing was concluded. */
  time: number = Number.NaN;
  quality!: CapturedQuality;
  /** The forming bars, from `captureForming`, or as they are. */
  captured: CapturedForming | undefined;
  forming: FormingBars | undefined;

  constructor(
    { design, policy }: Pick<Findings, 'design' | 'policy'>,
    symbol: string,
    account: Account | undefined,
    events: readonly PipelineEvent[],
    { rows, voices, rho, marks }: Pick<Findings, 'rows' | 'voices' | 'rho' | 'marks'>,
  ) {
    this.design = design;
    this.policy = policy;
    this.symbol = symbol;
    this.account = account;
    this.events = events.length === 0 ? none : [...events];
    this.rows = rows;
    this.voices = voices;
    this.rho = rho;
    this.marks = marks;
  }

  /** What became of a base bar of which there is nothing to decide. */
  judge(judgement: Judgement): void {
    const nothing = { rows: undefined, voices: none, rho: 0 };
    this.judged = appended(this.judged, judgedOf(judgement, nothing));
  }

  /** The same of one that was released, once all that rests on it was said. */
  conclude(judgement: Judgement): void {
    const judged = judgedOf(judgement, this, widthOn(this, judgement));
    if (this.design.steps.composite !== undefined) this.#weigh(judged);
    this.judged = appended(this.judged, judged);
    this.time = judgement.decidedAt;
  }

  /** A step of one's own weighs the voices at once, so that what it fails with is told with the bar. */
  #weigh(judged: Judged): void {
    const { symbol, voices, rho } = this;
    const hearing = { symbol, voices, time: judged.judgement.decidedAt, rho };
    judged.verdict = verdictBy(this.design, hearing, (event) => this.tell(event));
  }

  /** A bar went through the track of its timeframe, for the first time or once more. */
  pass(passed: Passed, stages: Readonly<Record<string, unknown>>): void {
    const { place, values } = passed;
    this.passed = appended(this.passed, passed);
    const rows = this.rows.slice(); // `with` takes several times as long
    rows[place] = values;
    this.rows = rows;
    if (stages === noStages) return;
    this.stages = { ...this.stages, [this.design.timeframes[place]!]: stages };
  }

  say(signal: Signal): void {
    this.signals = appended(this.signals, signal);
  }

  tell(event: PipelineEvent): void {
    this.events = appended(this.events, event);
  }

  ignore(ignored: readonly Ignored[]): void {
    for (const one of ignored) this.ignored = appended(this.ignored, one);
  }

  /** What was `found`, as a lane on these terms finds it, with nothing to decide. */
  static seen(found: Found, terms: Pick<Findings, 'design' | 'policy'>): Findings {
    const seen = new Findings(terms, found.symbol, undefined, found.events, found);
    seen.judged = found.judged;
    seen.passed = found.passed;
    seen.signals = found.signals;
    seen.ignored = found.ignored;
    seen.stages = found.stages;
    seen.time = found.time;
    seen.quality = found.quality;
    seen.captured = found.captured;
    seen.forming = found.forming;
    return seen;
  }
}

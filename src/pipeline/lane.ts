import type { ClosedBar } from '../bars/bar.js';
import { fitState, requireStateRecord, type Snapshot, type State } from '../core/state.js';
import { hear, type Voice } from '../correlation/heard.js';
import type { SignalCorrelator } from '../correlation/signal-correlator.js';
import type { AggregationEvent } from '../timeframe/aggregation.js';
import type { TimeframeAggregator } from '../timeframe/timeframe-aggregator.js';
import type { DataValidator } from '../validation/data-validator.js';
import type { Judgement, Validation } from '../validation/judgement.js';
import type { QualityTier } from '../validation/quality.js';
import { Findings } from './findings.js';
import type { LaneDesign } from './lane-design.js';
import { LaneResult } from './lane-result.js';
import { requireStates } from './states.js';
import type { Track } from './track.js';
import type { TrackOutcome } from './track-outcome.js';

/** What a lane is told from outside: the same account gives the same decisions. */
export interface Account {
  readonly equity: number;
}

/**
 * One symbol from its door to its decision: validator → aggregator → a track a timeframe →
 * correlator → decision. Lanes share nothing that remembers.
 */
export class Lane {
  symbol: string;
  readonly #design: LaneDesign;
  readonly #validator: DataValidator;
  readonly #aggregator: TimeframeAggregator;
  #tracks: readonly Track[];
  readonly #correlator: SignalCorrelator;
  /** Of each track, what was heard before its newest bar: a correction goes back to it. */
  readonly #heardBefore: (readonly Voice[])[];
  #rows: Findings['rows'];
  /** The earliest time at which `advance` has something to say; NaN until it is worked out. */
  #dueAt: number = Number.NaN;
  /** Up to when time has passed with nothing to say; the aggregator is told when it matters. */
  #quietUntil: number = Number.NEGATIVE_INFINITY;

  constructor(symbol: string, design: LaneDesign) {
    this.symbol = symbol;
    this.#design = design;
    this.#validator = design.validator();
    this.#aggregator = design.aggregator();
    this.#tracks = design.tracks();
    this.#correlator = design.correlator();
    this.#heardBefore = this.#tracks.map(() => this.#correlator.voices);
    this.#rows = this.#tracks.map(() => undefined);
  }

  /** Absorb whatever came in; without an account nothing is decided. */
  update(input: unknown, account: Account | undefined): LaneResult {
    this.#catchUp();
    this.#dueAt = Number.NaN;
    const validation = this.#validator.update(input);
    const findings = this.#findings(validation);
    this.#release(validation, findings, account);
    return this.#kept(findings);
  }

  /** What `update` would return; changes nothing. */
  peek(input: unknown, account: Account | undefined): LaneResult {
    this.#catchUp();
    const validation = this.#validator.peek(input);
    const { judgements } = validation;
    const [judgement] = judgements;
    if (judgements.length !== 1 || isReanchored(validation)) {
      return this.#copy().update(input, account);
    }
    const findings = this.#findings(validation);
    findings.quality = this.#validator.qualityAfter(validation);
    if (judgement!.bar === undefined) {
      findings.judge(judgement!);
      this.#aggregator.captureForming(findings.formingNumbers);
      return new LaneResult(findings);
    }
    const { events, forming } = this.#aggregator.peek(judgement!.bar);
    findings.forming = forming;
    this.#run(events, findings, false);
    this.#conclude(judgement!, findings, validation.quality.tier, account);
    return new LaneResult(findings);
  }

  /** Whether `input`, as a first bar, is one to begin a lane with. */
  admits(input: unknown): boolean {
    const { disposition } = this.#validator.peek(input).judgements[0]!;
    return disposition === 'accepted' || disposition === 'repaired' || disposition === 'pending';
  }

  /** Time has reached `now`: what is over by then, if anything. */
  advance(now: number, account: Account | undefined): LaneResult | undefined {
    if (Number.isNaN(this.#dueAt)) {
      this.#dueAt = Math.min(this.#validator.dueAt, this.#aggregator.dueAt);
    }
    if (now < this.#dueAt) {
      if (now > this.#quietUntil) this.#quietUntil = now;
      return undefined;
    }
    this.#catchUp();
    this.#dueAt = Number.NaN;
    const validation = this.#validator.advance(now);
    const findings = this.#findings(validation);
    this.#release(validation, findings, account);
    const events = this.#passTime(now);
    const isQuiet = validation.events.length === 0 && validation.judgements.length === 0;
    if (isQuiet && events.length === 0) return undefined;
    this.#run(events, findings, true);
    if (findings.signals.length > 0) findings.time = now;
    return this.#kept(findings);
  }

  snapshot(): State {
    this.#catchUp();
    return {
      validator: this.#validator.snapshot(),
      aggregator: this.#aggregator.snapshot(),
      correlator: this.#correlator.snapshot(),
      tracks: this.#tracks.map((track, place) => ({
        track: track.snapshot(),
        heard: this.#design.correlator(this.#heardBefore[place]!).snapshot(),
      })),
    };
  }

  /** Into a fresh lane only: a failure may leave it half restored. */
  restore(given: State, path: string): void {
    const { validator, aggregator, correlator, tracks, ...rest } = requireStateRecord(given, path);
    fitState({}, rest, path);
    this.#validator.restore(validator as Snapshot);
    this.#aggregator.restore(aggregator as Snapshot);
    this.#correlator.restore(correlator as Snapshot);
    requireStates(tracks, this.#tracks.length, `${path}.tracks`).forEach((one, place) => {
      const at = `${path}.tracks[${place}]`;
      const { track, heard, ...more } = requireStateRecord(one, at);
      fitState({}, more, at);
      this.#tracks[place]!.restore(track ?? null, at, this.symbol);
      const before = this.#design.correlator();
      before.restore(heard as Snapshot);
      this.#heardBefore[place] = before.voices;
    });
    this.#rows = this.#tracks.map(({ values }) => values);
  }

  /** Time has reached `now`, or the bar that waits, which may belong to a bar that is open. */
  #passTime(now: number): readonly AggregationEvent[] {
    const held = this.#validator.heldFrom + this.#design.config.closeDelayMs;
    return this.#aggregator.advance(held < now ? held : now);
  }

  /** What comes next finds the lane as if each `advance` had gone through it. */
  #catchUp(): void {
    if (this.#quietUntil === Number.NEGATIVE_INFINITY) return;
    this.#passTime(this.#quietUntil);
    this.#quietUntil = Number.NEGATIVE_INFINITY;
  }

  #findings({ events }: Validation): Findings {
    const known = { rows: this.#rows, voices: this.#correlator.voices };
    return new Findings(this.#design, this.symbol, events, known);
  }

  /** Run every bar that the validator lets go on. */
  #release(validation: Validation, findings: Findings, account: Account | undefined): void {
    if (isReanchored(validation)) this.#restart(findings);
    for (const judgement of validation.judgements) {
      const { bar, interval } = judgement;
      if (bar !== undefined && interval !== undefined) {
        this.#run(this.#aggregator.absorb(bar, interval), findings, true);
      }
      this.#conclude(judgement, findings, validation.quality.tier, account);
    }
  }

  /** All that was before lay on a wrong stamp: begin anew. */
  #restart(findings: Findings): void {
    this.#aggregator.reset();
    this.#correlator.reset();
    this.#tracks = this.#design.tracks();
    findings.voices = this.#correlator.voices;
    findings.rows = this.#tracks.map(() => undefined);
  }

  #kept(findings: Findings): LaneResult {
    this.#rows = findings.rows;
    findings.quality = this.#validator.quality;
    this.#correlator.recall(findings.voices);
    this.#aggregator.captureForming(findings.formingNumbers);
    return new LaneResult(findings);
  }

  /** Every bar that closed goes through its timeframe's track, a corrected one once more. */
  #run(events: readonly AggregationEvent[], findings: Findings, keep: boolean): void {
    for (let i = 0; i < events.length; i++) {
      const event = events[i]!;
      if (event.type === 'closed') this.#closed(events, i, findings, keep);
      else if (event.type === 'revision') this.#revised(event, findings, keep);
      else if (event.type !== 'gap') findings.tell(event); // the validator tells of gaps
    }
  }

  #closed(events: readonly AggregationEvent[], i: number, findings: Findings, keep: boolean): void {
    const { timeframe, bar } = events[i] as Extract<AggregationEvent, { type: 'closed' }>;
    const place = this.#design.timeframes.indexOf(timeframe);
    const track = this.#tracks[place]!;
    const { symbol } = this;
    if (keep) this.#heardBefore[place] = findings.voices;
    const outcome = keep
      ? track.close(bar, symbol)
      : track.peek(bar, closedBefore(events, i, timeframe), symbol);
    findings.pass(place, bar, true, outcome);
    this.#listen(outcome, findings);
  }

  #revised(
    event: Extract<AggregationEvent, { type: 'revision' }>,
    findings: Findings,
    keep: boolean,
  ): void {
    const { timeframe, bar } = event;
    const place = this.#design.timeframes.indexOf(timeframe);
    const track = this.#tracks[place]!;
    const { symbol } = this;
    findings.tell(event);
    if (track.canRevise(bar)) {
      findings.voices = this.#design.recalled(findings.voices, place, this.#heardBefore[place]!);
      const outcome = keep ? track.revise(bar, symbol) : track.peekRevision(bar, symbol);
      findings.pass(place, bar, false, outcome);
      this.#listen(outcome, findings);
    } else if (keep) track.echo();
  }

  /** What is said of a bar is heard at once. */
  #listen({ signals }: TrackOutcome, findings: Findings): void {
    if (signals.length === 0) return;
    const { correlation } = this.#design;
    const { heard, ignored } = hear(findings.voices, signals, signals[0]!.end, correlation, false);
    findings.voices = heard;
    findings.ignore(ignored);
  }

  /**
   * What all signals amount to at the end of a released bar, and what there is to decide on; of a
   * bar that does not go on, or fills an old gap, nothing.
   */
  #conclude(
    judgement: Judgement,
    findings: Findings,
    tier: QualityTier,
    account: Account | undefined,
  ): void {
    const { bar, interval, decidedAt, disposition } = judgement;
    if (bar === undefined || interval === undefined || disposition === 'backfilled') {
      findings.judge(judgement);
      return;
    }
    const { rows, voices } = findings;
    const { riskAt, atrColumn } = this.#design;
    const atr = rows[riskAt]?.[atrColumn] ?? Number.NaN;
    const equity = account?.equity;
    const { close: price } = bar;
    findings.judge(judgement, { interval, decidedAt, price, atr, equity, tier, voices });
    findings.time = decidedAt;
  }

  #copy(): Lane {
    const copy = new Lane(this.symbol, this.#design);
    copy.restore(this.snapshot(), '');
    return copy;
  }
}

function isReanchored({ events }: Validation): boolean {
  return events.some(({ type }) => type === 'reanchored');
}

/** The bar of `timeframe` that closes before the event at `i`, if any: after a gap. */
function closedBefore(
  events: readonly AggregationEvent[],
  i: number,
  timeframe: string,
): ClosedBar | undefined {
  for (let k = 0; k < i; k++) {
    const event = events[k]!;
    if (event.type === 'closed' && event.timeframe === timeframe) return event.bar;
  }
  return undefined;
}

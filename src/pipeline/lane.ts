import { MAX_TIME } from '../bars/schedule.js';
import { partOf } from '../core/snapshot.js';
import {
  fitState,
  requireStateRecord,
  type Snapshot,
  type State,
  type StateRecord,
} from '../core/state.js';
import { settledVoices, type Voice } from '../correlation/heard.js';
import { voicesFrom, voicesState } from '../correlation/voices.js';
import { settledDoubts } from '../strategies/doubt.js';
import type { AggregationEvent } from '../timeframe/aggregation.js';
import type { TimeframeAggregator } from '../timeframe/timeframe-aggregator.js';
import type { Judgement, Validation } from '../validation/judgement.js';
import type { StreamValidator } from '../validation/stream-validator.js';
import type { Account } from './accounts.js';
import { Findings } from './findings.js';
import type { HeardRow } from './hearing/readout.js';
import type { LaneDesign } from './lane-design.js';
import { LaneResult } from './lane-result.js';
import { doubtOn, type Mark, marked, marksFrom, marksState, noMarks, verdictIn } from './marks.js';
import { isOutdating, outdated } from './outdated.js';
import { Passing } from './passing.js';
import { countedOn } from './replay/counted-on.js';
import type { Terms } from './symbol-book.js';
import type { Rows, ToldAll } from './told.js';
import { Tracks } from './tracks.js';

/** What a validator has said. */
type Judged = Pick<Validation, 'judgements' | 'events'>;

/** Where a lane learns of the account, if it is to decide. */
export interface AccountsOf {
  of(symbol: string): Account | undefined;
}

const nothingJudged: Judged = { judgements: [], events: [] };

/**
 * One symbol from its door to its decision: validator → aggregator → a track a timeframe →
 * correlator → decision. Lanes share nothing that remembers.
 */
export class Lane {
  #symbol: string;
  #terms: Terms;
  readonly #design: LaneDesign;
  readonly #validator: StreamValidator;
  readonly #aggregator: TimeframeAggregator;
  readonly #tracks: Tracks;
  /** What was said last of each timeframe by each strategy. */
  #voices: readonly Voice[];
  #rows: Rows;
  /** Base bars whose prices are in doubt. */
  #marks: readonly Mark[] = noMarks;
  /** NaN where it is not known. */
  #dueAt: number = Number.NaN;
  /** Time that passes in silence; the aggregator is told when it matters. */
  readonly #passing: Passing;
  /** The calls of it that the aggregator has been told of. */
  #heardCalls: number;

  constructor(symbol: string, terms: Terms, passing: Passing = new Passing()) {
    const { design } = terms;
    this.#passing = passing;
    this.#heardCalls = passing.calls;
    this.#symbol = symbol;
    this.#terms = terms;
    this.#design = design;
    this.#validator = design.validator();
    this.#aggregator = design.aggregator();
    this.#tracks = new Tracks(design);
    this.#voices = design.silence;
    this.#rows = this.#tracks.rows;
  }

  get symbol(): string {
    return this.#symbol;
  }

  get design(): LaneDesign {
    return this.#design;
  }

  /** Speak for a symbol of the same design: of a lane that never had a bar. */
  standFor(symbol: string, terms: Terms): void {
    this.#symbol = symbol;
    this.#terms = terms;
  }

  /** Time of the newest bar that went through, as its feed labels it; NaN before the first. */
  get newestTime(): number {
    return this.#validator.newestTime;
  }

  /** Count on from what another has counted of which `validator` was that. */
  countOn({ validator }: StateRecord): void {
    this.#validator.restore(countedOn(this.#validator.snapshot(), validator as Snapshot));
    this.#dueAt = Number.NaN;
  }

  /** The validator as it is. */
  get validated(): Snapshot {
    return partOf(this.#validator.snapshot());
  }

  /** Absorb whatever came in; without an account nothing is decided. */
  update(input: unknown, account: Account | undefined): LaneResult {
    this.catchUp();
    this.#dueAt = Number.NaN;
    const validation = this.#validator.judge(input);
    this.#design.laps?.lap('validation');
    const findings = this.#findings(validation, account);
    this.#release(validation, findings);
    return this.#kept(findings);
  }

  /** Whether base bars are in doubt. */
  get isDoubtful(): boolean {
    return this.#marks.length > 0;
  }

  /** The track at `place` goes through bars that the lane will `listen` to one by one. */
  goAhead(place: number, rows: readonly HeardRow[], to: ToldAll): void {
    this.#tracks.at(place).goAhead(rows, to);
  }

  /** Absorb what a plain bar of which others have read has closed; whether nothing else is to be minded. */
  listen(events: readonly AggregationEvent[], to: ToldAll, rowsAfter: Rows): boolean {
    if (this.isDoubtful) return false;
    to.voices = this.#voices;
    to.rho = this.#tracks.rho;
    this.#tracks.run(events, to, true);
    this.#voices = to.voices;
    this.#rows = rowsAfter;
    return true;
  }

  /** What `update` would return; changes nothing. */
  peek(input: unknown, account: Account | undefined): LaneResult {
    this.catchUp();
    const validation = this.#validator.peek(input);
    this.#design.laps?.lap('validation');
    const { judgements } = validation;
    const [judgement] = judgements;
    if (judgements.length !== 1 || isReanchored(validation)) {
      return this.#copy().update(input, account);
    }
    const findings = this.#findings(validation, account);
    findings.quality = this.#validator.captureQualityAfter(validation);
    this.#doubt(judgement!, validation, findings);
    if (judgement!.bar === undefined) {
      if (isOutdating(judgement!)) findings.tell(outdated(judgement!));
      findings.judge(judgement!);
      findings.captured = this.#aggregator.captureForming();
      return new LaneResult(findings);
    }
    const { events, forming } = this.#aggregator.peek(judgement!.bar);
    findings.forming = forming;
    this.#design.laps?.lap('timeframe');
    this.#tracks.run(events, findings, false);
    this.#design.laps?.lap('correlation');
    conclude(judgement!, findings);
    return new LaneResult(findings);
  }

  /** Whether `input`, as a first bar, is one to begin a lane with. */
  admits(input: unknown): boolean {
    const { disposition } = this.#validator.peek(input).judgements[0]!;
    return disposition === 'accepted' || disposition === 'repaired' || disposition === 'pending';
  }

  /** The earliest time at which `advance` has something to say; +∞ if there is none. */
  get dueAt(): number {
    if (Number.isNaN(this.#dueAt)) {
      this.#dueAt = Math.min(this.#validator.dueAt, this.#aggregator.dueAt);
    }
    return this.#dueAt;
  }

  /** Time has reached `now`, at which it is due: what is over by then, if anything. */
  advance(now: number, accounts: AccountsOf): LaneResult | undefined {
    this.catchUp();
    return this.#pass(this.#validator.advance(now), accounts.of(this.#symbol), () => now);
  }

  /** No more bars will come: what waits goes on, and what is open closes as it is. */
  finish(account: Account | undefined): LaneResult | undefined {
    this.catchUp();
    const validator = this.#validator;
    const isHeld = !Number.isNaN(validator.heldFrom);
    const validation = isHeld ? validator.advance(validator.dueAt) : nothingJudged;
    return this.#pass(validation, account, () => this.#lastOpenEnd);
  }

  /** When the last of the bars that are open is over, and nobody waits for more of it. */
  get #lastOpenEnd(): number {
    const ends = Object.values(this.#aggregator.formingBars).map((bar) => bar?.end ?? -MAX_TIME);
    return Math.max(...ends) + this.#design.config.closeDelayMs;
  }

  /** What `validation` lets go on, and then time, which reaches what `nowAfter` says. */
  #pass(
    validation: Judged,
    account: Account | undefined,
    nowAfter: () => number,
  ): LaneResult | undefined {
    this.#dueAt = Number.NaN;
    const findings = this.#findings(validation, account);
    this.#release(validation, findings);
    const now = nowAfter();
    const events = this.#passTime(now);
    const isQuiet = validation.events.length === 0 && validation.judgements.length === 0;
    if (isQuiet && events.length === 0) return undefined;
    this.#tracks.run(events, findings, true);
    if (findings.signals.length > 0) findings.time = now;
    return this.#kept(findings);
  }

  snapshot(): State {
    this.catchUp();
    return {
      validator: partOf(this.#validator.snapshot()),
      aggregator: this.#aggregator.snapshot(),
      heard: voicesState(this.#voices),
      marks: marksState(this.#marks),
      tracks: this.#tracks.snapshot(),
    };
  }

  /** Into a fresh lane only: a failure may leave it half restored. */
  restore(given: State, path: string): void {
    const { validator, aggregator, heard, marks, tracks, ...rest } = requireStateRecord(
      given,
      path,
    );
    fitState({}, rest, path);
    this.#validator.restore(validator as Snapshot);
    this.#aggregator.restore(aggregator as Snapshot);
    this.#voices = voicesFrom(heard, this.#voices.length, `${path}.heard`);
    this.#marks = marksFrom(marks, this.#design.timeframes.length, `${path}.marks`);
    const findings = this.#findings(nothingJudged, undefined);
    this.#tracks.restore(tracks, `${path}.tracks`, findings);
    this.#rows = this.#tracks.rows;
  }

  /** Time has reached `now`, or the bar that waits, which may belong to a bar that is open. */
  #passTime(now: number): readonly AggregationEvent[] {
    const held = this.#validator.heldFrom + this.#design.config.closeDelayMs;
    return this.#aggregator.advance(held < now ? held : now);
  }

  /** What comes next finds the lane as if each `advance` had gone through it, unless it is disabled. */
  catchUp(): void {
    if (this.#heardCalls === this.#passing.calls) return;
    if (this.#terms.isEnabled) this.#passTime(this.#passing.now);
    this.keepUp();
  }

  /** Time has passed, and the lane was there. */
  keepUp(): void {
    this.#heardCalls = this.#passing.calls;
  }

  /** All that is known before what `validation` lets go on; its verdicts count from now. */
  #findings({ events }: Judged, account: Account | undefined): Findings {
    const { rho } = this.#tracks;
    const known = { rows: this.#rows, voices: this.#voices, rho, marks: this.#marks };
    const findings = new Findings(this.#terms, this.#symbol, account, events, known);
    for (let i = 0; i < events.length; i++) {
      const event = events[i]!;
      const verdict = verdictIn(event);
      if (verdict === undefined || !('time' in event)) continue;
      findings.marks = settledDoubts(findings.marks, event.time, verdict);
      findings.voices = settledVoices(findings.voices, event.time, verdict);
    }
    return findings;
  }

  /** The bar of `judgement` is in doubt, or, if it comes again, not any more. */
  #doubt(judgement: Judgement, { events }: Judged, findings: Findings): void {
    const { bar, reasons } = judgement;
    const doubt = reasons.length === 0 ? undefined : doubtOn(judgement, events);
    if (bar === undefined || (doubt === undefined && findings.marks.length === 0)) return;
    findings.marks = marked(findings.marks, bar.time, doubt, this.#tracks.closedBefore);
  }

  /** Run every bar that the validator lets go on. */
  #release(validation: Judged, findings: Findings): void {
    if (isReanchored(validation)) this.#restart(findings);
    if (findings.marks !== this.#marks) this.#settle(validation);
    const { judgements } = validation;
    for (let i = 0; i < judgements.length; i++) {
      const judgement = judgements[i]!;
      const { bar, interval } = judgement;
      this.#doubt(judgement, validation, findings);
      if (bar !== undefined && interval !== undefined) {
        const events = this.#aggregator.absorb(bar, interval, false);
        this.#design.laps?.lap('timeframe');
        this.#tracks.run(events, findings, true);
        this.#design.laps?.lap('correlation');
      } else if (isOutdating(judgement)) {
        this.#tracks.echo(judgement.time);
        findings.tell(outdated(judgement));
      }
      conclude(judgement, findings);
    }
  }

  /** For how long base bars echo in each timeframe that are known otherwise, or not at all. */
  get echoes(): readonly number[] {
    return this.#tracks.echoes;
  }

  echoFor(counts: readonly number[]): void {
    this.#tracks.echoFor(counts);
  }

  #settle({ events }: Judged): void {
    for (const event of events) {
      const verdict = verdictIn(event);
      if (verdict !== undefined && 'time' in event) this.#tracks.settle(event.time, verdict);
    }
  }

  /** All that was before lay on a wrong stamp: begin anew. */
  #restart(findings: Findings): void {
    this.#aggregator.reset();
    this.#tracks.reset();
    findings.voices = this.#design.silence;
    findings.marks = noMarks;
    findings.rows = this.#tracks.rows;
  }

  #kept(findings: Findings): LaneResult {
    this.#rows = findings.rows;
    this.#voices = findings.voices;
    this.#marks = findings.marks;
    findings.quality = this.#validator.captureQuality();
    findings.captured = this.#aggregator.captureForming();
    return new LaneResult(findings);
  }

  #copy(): Lane {
    const copy = new Lane(this.#symbol, this.#terms);
    copy.restore(this.snapshot(), '');
    return copy;
  }
}

/**
 * There is something to decide on a bar that is released, and nothing on one that does not go on, or
 * fills an old gap.
 */
function conclude(judgement: Judgement, findings: Findings): void {
  const { bar, interval, disposition } = judgement;
  if (bar === undefined || interval === undefined || disposition === 'backfilled') {
    findings.judge(judgement);
  } else findings.conclude(judgement);
}

function isReanchored({ events }: Judged): boolean {
  return events.length > 0 && events.some(({ type }) => type === 'reanchored');
}

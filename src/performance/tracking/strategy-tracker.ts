import { requireKnownKeys, requireNumber, requireRecord } from '../../core/arguments.js';
import { exp } from '../../core/exp.js';
import { admitSnapshot, snapshotOf } from '../../core/snapshot.js';
import { fitState, requireStateRecord, type Snapshot } from '../../core/state.js';
import { Credits } from './credits.js';
import { readResult, readTrade } from './read-result.js';
import { noteOutcome, type SourceRecord } from './source-record.js';
import { keyOf, Sources } from './sources.js';
import { Speakers } from './speakers.js';
import type { TrackedBar, TrackedOutcome, TrackedResult, TrackedSignal } from './tracked.js';
import { closeLine, isKept, reviseLine } from './waiting-line.js';
import { WaitingLines } from './waiting-lines.js';

export interface StrategyTrackerOptions {
  /** Outcomes after which one counts half among the recent; 1 … 1,000,000, default 100. */
  readonly halfLifeOutcomes?: number;
}

const nothingDue: readonly never[] = Object.freeze([]);

/**
 * Strategy performance, live: what has become of each strategy's signals, by timeframe and regime.
 *
 *   hit ratio = (right + ½ · ties) / outcomes,  decay = hit ratio − recent hit ratio
 *   profit    = Σ over trades of profit · share of the signal in the decisions that opened the trade
 *
 * It is shown every result of a pipeline, and the trades as they end. An outcome is known once the bar
 * at the signal's horizon is final, that is, with the next bar of the timeframe: a correction of the
 * newest bar is as if it had come like that. What `update` returns is for `observe` of a correlator.
 *
 * @param options  see `StrategyTrackerOptions`
 * @input   results in order, each with what closed and was said; trades through `credit`, before the
 *          result of the bar in which they ended
 * @output  what the closes of a result decide
 * @undefined ratios are NaN before the first outcome
 * @throws {ConfigError} if an option is out of bounds; never because of a result or a trade
 * @cost    O(signals that wait in a timeframe) a close; 37 numbers a strategy, timeframe and regime
 * @example
 * const tracker = new StrategyTracker();
 * const bar = (i: number, close: number) => ({ timeframe: '1m', bar: { close, end: i * 60_000 } });
 * const said = { timeframe: '1m', strategy: 'trend', regime: 'range', statedUp: 0.6, pUp: 0.6 };
 * const signal = { ...said, id: 'a', symbol: 'X', end: 60_000, horizonBars: 1 };
 * const nothing = { symbol: 'X', events: [], signals: [], decisions: [] };
 * tracker.update({ ...nothing, closed: [bar(1, 10)], signals: [signal] });
 * tracker.update({ ...nothing, closed: [bar(2, 11)] }); // []
 * tracker.update({ ...nothing, closed: [bar(3, 9)] }).map(({ outcome }) => outcome); // [1]
 * tracker.records.map(({ strategy, hitRatio }) => [strategy, hitRatio]); // [['trend', 1]]
 */
export class StrategyTracker {
  readonly id: string;
  readonly #memory: number;
  #sources = new Sources();
  #lines = new WaitingLines();
  #speakers = new Speakers();
  #credits = new Credits();

  constructor(options: StrategyTrackerOptions = {}) {
    requireKnownKeys('', requireRecord('options', options), ['halfLifeOutcomes']);
    const halfLife = requireNumber('halfLifeOutcomes', options.halfLifeOutcomes ?? 100, 1, 1e6);
    this.#memory = exp(-Math.LN2 / halfLife);
    this.id = `strategyTracker(${halfLife})`;
  }

  /** By strategy, timeframe and regime, in their order. */
  get records(): readonly SourceRecord[] {
    return this.#sources.records;
  }

  /** Take a result in; what its closes decide. What cannot be read changes nothing. */
  update(result: TrackedResult): readonly TrackedOutcome[] {
    const read = readResult(result);
    if (read === undefined) return nothingDue;
    const { symbol, closed, revised, signals, decisions } = read;
    for (const { timeframe, bar } of revised) {
      reviseLine(this.#lines.of(symbol, timeframe), bar);
      this.#hear(signals, timeframe, bar);
    }
    const outcomes: TrackedOutcome[] = [];
    for (const { timeframe, bar } of closed) {
      outcomes.push(...closeLine(this.#lines.of(symbol, timeframe), bar));
      this.#hear(signals, timeframe, bar);
    }
    for (const { outcome, signals: decided } of outcomes) {
      for (const signal of decided) {
        noteOutcome(this.#sources.of(keyOf(signal)), signal, outcome, this.#memory);
      }
    }
    for (const one of decisions) this.#credits.note(one, (id) => this.#speakers.keyOf(id));
    return outcomes;
  }

  /** A trade has ended: its profit is divided among the signals that it was opened on. */
  credit(trade: { readonly symbol: string; readonly profit: number }): void {
    const read = readTrade(trade);
    if (read === undefined) return;
    for (const part of this.#credits.divide(read.symbol, read.profit)) {
      this.#sources.of(part.key).profit += part.profit;
    }
  }

  /** Those of `signals` that were said of `bar`, if it is the newest. */
  #hear(signals: readonly TrackedSignal[], timeframe: string, { end }: TrackedBar): void {
    for (const signal of signals) {
      if (signal.timeframe !== timeframe || signal.end !== end) continue;
      const { strategy, regime, pUp, statedUp, horizonBars } = signal;
      const kept = { timeframe, strategy, regime, pUp, statedUp, horizonBars };
      const line = this.#lines.of(signal.symbol, timeframe);
      if (end !== line.end || !isKept(kept)) continue;
      line.said.push(kept);
      this.#speakers.note(signal, keyOf(kept));
    }
  }

  reset(): void {
    this.#sources = new Sources();
    this.#lines = new WaitingLines();
    this.#speakers = new Speakers();
    this.#credits = new Credits();
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, 1, {
      sources: this.#sources.snapshot(),
      lines: this.#lines.snapshot(),
      speakers: this.#speakers.snapshot(),
      credits: this.#credits.snapshot(),
    });
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const state = requireStateRecord(admitSnapshot(snapshot, this.id, 1), 'state');
    const { sources, lines, speakers, credits, ...rest } = state;
    fitState({}, rest, 'state');
    const known = [new Sources(), new WaitingLines(), new Speakers(), new Credits()] as const;
    known[0].restore(sources, 'state.sources');
    known[1].restore(lines, 'state.lines');
    known[2].restore(speakers, 'state.speakers');
    known[3].restore(credits, 'state.credits');
    [this.#sources, this.#lines, this.#speakers, this.#credits] = known;
  }
}

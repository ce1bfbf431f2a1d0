import type { ClosedBar } from '../bars/bar.js';
import { type Decision, orderSideOf } from '../risk/decision.js';
import type { Signal } from '../strategies/signal.js';
import { type Disposition, dispositions } from '../validation/judgement.js';
import type { NamedValues } from './findings.js';
import type { LaneResult } from './lane-result.js';
import type { ByTimeframe, PipelineEvent } from './result.js';

/** One number a bar that was fed. */
export interface BarColumns {
  /** As the feed labels it; NaN if it had none. */
  readonly time: Float64Array;
  /** NaN where nothing was decided. */
  readonly decidedAt: Float64Array;
  readonly confidence: Float64Array;
  /** What the lane would trade: above 0 to buy, below 0 to sell. */
  readonly quantity: Float64Array;
  readonly stop: Float64Array;
  /** Of the data's quality. */
  readonly score: Float64Array;
}

/** What many bars of one symbol led to: columns for what each bar has, lists for what happened. */
export interface Processed {
  readonly symbol: string;
  /** Bars by what became of them. */
  readonly counts: Readonly<Record<Disposition, number>>;
  readonly bars: BarColumns;
  /** Of each timeframe the row of every bar that closed, column by column, and its `end`. */
  readonly closed: ByTimeframe<Readonly<Record<string, Float64Array>>>;
  readonly signals: readonly Signal[];
  /** All that was settled, but to hold. */
  readonly decisions: readonly Decision[];
  readonly events: readonly PipelineEvent[];
}

/** Rows of one timeframe, one number after the other. */
interface Rows {
  readonly columns: readonly string[];
  readonly values: number[];
}

/** Gathers results into columns, so that no result is kept. */
export class Gathering {
  readonly #counts = Object.fromEntries(dispositions.map((one) => [one, 0])) as Record<
    Disposition,
    number
  >;
  readonly #bars: BarColumns;
  readonly #closed = new Map<string, Rows>();
  readonly #signals: Signal[] = [];
  readonly #decisions: Decision[] = [];
  readonly #events: PipelineEvent[] = [];

  constructor(length: number) {
    const column = (): Float64Array => new Float64Array(length).fill(Number.NaN);
    this.#bars = {
      time: column(),
      decidedAt: column(),
      confidence: column(),
      quantity: column(),
      stop: column(),
      score: column(),
    };
  }

  /** The result of bar `i`. */
  add(i: number, result: LaneResult): void {
    for (const { disposition } of result.bars) this.#counts[disposition] += 1;
    this.#bars.time[i] = result.bars[0]?.time ?? Number.NaN;
    this.#bars.score[i] = result.quality.score;
    const { decision } = result;
    if (decision !== undefined) this.#decided(i, decision);
    result.forEachRow((timeframe, bar, row, isNew) => this.#row(timeframe, bar, row, isNew));
    this.#signals.push(...result.signals);
    this.#decisions.push(...result.decisions.filter(({ action }) => action !== 'hold'));
    this.#events.push(...result.events);
  }

  processed(symbol: string): Processed {
    const closed = [...this.#closed].map(([timeframe, rows]) => [timeframe, columnsOf(rows)]);
    return {
      symbol,
      counts: this.#counts,
      bars: this.#bars,
      closed: Object.fromEntries(closed),
      signals: this.#signals,
      decisions: this.#decisions,
      events: this.#events,
    };
  }

  #decided(i: number, decision: Decision): void {
    const { decidedAt, confidence, quantity, stop } = decision;
    this.#bars.decidedAt[i] = decidedAt;
    this.#bars.confidence[i] = confidence;
    this.#bars.quantity[i] = orderSideOf(decision) === 'sell' ? -quantity : quantity;
    this.#bars.stop[i] = stop;
  }

  /** A row of a bar that closed; of one that was corrected, instead of the one before. */
  #row(timeframe: string, { end }: ClosedBar, given: NamedValues, isNew: boolean): void {
    let rows = this.#closed.get(timeframe);
    if (rows === undefined) {
      rows = { columns: ['end', ...given.columns], values: [] };
      this.#closed.set(timeframe, rows);
    }
    if (!isNew) rows.values.length = Math.max(0, rows.values.length - rows.columns.length);
    rows.values.push(end, ...given.values);
  }
}

function columnsOf({ columns, values }: Rows): Record<string, Float64Array> {
  const length = values.length / columns.length;
  const made = columns.map((name, c) => {
    const column = Float64Array.from({ length }, (_, i) => values[i * columns.length + c]!);
    return [name, column] as const;
  });
  return Object.fromEntries(made);
}

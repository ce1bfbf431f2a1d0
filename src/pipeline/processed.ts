import type { ClosedBar } from '../bars/bar.js';
import type { Decision } from '../risk/decision.js';
import type { Signal } from '../strategies/signal.js';
import type { Disposition } from '../validation/judgement.js';
import { type BarColumns, emptyBarColumns, noCounts, writeDecision } from './bar-columns.js';
import type { NamedValues } from './findings.js';
import type { LaneResult } from './lane-result.js';
import type { PipelineEvent } from './pipeline-event.js';
import type { ByTimeframe } from './result.js';

/**
 * The results of many bars of one symbol: columns for what each bar has, lists for what happened.
 */
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
  readonly #counts = noCounts();
  readonly #bars: BarColumns;
  readonly #closed = new Map<string, Rows>();
  readonly #signals: Signal[] = [];
  readonly #decisions: Decision[] = [];
  readonly #events: PipelineEvent[] = [];

  constructor(length: number) {
    this.#bars = emptyBarColumns(length);
  }

  /** The result of bar `i`. */
  add(i: number, result: LaneResult): void {
    for (const { disposition } of result.bars) this.#counts[disposition] += 1;
    this.#bars.time[i] = result.bars[0]?.time ?? Number.NaN;
    this.#bars.score[i] = result.quality.score;
    const { decision } = result;
    if (decision !== undefined) writeDecision(this.#bars, i, decision);
    result.forEachRow((timeframe, bar, row) => this.#row(timeframe, bar, row));
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

  /** A row of a bar that closed, in its place; of one that was corrected, instead of the one before. */
  #row(timeframe: string, { end }: ClosedBar, given: NamedValues): void {
    let rows = this.#closed.get(timeframe);
    if (rows === undefined) {
      rows = { columns: ['end', ...given.columns], values: [] };
      this.#closed.set(timeframe, rows);
    }
    const { columns, values } = rows;
    let at = values.length;
    while (at > 0 && values[at - columns.length]! >= end) at -= columns.length;
    const isKnown = values[at] === end;
    if (at === values.length) values.push(end, ...given.values);
    else values.splice(at, isKnown ? columns.length : 0, end, ...given.values);
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

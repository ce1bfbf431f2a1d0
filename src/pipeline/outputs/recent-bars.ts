import { timeframeOf } from '../../bars/timeframe.js';
import { requireInteger, requireKnownKeys, requireRecord } from '../../core/arguments.js';
import { within } from '../../core/errors.js';
import { declaredTimeframes } from '../declared-symbol.js';
import { LaneResult } from '../lane-result.js';
import type { PipelineOptions, SymbolConfig } from '../options.js';
import type { PipelineResult } from '../result.js';
import { symbolsOf } from '../symbol-options.js';
import { type ColumnSummary, summaryOf } from './column-summary.js';
import { RowRing } from './ring.js';

export interface RecentBarsOptions {
  /** Bars that are kept of each timeframe of each symbol; 1 … 1,000,000. Default 1,000. */
  readonly length?: number;
  /** Symbols as they are declared: of a timeframe with a `bufferSize` so many are kept. */
  readonly symbols?: PipelineOptions['symbols'];
}

const barColumns = ['time', 'end', 'open', 'high', 'low', 'close', 'volume'] as const;

/**
 * The newest closed bars of each timeframe of each symbol, with their features: columns of bounded
 * length. A corrected bar replaces the one before.
 *
 * @param length   bars kept; integer, 1 … 1,000,000
 * @param symbols  as declared, for their `bufferSize`
 * @throws {ConfigError} if it is none
 * @cost    8 bytes a value, `length` times the columns of a row and seven more, from the first bar on;
 *   O(columns) a bar that closes
 * @example
 * const recent = new RecentBars({ length: 100 });
 * const pipeline = new Pipeline({ base: '1m', indicators: { mean: { kind: 'sma', period: 2 } } });
 * const bar = { symbol: 'X', open: 10, high: 12, low: 9, volume: 5 };
 * [10, 11, 12].forEach((close, i) => recent.add(pipeline.update({ ...bar, time: i * 60_000, close })));
 * Array.from(recent.columns('X', '1m')!['mean']!); // [NaN, 10.5, 11.5]
 * recent.summary('X', '1m', 'close')?.mean; // 11
 */
export class RecentBars {
  readonly #length: number;
  /** Of timeframes that keep another number, by timeframe and symbol. */
  readonly #lengths = new Map<string, number>();
  readonly #rings = new Map<string, Map<string, RowRing>>();

  constructor(options: RecentBarsOptions = {}) {
    requireKnownKeys('', requireRecord('options', options), ['length', 'symbols']);
    for (const [symbol, given] of Object.entries(symbolsOf(options.symbols))) {
      const path = `symbols.${symbol}`;
      const { timeframes } = requireRecord(path, given) as SymbolConfig;
      for (const { name, bufferSize } of within(path, () => declaredTimeframes(timeframes)) ?? []) {
        if (bufferSize === undefined) continue;
        this.#lengths.set(`${timeframeOf(name).name}|${symbol}`, bufferSize);
      }
    }
    this.#length = requireInteger('length', options.length ?? 1000, 1, 1_000_000);
  }

  get symbols(): readonly string[] {
    return [...this.#rings.keys()];
  }

  /** Memory of the values of `symbol`, or of all. */
  byteLength(symbol?: string): number {
    let sum = 0;
    for (const [name, rings] of this.#rings) {
      if (symbol !== undefined && name !== symbol) continue;
      for (const ring of rings.values()) sum += ring.byteLength;
    }
    return sum;
  }

  /** Take in the bars that `result` says are closed or corrected. */
  add(result: PipelineResult): void {
    if (!(result instanceof LaneResult)) return;
    const { symbol } = result;
    result.forEachRow((timeframe, bar, { columns, values }, isNew) => {
      const rings = this.#rings.get(symbol) ?? new Map<string, RowRing>();
      this.#rings.set(symbol, rings);
      const ring =
        rings.get(timeframe) ?? new RowRing(ownColumns(columns), this.#lengthOf(symbol, timeframe));
      rings.set(timeframe, ring);
      const row = [...barColumns.map((name) => bar[name]), ...values];
      if (isNew || !ring.replace(row)) ring.add(row);
    });
  }

  #lengthOf(symbol: string, timeframe: string): number {
    return this.#lengths.get(`${timeframe}|${symbol}`) ?? this.#length;
  }

  /** Columns of what is kept, oldest first; copies. `undefined` where no bar has closed. */
  columns(symbol: string, timeframe: string): Readonly<Record<string, Float64Array>> | undefined {
    const ring = this.#rings.get(symbol)?.get(timeframe);
    if (ring === undefined) return undefined;
    return Object.fromEntries(ring.columns.map((name, place) => [name, ring.column(place)]));
  }

  /** What the values of a column amount to; `undefined` where there is none. */
  summary(symbol: string, timeframe: string, column: string): ColumnSummary | undefined {
    const ring = this.#rings.get(symbol)?.get(timeframe);
    const place = ring?.columns.indexOf(column) ?? -1;
    return ring === undefined || place < 0 ? undefined : summaryOf(ring.column(place));
  }

  /** Forget `symbol`; whether there was anything to forget. */
  forget(symbol: string): boolean {
    return this.#rings.delete(symbol);
  }
}

/** Features by their names; one that is called like a field of the bar has `feature.` before it. */
function ownColumns(features: readonly string[]): readonly string[] {
  const taken: ReadonlySet<string> = new Set(barColumns);
  return [...barColumns, ...features.map((name) => (taken.has(name) ? `feature.${name}` : name))];
}

import { LaneResult } from '../lane-result.js';
import type { PipelineResult } from '../result.js';
import { type LatestRow, type ScanOptions, scanned, scanOf } from './scan.js';

/**
 * The newest row of each timeframe of each symbol: ask for one, or scan for those that stand out.
 * Show it results; it starts with the first that it is shown.
 *
 * @cost   a map entry and a record for each timeframe of each symbol; a scan sorts what it finds
 * @example
 * const latest = new Latest();
 * const pipeline = new Pipeline({ base: '1m', indicators: { mean: { kind: 'sma', period: 1 } } });
 * const bar = { time: 0, open: 1, high: 9, low: 1, volume: 5 };
 * for (const [symbol, close] of [['A', 3], ['B', 5], ['C', 4]] as const) {
 *   latest.add(pipeline.update({ ...bar, symbol, close }));
 * }
 * const found = latest.scan({ timeframe: '1m', where: (row) => row.close > 3, orderBy: 'mean' });
 * found.map(({ symbol }) => symbol); // ['B', 'C']
 * latest.latest('A', '1m')?.get('mean'); // 3
 */
export class Latest {
  /** By timeframe, then by symbol. */
  readonly #rows = new Map<string, Map<string, LatestRow>>();

  /** Take in the bars that `result` says are closed or corrected. */
  add(result: PipelineResult): void {
    if (!(result instanceof LaneResult)) return;
    const { symbol } = result;
    result.forEachRow((timeframe, { end, close }, { columns, values }, isNew) => {
      const rows = this.#rows.get(timeframe) ?? new Map<string, LatestRow>();
      this.#rows.set(timeframe, rows);
      const newest = rows.get(symbol)?.end ?? Number.NEGATIVE_INFINITY;
      if (!isNew && end < newest) return; // an older one, corrected
      const get = (column: string): number => values[columns.indexOf(column)] ?? Number.NaN;
      rows.set(symbol, { symbol, timeframe, end, close, get });
    });
  }

  /** The newest row of `timeframe` of `symbol`; `undefined` before its first bar has closed. */
  latest(symbol: string, timeframe: string): LatestRow | undefined {
    return this.#rows.get(timeframe)?.get(symbol);
  }

  /** Forget `symbol`; whether there was anything to forget. */
  forget(symbol: string): boolean {
    let isKnown = false;
    for (const rows of this.#rows.values()) isKnown = rows.delete(symbol) || isKnown;
    return isKnown;
  }

  /**
   * The rows that `where` wants, in order; equals, and what is no number, which comes last, by symbol.
   *
   * @throws {ConfigError} naming an option that is none
   */
  scan(options: ScanOptions): readonly LatestRow[] {
    const scan = scanOf(options);
    return scanned([...(this.#rows.get(scan.timeframe)?.values() ?? [])], scan);
  }
}

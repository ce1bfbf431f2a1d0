// Rows of features for the cache, each with the end and the close of the bar that it is of.
import type { PipelineResult } from 'barwave';
import type { Features } from './cache/market-cache.js';

export class Rows {
  /** The newest closed bar of each timeframe of each symbol. */
  readonly #closed = new Map<string, { readonly end: number; readonly close: number }>();

  absorbed({ symbol, closed }: PipelineResult): void {
    for (const { timeframe, bar } of closed) this.#closed.set(`${symbol}|${timeframe}`, bar);
  }

  /** Of a bar that was absorbed, or of one that is looked at. */
  of({ symbol, features, closed, denoised, forming }: PipelineResult, at: number): Features {
    const rows = Object.entries(features).map(([timeframe, row]) => {
      const own = closed.findLast((entry) => entry.timeframe === timeframe)?.bar;
      const last = own ?? this.#closed.get(`${symbol}|${timeframe}`);
      const end = last?.end ?? forming[timeframe]?.time ?? Number.NaN;
      const values = Float64Array.of(...row.values, denoised[timeframe] ?? Number.NaN);
      return [timeframe, { end, close: last?.close ?? Number.NaN, values }];
    });
    const columns = [...(Object.values(features)[0]?.columns ?? []), 'denoised'];
    return { symbol, at, columns, rows: Object.fromEntries(rows) };
  }
}

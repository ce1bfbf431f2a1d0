import type { PipelineResult } from 'barwave';
import type { Features } from './cache/market-cache.js';

/** Rows of features, each with the bar that it is of. */
export class RowBook {
  readonly #last = new Map<string, { readonly end: number; readonly close: number }>();

  /** Remember what closed. Every result is noted, also one of which no rows are made. */
  note({ symbol, closed }: PipelineResult): void {
    for (const { timeframe, bar } of closed) this.#last.set(`${symbol}|${timeframe}`, bar);
  }

  /** What a bar led to, or what one that is peeked at would lead to. */
  rows({ symbol, features, closed, denoised, forming }: PipelineResult, at: number): Features {
    const rows = Object.entries(features).map(([timeframe, row]) => {
      const own = closed.findLast((entry) => entry.timeframe === timeframe)?.bar;
      const last = own ?? this.#last.get(`${symbol}|${timeframe}`);
      const end = last?.end ?? forming[timeframe]?.time ?? Number.NaN;
      const values = { ...row.toRecord(), denoised: denoised[timeframe] ?? Number.NaN };
      return [timeframe, { end, close: last?.close ?? Number.NaN, values }];
    });
    return { symbol, at, rows: Object.fromEntries(rows) };
  }
}

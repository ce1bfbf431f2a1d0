import type { PipelineResult } from 'barwave';
import type { Features } from './cache/market-cache.js';

/** Rows of features, each with the bar that it is of; remembers which bar closed last. */
export class RowBook {
  readonly #last = new Map<string, { readonly end: number; readonly close: number }>();

  /** What a closed base bar led to. */
  closed(result: PipelineResult, at: number): Features {
    for (const { timeframe, bar } of result.closed) {
      this.#last.set(`${result.symbol}|${timeframe}`, bar);
    }
    return this.#rows(result, at);
  }

  /** What a forming bar would lead to. */
  peeked(result: PipelineResult, at: number): Features {
    return this.#rows(result, at);
  }

  #rows({ symbol, features, closed, denoised, forming }: PipelineResult, at: number): Features {
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

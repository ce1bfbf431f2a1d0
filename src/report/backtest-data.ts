import { requireKnownKeys, requireNumber, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import type { Numbers } from './numbers.js';

/** A position from its opening to its close. */
export interface ReportTrade {
  readonly symbol: string;
  readonly side: 'long' | 'short';
  readonly openedAt: number;
  readonly closedAt: number;
  readonly profit: number;
  readonly bars: number;
}

/** What a backtest came to, as plain data: `backtest` of `barwave/backtest` has all of it. */
export interface BacktestReportData {
  readonly title: string;
  /** Open times of the bars, and what the account was worth at the close of each; values > 0. */
  readonly times: Numbers;
  readonly equity: Numbers;
  /** Ends in a year, e.g. 252 sessions; it is never guessed. */
  readonly periodsPerYear: number;
  /** What the same money would have been worth otherwise, e.g. bought and held. */
  readonly benchmark?: { readonly name: string; readonly equity: Numbers };
  /** Closes of the same bars, to draw trades on. */
  readonly closes?: Numbers;
  readonly trades?: readonly ReportTrade[];
  /** Money paid: fees, and what spread and slippage took. */
  readonly costs?: { readonly fees: number; readonly slippage?: number };
  /** What was held at the close of each bar and traded in it: `holdings` of the backtest. */
  readonly holdings?: {
    readonly gross: Numbers;
    readonly net: Numbers;
    readonly bought: Numbers;
    readonly sold: Numbers;
  };
  /** Last equity, had every ambiguous exit gone the worse way, and the better. */
  readonly band?: { readonly worst: number; readonly best: number };
  /** The same at each bar: as long as `times`. */
  readonly bandCurve?: { readonly worst: Numbers; readonly best: Numbers };
  /** Share of the fills that another path through their bar would have made otherwise, 0 … 1. */
  readonly ambiguousRatio?: number;
  /** Of a sweep, `evidence`: the best of how many this is, and what that is worth. */
  readonly evidence?: {
    readonly trials: number;
    readonly deflatedSharpe: number;
    readonly probabilityOfOverfitting: number;
  };
  /** A word of the reader's own, at the end. */
  readonly note?: string;
}

const known: readonly (keyof BacktestReportData)[] = [
  ...(['title', 'times', 'equity', 'periodsPerYear', 'benchmark', 'closes', 'holdings'] as const),
  ...(['trades', 'costs', 'band', 'bandCurve', 'ambiguousRatio', 'evidence', 'note'] as const),
];

export function requireBacktestReport(data: BacktestReportData, at = 'data'): void {
  requireKnownKeys(at, requireRecord(at, data), known);
  const { title, times, equity, periodsPerYear, benchmark, closes, bandCurve, holdings } = data;
  if (typeof title !== 'string') throw new ConfigError(`${at}.title`, 'a text', title);
  requireNumber(`${at}.periodsPerYear`, periodsPerYear, Number.MIN_VALUE);
  if (!(times?.length > 0)) throw new ConfigError(`${at}.times`, 'at least one', times);
  for (const [path, list] of [
    [`${at}.equity`, equity],
    [`${at}.benchmark.equity`, benchmark?.equity ?? times],
    [`${at}.closes`, closes ?? times],
    [`${at}.bandCurve.worst`, bandCurve === undefined ? times : bandCurve.worst],
    [`${at}.bandCurve.best`, bandCurve === undefined ? times : bandCurve.best],
    ...(['gross', 'net', 'bought', 'sold'] as const).map(
      (of) => [`${at}.holdings.${of}`, holdings === undefined ? times : holdings?.[of]] as const,
    ),
  ] as const) {
    if (list?.length === times.length) continue;
    throw new ConfigError(path, `as long as times (${times.length})`, list?.length);
  }
}

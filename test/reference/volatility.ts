import { rma, sma } from './moving-averages.js';
import {
  after,
  type Bars,
  highest,
  lag,
  type Numbers,
  ratio,
  rolling,
  type Series,
  share,
  zip,
} from './series.js';
import { covarianceOf } from './statistics.js';

export type FirstBar = 'skip' | 'range';

/** Wilder, New Concepts in Technical Trading Systems (1978), section III. */
export function trueRange(
  { high, low, close }: Bars,
  { firstBar = 'skip' }: { readonly firstBar?: FirstBar } = {},
): number[] {
  const ranges = zip((h, l, p) => Math.max(h, p) - Math.min(l, p), high, low, lag(close));
  if (firstBar === 'range') ranges[0] = high[0]! - low[0]!;
  return ranges;
}

export function atr(
  bars: Bars,
  { period = 14, firstBar = 'skip' }: Numbers<'period'> & { readonly firstBar?: FirstBar } = {},
): number[] {
  return rma(trueRange(bars, { firstBar }), { period });
}

/** Forman, Cross-market evaluations with normalized average true range, TASC (May 2006). */
export function natr(
  bars: Bars,
  { period = 14, firstBar = 'skip' }: Numbers<'period'> & { readonly firstBar?: FirstBar } = {},
): number[] {
  return zip((a, c) => 100 * share(a, c), atr(bars, { period, firstBar }), bars.close);
}

/** Martin & McCann, The Investor's Guide to Fidelity Funds (1989). */
export function ulcerIndex(x: Series, { period = 14 }: Numbers<'period'> = {}): number[] {
  const positive = x.map((v) => (v > 0 ? v : Number.NaN));
  const drawdown = zip((v, h) => 100 * ratio(v - h, h), positive, highest(positive, { period }));
  return sma(
    drawdown.map((d) => d * d),
    { period },
  ).map(Math.sqrt);
}

/** The natural logarithm of a ratio of positive prices. */
function logRatio(a: number, b: number): number {
  return a > 0 && b > 0 ? Math.log(a / b) : Number.NaN;
}

interface Yearly {
  readonly period?: number;
  readonly barsPerYear?: number;
}

/** Root of the mean of `squares`, scaled to a year. */
function annual(squares: Series, { period = 20, barsPerYear = 252 }: Yearly): number[] {
  return sma(squares, { period }).map((v) => Math.sqrt(v * barsPerYear));
}

export function historicalVolatility(
  x: Series,
  { period = 20, barsPerYear = 252, sample = true }: Yearly & { sample?: boolean } = {},
): number[] {
  const returns = zip(logRatio, x, lag(x));
  return rolling(returns, period, (w) => Math.sqrt(covarianceOf(w, w, sample) * barsPerYear));
}

/** Parkinson, The extreme value method, J. Business 53 (1980). */
export function parkinson({ high, low }: Bars, p: Yearly = {}): number[] {
  return annual(
    zip((h, l) => logRatio(h, l) ** 2 / (4 * Math.log(2)), high, low),
    p,
  );
}

/** Garman & Klass, On the estimation of security price volatilities, J. Business 53 (1980). */
export function garmanKlass({ open, high, low, close }: Bars, p: Yearly = {}): number[] {
  const term = (o: number, h: number, l: number, c: number): number =>
    logRatio(h, l) ** 2 / 2 - (2 * Math.log(2) - 1) * logRatio(c, o) ** 2;
  return annual(zip(term, open, high, low, close), p);
}

function rogersSatchellTerms({ open, high, low, close }: Bars): number[] {
  return zip(
    (o, h, l, c) => logRatio(h, c) * logRatio(h, o) + logRatio(l, c) * logRatio(l, o),
    open,
    high,
    low,
    close,
  );
}

/** Rogers & Satchell, Estimating variance from high, low and closing prices (1991). */
export function rogersSatchell(bars: Bars, p: Yearly = {}): number[] {
  return annual(rogersSatchellTerms(bars), p);
}

/** Yang & Zhang, Drift-independent volatility estimation, J. Business 73 (2000). */
export function yangZhang(bars: Bars, { period = 20, barsPerYear = 252 }: Yearly = {}): number[] {
  const k = 0.34 / (1.34 + (period + 1) / (period - 1));
  const spread = (x: Series): number[] => rolling(x, period, (w) => covarianceOf(w, w, true));
  const overnight = spread(zip(logRatio, bars.open, lag(bars.close)));
  const session = spread(zip(logRatio, bars.close, bars.open));
  const inside = sma(rogersSatchellTerms(bars), { period });
  return after(
    period + 1,
    zip(
      (o, s, i) => Math.sqrt((o + k * s + (1 - k) * i) * barsPerYear),
      overnight,
      session,
      inside,
    ),
  );
}

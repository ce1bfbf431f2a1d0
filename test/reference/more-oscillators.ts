import { rsi } from './momentum.js';
import {
  emaPart,
  exponential,
  type MeanKind,
  meanOf,
  rma,
  type Seed,
  sma,
} from './moving-averages.js';
import {
  after,
  change,
  lag,
  type Numbers,
  overDefined,
  ratio,
  rolling,
  type Series,
  zip,
} from './series.js';
import { average, sum } from './statistics.js';

/** StockCharts, TA-Lib: a mean of means. */
export function trima(x: Series, { period = 20 }: Numbers<'period'> = {}): number[] {
  const weights = Array.from({ length: period }, (_, k) => Math.min(k + 1, period - k));
  const total = weights.reduce((a, b) => a + b, 0);
  return rolling(x, period, (w) => w.reduce((s, v, k) => s + v * weights[k]!, 0) / total);
}

/** Chande (1994): an exponential mean whose gain follows the momentum oscillator. */
export function vidya(
  x: Series,
  { period = 14, momentumPeriod = 0 }: Numbers<'period' | 'momentumPeriod'> = {},
): number[] {
  const n = momentumPeriod || period;
  const path = sum(change(x).map(Math.abs), { period: n });
  const share = zip((d, p) => (p === 0 ? 0 : Math.abs(d) / p), change(x, n), path);
  let mean = x[0]!;
  return x.map((v, i) => {
    if (Number.isNaN(share[i]!)) return Number.NaN;
    mean += ((2 * share[i]!) / (period + 1)) * (v - mean);
    return mean;
  });
}

/** Kaufman (1995). */
export function efficiencyRatio(x: Series, { period = 10 }: Numbers<'period'> = {}): number[] {
  const path = sum(change(x).map(Math.abs), { period });
  return zip((d, p) => Math.min(ratio(Math.abs(d), p), 1), change(x, period), path);
}

/** Swenlin, DecisionPoint: means of gain 2/n. */
export function pmo(
  x: Series,
  {
    smooth1 = 35,
    smooth2 = 20,
    signalPeriod = 10,
    seed = 'sma',
  }: Numbers<'smooth1' | 'smooth2' | 'signalPeriod'> & { readonly seed?: Seed } = {},
): { pmo: number[]; signal: number[] } {
  const changes = zip((v, p) => (p > 0 ? 100 * ((v - p) / p) : Number.NaN), x, lag(x));
  const lines = { pmo: [] as number[], signal: [] as number[] };
  overDefined(changes, (d) => {
    const once = exponential(d, smooth1, 2 / smooth1, seed).map((v) => 10 * v);
    const twice = exponential(once, smooth2, 2 / smooth2, seed);
    lines.pmo = after(smooth1 + smooth2 - 1, twice);
    lines.signal = after(smooth1 + smooth2 + signalPeriod - 2, emaPart(twice, signalPeriod, seed));
    return d;
  });
  return {
    pmo: overDefined(changes, () => lines.pmo),
    signal: overDefined(changes, () => lines.signal),
  };
}

/** Spearman (1904), by the short formula, equals sharing their mean rank. */
export function rci(x: Series, { period = 9 }: Numbers<'period'> = {}): number[] {
  return rolling(x, period, (w) => {
    const sorted = [...w].sort((a, b) => a - b);
    const rank = (v: number): number => (sorted.indexOf(v) + sorted.lastIndexOf(v)) / 2 + 1;
    const squares = w.reduce((s, v, k) => s + (k + 1 - rank(v)) ** 2, 0);
    return 100 * (1 - (6 * squares) / (period * (period * period - 1)));
  });
}

/** Altman, Relative momentum index, TASC (February 1993). */
export function relativeMomentum(
  x: Series,
  { period = 14, momentumPeriod = 5 }: Numbers<'period' | 'momentumPeriod'> = {},
): number[] {
  const moves = change(x, momentumPeriod);
  const part = (sign: number): number[] =>
    rma(
      moves.map((d) => (Number.isNaN(d) ? d : Math.max(sign * d, 0))),
      { period },
    );
  return zip((g, l) => 100 * ratio(g, g + l), part(1), part(-1));
}

/** Nison, Beyond Candlesticks (1994). */
export function disparity(
  x: Series,
  { period = 14, mean = 'sma' }: Numbers<'period'> & { readonly mean?: MeanKind } = {},
): number[] {
  const sound = x.map((v) => (v < 0 ? Number.NaN : v));
  return zip((v, m) => 100 * ratio(v - m, m), sound, meanOf(mean, sound, period));
}

/** Brown, Technical Analysis for the Trading Professional (1999). */
export function derivativeOscillator(
  x: Series,
  {
    rsiPeriod = 14,
    smooth1 = 5,
    smooth2 = 3,
    signalPeriod = 9,
  }: Numbers<'rsiPeriod' | 'smooth1' | 'smooth2' | 'signalPeriod'> = {},
): number[] {
  const line = emaPart(emaPart(rsi(x, { period: rsiPeriod }), smooth1), smooth2);
  return zip((v, m) => v - m, line, sma(line, { period: signalPeriod }));
}

export function psychologicalLine(x: Series, { period = 12 }: Numbers<'period'> = {}): number[] {
  return rolling(change(x), period, (w) => (100 * w.filter((d) => d > 0).length) / period);
}

export function meanDeviation(x: Series, { period = 20 }: Numbers<'period'> = {}): number[] {
  return rolling(x, period, (w) => average(w.map((v) => Math.abs(v - average(w)))));
}

type Bands = Record<'upper' | 'middle' | 'lower', number[]>;

export function envelope(
  x: Series,
  {
    period = 20,
    percent = 2.5,
    mean = 'sma',
  }: Numbers<'period' | 'percent'> & { readonly mean?: MeanKind } = {},
): Bands {
  const middle = meanOf(mean, x, period);
  const at = (share: number): number[] =>
    middle.map((m) => (m > 0 ? m * (1 + share / 100) : Number.NaN));
  return { upper: at(percent), middle, lower: at(-percent) };
}

/** The least-squares line at the newest input, and deviations from it. */
export function regressionChannel(
  x: Series,
  { period = 100, multiplier = 2 }: Numbers<'period' | 'multiplier'> = {},
): Bands {
  const lineOf = (w: Series): { end: number; rest: number } => {
    const centre = (period - 1) / 2;
    const mean = average(w);
    const products = w.reduce((s, v, k) => s + (k - centre) * (v - mean), 0);
    const slope = products / ((period * (period * period - 1)) / 12);
    const rest = w.map((v, k) => v - mean - slope * (k - centre));
    return { end: mean + slope * centre, rest: Math.sqrt(average(rest.map((d) => d * d))) };
  };
  const at = (times: number): number[] =>
    rolling(x, period, (w) => {
      const { end, rest } = lineOf(w);
      return end + times * rest;
    });
  return { upper: at(multiplier), middle: at(0), lower: at(-multiplier) };
}

import { emaPart, type Seeded } from './moving-averages.js';
import {
  after,
  change,
  lag,
  type Numbers,
  overDefined,
  rolling,
  type Series,
  zip,
} from './series.js';
import { average } from './statistics.js';

/** Kaufman, Trading Systems and Methods (1995), adaptive techniques. */
export function kama(
  x: Series,
  {
    period = 10,
    fastPeriod = 2,
    slowPeriod = 30,
  }: Numbers<'period' | 'fastPeriod' | 'slowPeriod'> = {},
): number[] {
  const fast = 2 / (fastPeriod + 1);
  const slow = 2 / (slowPeriod + 1);
  const path = rolling(change(x).map(Math.abs), period, (w) => w.reduce((a, b) => a + b, 0));
  const net = change(x, period).map(Math.abs);
  let m = x[period - 1]!;
  return x.map((v, i) => {
    if (i < period) return Number.NaN;
    const efficiency = path[i] === 0 ? 0 : net[i]! / path[i]!;
    m += (efficiency * (fast - slow) + slow) ** 2 * (v - m);
    return m;
  });
}

/** Ehlers & Way, Zero Lag (well, almost) (2010). */
export function zlema(x: Series, { period = 20, seed = 'sma' }: Seeded = {}): number[] {
  const delay = Math.floor((period - 1) / 2);
  const early = zip((a, b) => 2 * a - b, x, lag(x, delay));
  return after(delay + period, emaPart(early, period, seed));
}

/** Legoux & Kouzis-Loukas, Arnaud Legoux moving average (2009). */
export function alma(
  x: Series,
  { period = 9, offset = 0.85, sigma = 6 }: Numbers<'period' | 'offset' | 'sigma'> = {},
): number[] {
  const weights = Array.from({ length: period }, (_, k) => {
    const distance = (k - offset * (period - 1)) / (period / sigma);
    return Math.exp((-distance * distance) / 2);
  });
  const total = weights.reduce((a, b) => a + b, 0);
  return rolling(x, period, (w) => w.reduce((s, v, k) => s + v * weights[k]!, 0) / total);
}

/** McGinley, J. of Technical Analysis (1990); the gain is capped at 1. */
export function mcGinley(
  x: Series,
  { period = 14, factor = 1 }: Numbers<'period' | 'factor'> = {},
): number[] {
  const positive = x.map((v) => (v > 0 ? v : Number.NaN));
  return overDefined(positive, (d) => {
    let m = Number.NaN;
    return d.map((v, i) => {
      if (i === period - 1) m = average(d.slice(0, period));
      else m += (v - m) * Math.min(1, 1 / (factor * period * (v / m) ** 4));
      return m;
    });
  });
}

import { macdPart, roc, rsi } from './momentum.js';
import type { Seed } from './moving-averages.js';
import { after, change, type Numbers, overDefined, rolling, type Series, zip } from './series.js';
import { average } from './statistics.js';

/** `x` within its window's range, 0 to 100; where the range is empty the last one stands. */
function heldStochastic(x: Series, period: number): number[] {
  let last = Number.NaN;
  return rolling(x, period, (w) => {
    const low = Math.min(...w);
    const range = Math.max(...w) - low;
    if (range > 0) last = 100 * ((w[w.length - 1]! - low) / range);
    return last;
  });
}

/** Schaff, The Schaff trend cycle (1999). */
export function stc(
  x: Series,
  {
    cyclePeriod = 10,
    fastPeriod = 23,
    slowPeriod = 50,
    factor = 0.5,
    seed = 'sma',
  }: Numbers<'cyclePeriod' | 'fastPeriod' | 'slowPeriod' | 'factor'> & {
    readonly seed?: Seed;
  } = {},
): number[] {
  const line = macdPart(x, { fastPeriod, slowPeriod, seed });
  const smooth = (y: Series): number[] =>
    overDefined(y, (d) => {
      let m = d[0]!;
      return d.map((v) => {
        m += factor * (v - m);
        return m;
      });
    });
  const warmUp = Math.max(fastPeriod, slowPeriod) + 2 * (cyclePeriod - 1);
  return after(
    warmUp,
    smooth(heldStochastic(smooth(heldStochastic(line, cyclePeriod)), cyclePeriod)),
  );
}

/** Connors & Alvarez, An Introduction to ConnorsRSI (2012). */
export function connorsRsi(
  x: Series,
  {
    rsiPeriod = 3,
    streakPeriod = 2,
    rankPeriod = 100,
    unchanged = 'ends',
    ties = 'above',
  }: Numbers<'rsiPeriod' | 'streakPeriod' | 'rankPeriod'> & {
    readonly unchanged?: 'ends' | 'passes';
    readonly ties?: 'above' | 'below';
  } = {},
): number[] {
  let run = 0;
  const streak = change(x).map((d) => {
    if (d > 0) run = run > 0 ? run + 1 : 1;
    else if (d < 0) run = run < 0 ? run - 1 : -1;
    else if (!(unchanged === 'passes' && d === 0)) run = 0;
    return run;
  });
  const rank = percentRank(roc(x, { period: 1 }), { period: rankPeriod, ties });
  const price = rsi(x, { period: rsiPeriod });
  return zip((a, b, c) => (a + b + c) / 3, price, rsi(streak, { period: streakPeriod }), rank);
}

/** The share of the `period` inputs before this one that are below it, in percent. */
export function percentRank(
  x: Series,
  { period = 100, ties = 'above' }: Numbers<'period'> & { readonly ties?: 'above' | 'below' } = {},
): number[] {
  const isBelow = (v: number, last: number): boolean =>
    v < last || (v === last && ties === 'below');
  return rolling(x, period + 1, (w) =>
    average(w.slice(0, -1).map((v) => (isBelow(v, w[period]!) ? 100 : 0))),
  );
}

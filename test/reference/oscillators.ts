import { macdPart, roc, rsi } from './momentum.js';
import { emaPart, type Seed, sma, wma } from './moving-averages.js';
import {
  after,
  change,
  highest,
  lag,
  lowest,
  type Numbers,
  overDefined,
  position,
  ratio,
  rolling,
  type Series,
  zip,
} from './series.js';
import { average } from './statistics.js';
/** Chande & Kroll, The New Technical Trader (1994). */
export function stochRsi(
  x: Series,
  {
    rsiPeriod = 14,
    period = 14,
    kPeriod = 3,
    dPeriod = 3,
  }: Numbers<'rsiPeriod' | 'period' | 'kPeriod' | 'dPeriod'> = {},
): { k: number[]; d: number[] } {
  const r = rsi(x, { period: rsiPeriod });
  const raw = position(r, lowest(r, { period }), highest(r, { period })).map((v) => 100 * v);
  const k = sma(raw, { period: kPeriod });
  return { k, d: sma(k, { period: dPeriod }) };
}

/** Hutson, Good TRIX, TASC (1983). */
export function trix(
  x: Series,
  {
    period = 15,
    signalPeriod = 9,
    seed = 'sma',
  }: Numbers<'period' | 'signalPeriod'> & { readonly seed?: Seed } = {},
): { trix: number[]; signal: number[] } {
  let smooth: number[] = [...x];
  for (let k = 0; k < 3; k++) smooth = emaPart(smooth, period, seed);
  const line = roc(smooth, { period: 1 });
  return {
    trix: after(3 * period - 1, line),
    signal: after(3 * period - 2 + signalPeriod, emaPart(line, signalPeriod, seed)),
  };
}

/** Blau, Momentum, Direction, and Divergence (1995). */
export function tsi(
  x: Series,
  {
    longPeriod = 25,
    shortPeriod = 13,
    signalPeriod = 13,
    seed = 'sma',
  }: Numbers<'longPeriod' | 'shortPeriod' | 'signalPeriod'> & { readonly seed?: Seed } = {},
): { tsi: number[]; signal: number[] } {
  const twice = (y: Series): number[] => emaPart(emaPart(y, longPeriod, seed), shortPeriod, seed);
  const moves = change(x);
  const line = zip((a, b) => 100 * ratio(a, b), twice(moves), twice(moves.map(Math.abs)));
  const warmUp = longPeriod + shortPeriod;
  return {
    tsi: after(warmUp, line),
    signal: after(warmUp + signalPeriod - 1, emaPart(line, signalPeriod, seed)),
  };
}

type KstPeriods = `${'roc' | 'sma'}Period${1 | 2 | 3 | 4}` | 'signalPeriod';

/** Pring, Rate of change, TASC (September 1992). */
export function kst(x: Series, p: Numbers<KstPeriods> = {}): { kst: number[]; signal: number[] } {
  const part = (rocPeriod: number, smaPeriod: number): number[] =>
    sma(roc(x, { period: rocPeriod }), { period: smaPeriod });
  const line = zip(
    (a, b, c, d) => a + 2 * b + 3 * c + 4 * d,
    part(p.rocPeriod1 ?? 10, p.smaPeriod1 ?? 10),
    part(p.rocPeriod2 ?? 15, p.smaPeriod2 ?? 10),
    part(p.rocPeriod3 ?? 20, p.smaPeriod3 ?? 10),
    part(p.rocPeriod4 ?? 30, p.smaPeriod4 ?? 15),
  );
  return { kst: line, signal: sma(line, { period: p.signalPeriod ?? 9 }) };
}

/** Achelis, Technical Analysis from A to Z (1995); the mean is an older one, never a later one. */
export function dpo(x: Series, { period = 21 }: Numbers<'period'> = {}): number[] {
  return zip((v, m) => v - m, x, lag(sma(x, { period }), Math.floor(period / 2) + 1));
}

/** `x` within its window's range, 0 to 100; where the range is empty the last one stands. */
function heldStochastic(x: Series, period: number): number[] {
  let last = Number.NaN;
  return rolling(x, period, (w) => {
    const low = Math.min(...w);
    const range = Math.max(...w) - low;
    if (range > 0) last = (100 * (w[w.length - 1]! - low)) / range;
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
  }: Numbers<'rsiPeriod' | 'streakPeriod' | 'rankPeriod'> = {},
): number[] {
  let run = 0;
  const streak = change(x).map((d) => {
    if (d > 0) run = run > 0 ? run + 1 : 1;
    else if (d < 0) run = run < 0 ? run - 1 : -1;
    else run = 0;
    return run;
  });
  const rank = percentRank(roc(x, { period: 1 }), { period: rankPeriod });
  const price = rsi(x, { period: rsiPeriod });
  return zip((a, b, c) => (a + b + c) / 3, price, rsi(streak, { period: streakPeriod }), rank);
}

/** The share of the `period` inputs before this one that are strictly below it, in percent. */
export function percentRank(x: Series, { period = 100 }: Numbers<'period'> = {}): number[] {
  return rolling(x, period + 1, (w) =>
    average(w.slice(0, -1).map((v) => (v < w[period]! ? 100 : 0))),
  );
}

/** Coppock, Realistic stock market forecasting, Barron's (1962). */
export function coppock(
  x: Series,
  {
    longPeriod = 14,
    shortPeriod = 11,
    wmaPeriod = 10,
  }: Numbers<'longPeriod' | 'shortPeriod' | 'wmaPeriod'> = {},
): number[] {
  const long = roc(x, { period: longPeriod });
  return wma(
    zip((a, b) => a + b, long, roc(x, { period: shortPeriod })),
    { period: wmaPeriod },
  );
}

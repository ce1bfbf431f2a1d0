import { roc, rsi } from './momentum.js';
import { emaPart, type Seed, sma, wma } from './moving-averages.js';
import {
  after,
  change,
  highest,
  lag,
  lowest,
  type Numbers,
  notNegative,
  overDefined,
  position,
  ratio,
  type Series,
  zip,
} from './series.js';
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
  const line = overDefined(notNegative(x), (defined) => {
    let smooth = defined;
    for (let k = 0; k < 3; k++) smooth = emaPart(smooth, period, seed);
    return roc(smooth, { period: 1 });
  });
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

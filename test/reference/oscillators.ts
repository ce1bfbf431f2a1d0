import { emaPart, rma, type Seed, sma, wma } from './moving-averages.js';
import {
  after,
  type Bars,
  change,
  highest,
  lag,
  lowest,
  overDefined,
  position,
  ratio,
  rolling,
  type Series,
  zip,
} from './series.js';
import { average } from './statistics.js';

export function roc(x: Series, { period = 10 } = {}): number[] {
  return zip((a, b) => 100 * ratio(a - b, b), x, lag(x, period));
}

export function momentum(x: Series, { period = 10 } = {}): number[] {
  return change(x, period);
}

const rises = (x: Series): number[] =>
  change(x).map((d) => (Number.isNaN(d) ? d : Math.max(d, 0)));
const falls = (x: Series): number[] =>
  change(x).map((d) => (Number.isNaN(d) ? d : Math.max(-d, 0)));

/** Wilder, New Concepts in Technical Trading Systems (1978), section VI. */
export function rsi(x: Series, { period = 14 } = {}): number[] {
  const gain = rma(rises(x), { period });
  const loss = rma(falls(x), { period });
  return zip((g, l) => 100 * ratio(g, g + l), gain, loss);
}

/** Chande & Kroll, The New Technical Trader (1994). */
export function stochRsi(
  x: Series,
  { rsiPeriod = 14, period = 14, kPeriod = 3, dPeriod = 3 } = {},
): { k: number[]; d: number[] } {
  const r = rsi(x, { period: rsiPeriod });
  const raw = position(r, lowest(r, { period }), highest(r, { period })).map((v) => 100 * v);
  const k = sma(raw, { period: kPeriod });
  return { k, d: sma(k, { period: dPeriod }) };
}

interface ThreeMeans {
  readonly fastPeriod?: number;
  readonly slowPeriod?: number;
  readonly signalPeriod?: number;
  readonly seed?: Seed;
}

function withSignal(
  line: Series,
  { slowPeriod = 26, signalPeriod = 9, seed = 'sma' }: ThreeMeans,
): [line: number[], signal: number[], histogram: number[]] {
  const heard = after(slowPeriod + signalPeriod - 1, emaPart(line, signalPeriod, seed));
  return [after(slowPeriod, line), heard, zip((a, b) => a - b, line, heard)];
}

/** Appel, Technical Analysis: Power Tools for Active Investors (2005). */
export function macd(
  x: Series,
  p: ThreeMeans = {},
): { macd: number[]; signal: number[]; histogram: number[] } {
  const { fastPeriod = 12, slowPeriod = 26, seed = 'sma' } = p;
  const line = zip((f, s) => f - s, emaPart(x, fastPeriod, seed), emaPart(x, slowPeriod, seed));
  const [value, signal, histogram] = withSignal(line, p);
  return { macd: value, signal, histogram };
}

export function ppo(
  x: Series,
  p: ThreeMeans = {},
): { ppo: number[]; signal: number[]; histogram: number[] } {
  const { fastPeriod = 12, slowPeriod = 26, seed = 'sma' } = p;
  const line = zip(
    (f, s) => 100 * ratio(f - s, s),
    emaPart(x, fastPeriod, seed),
    emaPart(x, slowPeriod, seed),
  );
  const [value, signal, histogram] = withSignal(line, p);
  return { ppo: value, signal, histogram };
}

export function pvo(
  { volume }: Bars,
  p: ThreeMeans = {},
): { pvo: number[]; signal: number[]; histogram: number[] } {
  const { ppo: line, signal, histogram } = ppo(volume, p);
  return { pvo: line, signal, histogram };
}

export function apo(x: Series, p: ThreeMeans = {}): number[] {
  return macd(x, p).macd;
}

/** Chande & Kroll, The New Technical Trader (1994). */
export function cmo(x: Series, { period = 14 } = {}): number[] {
  const up = sma(rises(x), { period });
  const down = sma(falls(x), { period });
  return zip((u, d) => 100 * ratio(u - d, u + d), up, down);
}

/** Hutson, Good TRIX, TASC (1983). */
export function trix(
  x: Series,
  { period = 15, signalPeriod = 9, seed = 'sma' as Seed } = {},
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
  { longPeriod = 25, shortPeriod = 13, signalPeriod = 13, seed = 'sma' as Seed } = {},
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

/** Pring, Rate of change, TASC (September 1992). */
export function kst(
  x: Series,
  {
    rocPeriods = [10, 15, 20, 30],
    smaPeriods = [10, 10, 10, 15],
    weights = [1, 2, 3, 4],
    signalPeriod = 9,
  } = {},
): { kst: number[]; signal: number[] } {
  const parts = rocPeriods.map((period, k) => sma(roc(x, { period }), { period: smaPeriods[k]! }));
  const line = zip((...v) => v.reduce((s, part, k) => s + weights[k]! * part, 0), ...parts);
  return { kst: line, signal: sma(line, { period: signalPeriod }) };
}

/** Achelis, Technical Analysis from A to Z (1995); the mean is an older one, never a later one. */
export function dpo(x: Series, { period = 21 } = {}): number[] {
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
  { cyclePeriod = 10, fastPeriod = 23, slowPeriod = 50, factor = 0.5, seed = 'sma' as Seed } = {},
): number[] {
  const line = macd(x, { fastPeriod, slowPeriod, seed }).macd;
  const smooth = (y: Series): number[] =>
    overDefined(y, (d) => {
      let m = d[0]!;
      return d.map((v) => {
        m += factor * (v - m);
        return m;
      });
    });
  return smooth(heldStochastic(smooth(heldStochastic(line, cyclePeriod)), cyclePeriod));
}

/** Connors & Alvarez, An Introduction to ConnorsRSI (2012). */
export function connorsRsi(
  x: Series,
  { rsiPeriod = 3, streakPeriod = 2, rankPeriod = 100 } = {},
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
export function percentRank(x: Series, { period = 100 } = {}): number[] {
  return rolling(x, period + 1, (w) =>
    average(w.slice(0, -1).map((v) => (v < w[period]! ? 100 : 0))),
  );
}

/** Coppock, Realistic stock market forecasting, Barron's (1962). */
export function coppock(
  x: Series,
  { longPeriod = 14, shortPeriod = 11, wmaPeriod = 10 } = {},
): number[] {
  const long = roc(x, { period: longPeriod });
  return wma(zip((a, b) => a + b, long, roc(x, { period: shortPeriod })), { period: wmaPeriod });
}

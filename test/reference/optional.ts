import { rsi } from './momentum.js';
import { emaPart, meanOf, type Seed } from './moving-averages.js';
import {
  after,
  type Bars,
  change,
  highest,
  lowest,
  type Numbers,
  overBars,
  overDefined,
  ratio,
  type Series,
  typical,
  zip,
} from './series.js';
import { stdDev } from './statistics.js';

/** Dorsey, The relative volatility index, TASC (June 1993); an unchanged price counts as down. */
export function relativeVolatility(
  x: Series,
  {
    stdPeriod = 10,
    period = 14,
    mean = 'ema',
  }: Numbers<'stdPeriod' | 'period'> & { readonly mean?: 'ema' | 'rma' } = {},
): number[] {
  const spread = stdDev(x, { period: stdPeriod });
  const part = (rose: boolean): number[] =>
    meanOf(
      mean,
      zip((s, d) => (Number.isNaN(s + d) ? Number.NaN : d > 0 === rose ? s : 0), spread, change(x)),
      period,
    );
  return zip((u, d) => 100 * ratio(u, u + d), part(true), part(false));
}

/** Klinger's oscillator in TradingView's form: volume signed by the typical price's last move. */
export function klinger(
  bars: Bars,
  {
    fastPeriod = 34,
    slowPeriod = 55,
    signalPeriod = 13,
    seed = 'sma',
    firstBar = 'skip',
  }: Numbers<'fastPeriod' | 'slowPeriod' | 'signalPeriod'> & {
    readonly seed?: Seed;
    readonly firstBar?: 'skip' | 'falls';
  } = {},
): { klinger: number[]; signal: number[] } {
  const signed = zip(
    (d, v) => (Number.isNaN(d) && firstBar === 'skip' ? d : d >= 0 ? v : -v),
    change(typical(bars)),
    bars.volume,
  );
  const fast = emaPart(signed, fastPeriod, seed);
  const line = zip((f, s) => f - s, fast, emaPart(signed, slowPeriod, seed));
  const signal = emaPart(line, signalPeriod, seed);
  const warmUp = Math.max(fastPeriod, slowPeriod) + (firstBar === 'skip' ? 1 : 0);
  return { klinger: after(warmUp, line), signal: after(warmUp + signalPeriod - 1, signal) };
}

/** Livshin's QQE, as charts draw it: a smoothed RSI and the stop that trails it. */
export function qqe(
  x: Series,
  {
    period = 14,
    smoothPeriod = 5,
    factor = 4.236,
  }: Numbers<'period' | 'smoothPeriod' | 'factor'> = {},
): { rsi: number[]; trail: number[] } {
  const line = emaPart(rsi(x, { period }), smoothPeriod);
  const slow = 2 * period - 1;
  const range = emaPart(emaPart(overDefined(line, (d) => change(d)).map(Math.abs), slow), slow);
  const trail = line.map(() => Number.NaN);
  let floor = Number.NaN;
  let ceiling = Number.NaN;
  let last = Number.NaN;
  let rising = true;
  line.forEach((v, i) => {
    if (Number.isNaN(v)) return;
    const reach = factor * range[i]!;
    if (!Number.isNaN(reach)) {
      if (v > ceiling) rising = true;
      else if (v < floor) rising = false;
      floor = last > floor && v > floor ? Math.max(floor, v - reach) : v - reach;
      ceiling = last < ceiling && v < ceiling ? Math.min(ceiling, v + reach) : v + reach;
      trail[i] = rising ? floor : ceiling;
    }
    last = v;
  });
  return { rsi: line, trail };
}

/** Blau, Momentum, Direction, and Divergence (1995): stochastic momentum index. */
export function smi(
  { high, low, close }: Bars,
  {
    period = 13,
    longPeriod = 25,
    shortPeriod = 2,
    signalPeriod = 9,
  }: Numbers<'period' | 'longPeriod' | 'shortPeriod' | 'signalPeriod'> = {},
): { smi: number[]; signal: number[] } {
  const floor = lowest(low, { period });
  const ceiling = highest(high, { period });
  const twice = (y: number[]): number[] => emaPart(emaPart(y, longPeriod), shortPeriod);
  const offset = twice(zip((c, l, h) => c - (h + l) / 2, close, floor, ceiling));
  const range = twice(zip((l, h) => h - l, floor, ceiling));
  const line = zip((a, b) => 200 * ratio(a, b), offset, range);
  return { smi: line, signal: emaPart(line, signalPeriod) };
}

/** White, The vertical horizontal filter, Futures (August 1991). */
export function vhf(
  { high, low, close }: Bars,
  {
    period = 28,
    range: of = 'closes',
  }: Numbers<'period'> & { readonly range?: 'closes' | 'bars' } = {},
): number[] {
  const [tops, bottoms] = of === 'bars' ? [high, low] : [close, close];
  return overBars(close.length, period + 1, (first, last) => {
    const path = close
      .slice(first, last + 1)
      .map((c, k, w) => (k === 0 ? 0 : Math.abs(c - w[k - 1]!)));
    const range =
      Math.max(...tops.slice(first + 1, last + 1)) -
      Math.min(...bottoms.slice(first + 1, last + 1));
    return ratio(
      range,
      path.reduce((a, b) => a + b, 0),
    );
  });
}

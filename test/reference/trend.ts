import { rma } from './moving-averages.js';
import {
  type Bars,
  change,
  type HlcField,
  lag,
  type Numbers,
  overBars,
  overDefined,
  placeOf,
  priceOf,
  ratio,
  type Series,
  type Ties,
  zip,
} from './series.js';
import { sum } from './statistics.js';
import { atr, type FirstBar, trueRange } from './volatility.js';

/**
 * Wilder's running sum: seeded as TA-Lib and TTR do, the n-th value joins a sum already decayed;
 * seeded 'sma', as TradingView's means are, the sum of n values is the first.
 */
function wilderSum(x: Series, n: number, seed: 'wilder' | 'sma'): number[] {
  return overDefined(x, (d) => {
    let total = d.slice(0, n - 1).reduce((a, b) => a + b, 0);
    return d.map((v, i) => {
      if (i < n - 1) return Number.NaN;
      const isSeed = i === n - 1 && seed === 'sma';
      total = isSeed ? total + v : v + (total * (n - 1)) / n;
      return total;
    });
  });
}

/** Wilder, New Concepts in Technical Trading Systems (1978), section IV. */
export function adx(
  bars: Bars,
  {
    period = 14,
    adxPeriod = 0,
    seed = 'wilder',
  }: Numbers<'period' | 'adxPeriod'> & { readonly seed?: 'wilder' | 'sma' } = {},
): { adx: number[]; plusDi: number[]; minusDi: number[]; dx: number[] } {
  const up = change(bars.high);
  const down = change(bars.low).map((d) => -d);
  const moved = (a: Series, b: Series): number[] =>
    zip((x, y) => (Number.isNaN(x) ? x : x > y && x > 0 ? x : 0), a, b);
  const range = wilderSum(trueRange(bars), period, seed);
  const plusDi = zip((m, r) => 100 * ratio(m, r), wilderSum(moved(up, down), period, seed), range);
  const minusDi = zip((m, r) => 100 * ratio(m, r), wilderSum(moved(down, up), period, seed), range);
  const dx = zip((p, m) => 100 * ratio(Math.abs(p - m), p + m), plusDi, minusDi);
  return { adx: rma(dx, { period: adxPeriod || period }), plusDi, minusDi, dx };
}

/** Chande, A time price oscillator, TASC (September 1995). */
export function aroon(
  { high, low }: Bars,
  { period = 14, ties }: Numbers<'period'> & Ties = {},
): { up: number[]; down: number[]; oscillator: number[] } {
  const freshness = (x: Series): number[] =>
    overBars(x.length, period + 1, (first, last) => {
      const window = x.slice(first, last + 1);
      return (100 * placeOf(window, Math.max(...window), ties)) / period;
    });
  const up = freshness(high);
  const down = freshness(low.map((l) => -l));
  return { up, down, oscillator: zip((u, d) => u - d, up, down) };
}

/** Seban (2008), as TradingView's reference states it; starts down. */
export function superTrend(
  bars: Bars,
  {
    period = 10,
    multiplier = 3,
    firstBar = 'skip',
    source = 'hl2',
  }: Numbers<'period' | 'multiplier'> & {
    readonly firstBar?: FirstBar;
    readonly source?: HlcField;
  } = {},
): { value: number[]; direction: number[]; upper: number[]; lower: number[] } {
  const width = atr(bars, { period, firstBar }).map((a) => multiplier * a);
  const middle = priceOf(bars, source);
  const { close } = bars;
  const n = close.length;
  const blank = (): number[] => new Array<number>(n).fill(Number.NaN);
  const out = { value: blank(), direction: blank(), upper: blank(), lower: blank() };
  const first = width.findIndex((w) => !Number.isNaN(w));
  for (let i = first; i >= 0 && i < n; i++) {
    let upper = middle[i]! + width[i]!;
    let lower = middle[i]! - width[i]!;
    let direction = -1;
    if (i > first) {
      if (close[i - 1]! <= out.upper[i - 1]!) upper = Math.min(upper, out.upper[i - 1]!);
      if (close[i - 1]! >= out.lower[i - 1]!) lower = Math.max(lower, out.lower[i - 1]!);
      if (out.direction[i - 1] === -1) direction = close[i]! > upper ? 1 : -1;
      else direction = close[i]! < lower ? -1 : 1;
    }
    out.upper[i] = upper;
    out.lower[i] = lower;
    out.direction[i] = direction;
    out.value[i] = direction === 1 ? lower : upper;
  }
  return out;
}

type StopConvention = { readonly convention?: 'wilder' | 'taLib' | 'tradingView' };

/** Wilder, New Concepts in Technical Trading Systems (1978), section II. */
export function parabolicSar(
  bars: Bars,
  { step = 0.02, max = 0.2, convention = 'wilder' }: Numbers<'step' | 'max'> & StopConvention = {},
): { value: number[]; direction: number[] } {
  if (convention === 'tradingView') return pineSar(bars, step, max);
  const { low, high } = bars;
  const value = high.map(() => Number.NaN);
  const direction = high.map(() => Number.NaN);
  if (high.length < 2) return { value, direction };
  let rising = !(low[0]! - low[1]! > Math.max(high[1]! - high[0]!, 0));
  let stop = rising ? low[0]! : high[0]!;
  let extreme = rising ? high[1]! : low[1]!;
  let acceleration = step;
  for (let i = 1; i < high.length; i++) {
    // TA-Lib takes the second bar for the one before it, too.
    const before = i === 1 && convention === 'taLib' ? 1 : i - 1;
    const touched = rising ? low[i]! <= stop : high[i]! >= stop;
    if (touched) {
      rising = !rising;
      stop = rising
        ? Math.min(extreme, low[before]!, low[i]!)
        : Math.max(extreme, high[before]!, high[i]!);
      extreme = rising ? high[i]! : low[i]!;
      acceleration = step;
    } else if (rising ? high[i]! > extreme : low[i]! < extreme) {
      extreme = rising ? high[i]! : low[i]!;
      acceleration = Math.min(acceleration + step, max);
    }
    value[i] = stop;
    direction[i] = rising ? 1 : -1;
    stop += acceleration * (extreme - stop);
    stop = rising ? Math.min(stop, low[before]!, low[i]!) : Math.max(stop, high[before]!, high[i]!);
  }
  return { value, direction };
}

/** What the reference manual of Pine Script says of `ta.sar`: the touch first, clipping after it. */
function pineSar(
  { high, low, close }: Bars,
  step: number,
  max: number,
): { value: number[]; direction: number[] } {
  const value = high.map(() => Number.NaN);
  const direction = high.map(() => Number.NaN);
  let isBelow = false;
  let best = Number.NaN;
  let speed = step;
  for (let i = 1; i < high.length; i++) {
    let isNew = i === 1;
    if (isNew) {
      isBelow = close[1]! > close[0]!;
      best = isBelow ? high[1]! : low[1]!;
      value[0] = isBelow ? low[0]! : high[0]!;
    }
    let stop = value[i - 1]! + speed * (best - value[i - 1]!);
    if (isBelow && stop > low[i]!) {
      [isNew, isBelow, speed] = [true, false, step];
      stop = Math.max(high[i]!, best);
      best = low[i]!;
    } else if (!isBelow && stop < high[i]!) {
      [isNew, isBelow, speed] = [true, true, step];
      stop = Math.min(low[i]!, best);
      best = high[i]!;
    }
    if (!isNew && (isBelow ? high[i]! > best : low[i]! < best)) {
      best = isBelow ? high[i]! : low[i]!;
      speed = Math.min(speed + step, max);
    }
    const last = [i - 1, i - 2].filter((k) => k >= 0);
    stop = isBelow
      ? Math.min(stop, ...last.map((k) => low[k]!))
      : Math.max(stop, ...last.map((k) => high[k]!));
    value[i] = stop;
    direction[i] = isBelow ? 1 : -1;
  }
  if (value.length > 0) value[0] = Number.NaN;
  return { value, direction };
}

/** Botes & Siepman, The vortex indicator, TASC (January 2010). */
export function vortex(
  bars: Bars,
  { period = 14 }: Numbers<'period'> = {},
): { plus: number[]; minus: number[] } {
  const range = sum(trueRange(bars), { period });
  const reach = (a: Series, b: Series): number[] =>
    sum(
      zip((x, y) => Math.abs(x - y), a, lag(b)),
      { period },
    );
  return {
    plus: zip(ratio, reach(bars.high, bars.low), range),
    minus: zip(ratio, reach(bars.low, bars.high), range),
  };
}

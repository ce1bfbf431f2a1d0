import { emaPart, type MeanKind, meanOf, rma, type Seed, sma } from './moving-averages.js';
import {
  after,
  type Bars,
  change,
  highest,
  lag,
  lowest,
  medianPrice,
  type Numbers,
  overBars,
  overDefined,
  position,
  ratio,
  type Series,
  typical,
  zip,
} from './series.js';
import { sum } from './statistics.js';
import { adx } from './trend.js';
import { atr, type FirstBar, trueRange } from './volatility.js';

/** Ehlers, Relative vigor index, TASC (January 2002). */
export function rvgi(
  { open, high, low, close }: Bars,
  { period = 10 }: Numbers<'period'> = {},
): { rvgi: number[]; signal: number[] } {
  const weighed = (x: Series): number[] =>
    zip((a, b, c, d) => (a + 2 * b + 2 * c + d) / 6, x, lag(x, 1), lag(x, 2), lag(x, 3));
  const total = (a: Series, b: Series): number[] =>
    sum(weighed(zip((x, y) => x - y, a, b)), { period });
  const line = zip(ratio, total(close, open), total(high, low));
  return { rvgi: line, signal: overDefined(line, weighed) };
}

/** DeMark, The New Science of Technical Analysis (1994). */
export function deMarker({ high, low }: Bars, { period = 14 }: Numbers<'period'> = {}): number[] {
  const beyond = (x: Series): number[] =>
    sum(
      change(x).map((d) => (Number.isNaN(d) ? d : Math.max(d, 0))),
      { period },
    );
  const up = beyond(high);
  return zip((u, d) => 100 * ratio(u, u + d), up, beyond(low.map((l) => -l)));
}

const bodies = ({ open, close }: Bars): number[] => zip((c, o) => c - o, close, open);

export function qstick(
  bars: Bars,
  { period = 8, mean = 'sma' }: Numbers<'period'> & { readonly mean?: MeanKind } = {},
): number[] {
  return meanOf(mean, bodies(bars), period);
}

/** LazyBear (2014). */
export function waveTrend(
  bars: Bars,
  {
    channelPeriod = 10,
    period = 21,
    signalPeriod = 4,
    seed = 'sma',
  }: Numbers<'channelPeriod' | 'period' | 'signalPeriod'> & { readonly seed?: Seed } = {},
): { wave: number[]; signal: number[] } {
  const price = typical(bars);
  const apart = zip((p, m) => p - m, price, emaPart(price, channelPeriod, seed));
  const usual = emaPart(apart.map(Math.abs), channelPeriod, seed);
  const units = zip((a, u) => ratio(a, 0.015 * u), apart, usual);
  const wave = emaPart(units, period, seed);
  const first = 2 * channelPeriod + period - 2;
  const signal = after(first + signalPeriod - 1, sma(wave, { period: signalPeriod }));
  return { wave: after(first, wave), signal };
}

/** Chinese charts: a stochastic smoothed from 50 on. */
export function kdj(
  { high, low, close }: Bars,
  { period = 9, kPeriod = 3, dPeriod = 3 }: Numbers<'period' | 'kPeriod' | 'dPeriod'> = {},
): { k: number[]; d: number[]; j: number[] } {
  const places = position(close, lowest(low, { period }), highest(high, { period }));
  const raw = places.map((p) => 100 * (Number.isNaN(p) ? p : Math.min(Math.max(p, 0), 1)));
  const smooth = (x: Series, n: number): number[] =>
    overDefined(x, (d) => {
      let m = 50;
      return d.map((v) => {
        m += (v - m) / n;
        return m;
      });
    });
  const k = smooth(raw, kPeriod);
  const d = smooth(k, dPeriod);
  return { k, d, j: zip((a, b) => 3 * a - 2 * b, k, d) };
}

export function imi(bars: Bars, { period = 14 }: Numbers<'period'> = {}): number[] {
  const part = (sign: number): number[] =>
    sum(
      bodies(bars).map((b) => Math.max(sign * b, 0)),
      { period },
    );
  return zip((u, d) => 100 * ratio(u, u + d), part(1), part(-1));
}

export function prettyGood(bars: Bars, { period = 14 }: Numbers<'period'> = {}): number[] {
  const usual = emaPart(trueRange(bars), period);
  return zip((c, m, r) => ratio(c - m, r), bars.close, sma(bars.close, { period }), usual);
}

/** Williams, New Trading Dimensions (1998). */
export function accelerator(
  bars: Bars,
  {
    fastPeriod = 5,
    slowPeriod = 34,
    signalPeriod = 5,
  }: Numbers<'fastPeriod' | 'slowPeriod' | 'signalPeriod'> = {},
): number[] {
  const price = medianPrice(bars);
  const mean = (period: number): number[] => sma(price, { period });
  const line = zip((f, s) => f - s, mean(fastPeriod), mean(slowPeriod));
  return zip((v, m) => v - m, line, sma(line, { period: signalPeriod }));
}

export function ibs({ high, low, close }: Bars): number[] {
  return zip((h, l, c) => ratio(c - l, h - l), high, low, close);
}

type Shifts = Numbers<
  'jawPeriod' | 'jawShift' | 'teethPeriod' | 'teethShift' | 'lipsPeriod' | 'lipsShift'
>;

/** Williams, New Trading Dimensions (1998). */
export function alligator(
  bars: Bars,
  p: Shifts = {},
): { jaw: number[]; teeth: number[]; lips: number[] } {
  const line = (period: number, shift: number): number[] =>
    lag(rma(medianPrice(bars), { period }), shift);
  return {
    jaw: line(p.jawPeriod ?? 13, p.jawShift ?? 8),
    teeth: line(p.teethPeriod ?? 8, p.teethShift ?? 5),
    lips: line(p.lipsPeriod ?? 5, p.lipsShift ?? 3),
  };
}

export function gator(bars: Bars, p: Shifts = {}): { upper: number[]; lower: number[] } {
  const { jaw, teeth, lips } = alligator(bars, p);
  const apart = (a: Series, b: Series): number[] => zip((x, y) => Math.abs(x - y), a, b);
  return { upper: apart(jaw, teeth), lower: apart(teeth, lips).map((v) => 0 - v) };
}

/** Fosback, Stock Market Logic (1976). */
function volumeIndex({ close, volume }: Bars, sign: number): number[] {
  let index = 1000;
  return close.map((c, i) => {
    const before = close[i - 1]!;
    const moves = i > 0 && Math.sign(volume[i]! - volume[i - 1]!) === sign;
    if (moves && before > 0 && c > 0) index *= c / before;
    return index;
  });
}

export const nvi = (bars: Bars): number[] => volumeIndex(bars, -1);
export const pvi = (bars: Bars): number[] => volumeIndex(bars, 1);

function running(x: Series): number[] {
  let total = 0;
  return x.map((v) => {
    total += v;
    return total;
  });
}

export function pvt({ close, volume }: Bars): number[] {
  return running(
    zip((c, p, v) => (p > 0 && c > 0 ? (v * (c - p)) / p : 0), close, lag(close), volume),
  );
}

export function marketFacilitation({ high, low, volume }: Bars): number[] {
  return zip((h, l, v) => ratio(h - l, v), high, low, volume);
}

export function volumeOscillator(
  { volume }: Bars,
  { fastPeriod = 5, slowPeriod = 10 }: Numbers<'fastPeriod' | 'slowPeriod'> = {},
): number[] {
  const slow = sma(volume, { period: slowPeriod });
  return zip((f, s) => 100 * ratio(f - s, s), sma(volume, { period: fastPeriod }), slow);
}

export function adxr(bars: Bars, { period = 14 }: Numbers<'period'> = {}): number[] {
  return overDefined(adx(bars, { period }).adx, (d) =>
    zip((a, b) => (a + b) / 2, d, lag(d, period - 1)),
  );
}

/** Wilder (1978), as TradingView's VStop draws it. */
export function volatilityStop(
  bars: Bars,
  {
    period = 20,
    multiplier = 2,
    firstBar = 'skip',
  }: Numbers<'period' | 'multiplier'> & { readonly firstBar?: FirstBar } = {},
): { stop: number[]; direction: number[] } {
  const stop = bars.close.map(() => Number.NaN);
  const direction = bars.close.map(() => Number.NaN);
  const room = atr(bars, { period, firstBar }).map((a) => multiplier * a);
  let since = -1;
  let isUp = true;
  for (let i = room.findIndex((r) => !Number.isNaN(r)); i >= 0 && i < room.length; i++) {
    const close = bars.close[i]!;
    if (since < 0) since = i;
    const closes = bars.close.slice(since, i + 1);
    const best = isUp ? Math.max(...closes) : Math.min(...closes);
    let level = isUp ? best - room[i]! : best + room[i]!;
    if (i > since || !Number.isNaN(stop[i - 1] ?? Number.NaN)) {
      level = isUp ? Math.max(stop[i - 1]!, level) : Math.min(stop[i - 1]!, level);
    }
    const stays = isUp ? close >= level : close <= level;
    if (!stays) {
      isUp = !isUp;
      since = i;
      level = isUp ? close - room[i]! : close + room[i]!;
    }
    stop[i] = level;
    direction[i] = isUp ? 1 : -1;
  }
  return { stop, direction };
}

/** Krausz, TASC (February 1998). */
export function gannHiLo(
  { high, low, close }: Bars,
  { highPeriod = 13, lowPeriod = 21 }: Numbers<'highPeriod' | 'lowPeriod'> = {},
): { value: number[]; direction: number[] } {
  const tops = sma(high, { period: highPeriod });
  const bottoms = sma(low, { period: lowPeriod });
  const first = Math.max(highPeriod, lowPeriod);
  let said = { value: Number.NaN, direction: Number.NaN };
  const rows = close.map((c, i) => {
    if (i >= first && c > tops[i - 1]!) said = { value: bottoms[i]!, direction: 1 };
    else if (i >= first && c < bottoms[i - 1]!) said = { value: tops[i]!, direction: -1 };
    return said;
  });
  return { value: rows.map((r) => r.value), direction: rows.map((r) => r.direction) };
}

/** Merrill, Filtered Waves (1977); a turning point is said when it is confirmed. */
export function zigZag(
  bars: Bars,
  p: Numbers<'percent'> = {},
): { pivot: number[]; age: number[]; direction: number[]; extreme: number[] } {
  const places = bars.low.flatMap((l, i) => (l > 0 ? [i] : []));
  const of = (x: Series): number[] => places.map((i) => x[i]!);
  const legs = legsOf(of(bars.high), of(bars.low), p.percent ?? 5);
  const spread = (x: Series): number[] => {
    const all = bars.low.map(() => Number.NaN);
    places.forEach((i, k) => {
      all[i] = x[k]!;
    });
    return all;
  };
  const { pivot, age, direction, extreme } = legs;
  return {
    pivot: spread(pivot),
    age: spread(age),
    direction: spread(direction),
    extreme: spread(extreme),
  };
}

function legsOf(
  high: Series,
  low: Series,
  percent: number,
): { pivot: number[]; age: number[]; direction: number[]; extreme: number[] } {
  const share = percent / 100;
  const rows = {
    pivot: [] as number[],
    age: [] as number[],
    direction: [] as number[],
    extreme: [] as number[],
  };
  let start = 0;
  let direction = Number.NaN;
  for (let i = 0; i < high.length; i++) {
    const tops = high.slice(start, i + 1);
    const floors = low.slice(start, i + 1);
    const top = Math.max(...tops);
    const floor = Math.min(...floors);
    const topAt = start + tops.indexOf(top);
    const floorAt = start + floors.indexOf(floor);
    const falls = !(direction < 0) && topAt < i && top - low[i]! >= share * top;
    const rises = !falls && !(direction > 0) && floorAt < i && high[i]! - floor >= share * floor;
    rows.pivot.push(falls ? top : rises ? floor : Number.NaN);
    rows.age.push(falls ? i - topAt : rises ? i - floorAt : Number.NaN);
    if (falls || rises) {
      direction = falls ? -1 : 1;
      start = i;
    }
    rows.direction.push(direction);
    const best =
      direction > 0 ? Math.max(...high.slice(start, i + 1)) : Math.min(...low.slice(start, i + 1));
    rows.extreme.push(best);
  }
  return rows;
}

/** TradingView's `ta.pivothigh` and `ta.pivotlow`: of equals the last. */
export function swingPivots(
  { high, low }: Bars,
  { left = 5, right = 5 }: Numbers<'left' | 'right'> = {},
): { high: number[]; low: number[] } {
  const peaks = (x: Series): number[] =>
    overBars(x.length, left + right + 1, (first, last) => {
      const centre = x[first + left]!;
      const isTop = x.slice(first, first + left).every((v) => v <= centre);
      return isTop && x.slice(first + left + 1, last + 1).every((v) => v < centre)
        ? centre
        : Number.NaN;
    });
  return { high: peaks(high), low: peaks(low.map((l) => -l)).map((l) => -l) };
}

/** Headley, Big Trends in Trading (2002). */
export function accelerationBands(
  { high, low, close }: Bars,
  { period = 20, factor = 4 }: Numbers<'period' | 'factor'> = {},
): { upper: number[]; middle: number[]; lower: number[] } {
  const isSound = (h: number, l: number): boolean => h + l > 0;
  const push = zip(
    (h, l) => (isSound(h, l) ? (factor * (h - l)) / (h + l) : Number.NaN),
    high,
    low,
  );
  const mean = (x: Series): number[] => sma(x, { period });
  return {
    upper: mean(zip((h, p) => h * (1 + p), high, push)),
    middle: mean(zip((c, p) => (Number.isNaN(p) ? p : c), close, push)),
    lower: mean(zip((l, p) => l * (1 - p), low, push)),
  };
}

/** Achelis, Technical Analysis from A to Z (1995). */
export function chaikinVolatility(
  { high, low }: Bars,
  { period = 10, seed = 'sma' }: Numbers<'period'> & { readonly seed?: Seed } = {},
): number[] {
  const ranges = zip((h, l) => h - l, high, low);
  const smooth = emaPart(ranges, period, seed);
  const growth = zip((d, s) => 100 * ratio(d, s), change(smooth, period), lag(smooth, period));
  return after(2 * period, growth);
}

/** DeMark, The New Science of Technical Analysis (1994): the setup. */
export function tdSequential(x: Series): number[] {
  let run = 0;
  return change(x, 4).map((d) => {
    if (Number.isNaN(d)) return d;
    const way = Math.sign(d);
    run = way !== 0 && Math.sign(run) === way && Math.abs(run) < 9 ? run + way : way;
    return run;
  });
}

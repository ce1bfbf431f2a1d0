import { emaPart, type Seed, sma } from './moving-averages.js';
import {
  after,
  type Bars,
  change,
  type HlcField,
  medianPrice,
  type Numbers,
  overBars,
  overDefined,
  priceOf,
  ratio,
  type Series,
  zip,
} from './series.js';
import { sum } from './statistics.js';

function cumulative(x: Series): number[] {
  let total = 0;
  return x.map((v) => {
    total += v;
    return total;
  });
}

/** Granville, New Key to Stock Market Profits (1963); starts at the first volume. */
export function obv({ close, volume }: Bars): number[] {
  return cumulative(zip((d, v) => (Number.isNaN(d) ? v : Math.sign(d) * v), change(close), volume));
}

/** Chaikin: volume weighted by where the close stands in the bar; 0 where there is no range. */
function flow({ high, low, close, volume }: Bars): number[] {
  return zip(
    (h, l, c, v) => (h === l ? 0 : ((c - l - (h - c)) / (h - l)) * v),
    high,
    low,
    close,
    volume,
  );
}

export function adl(bars: Bars): number[] {
  return cumulative(flow(bars));
}

export function cmf(bars: Bars, { period = 20 }: Numbers<'period'> = {}): number[] {
  return zip(ratio, sum(flow(bars), { period }), sum(bars.volume, { period }));
}

export function chaikinOscillator(
  bars: Bars,
  {
    fastPeriod = 3,
    slowPeriod = 10,
    seed = 'sma',
  }: Numbers<'fastPeriod' | 'slowPeriod'> & { readonly seed?: Seed } = {},
): number[] {
  const total = adl(bars);
  const line = zip(
    (f, s) => f - s,
    emaPart(total, fastPeriod, seed),
    emaPart(total, slowPeriod, seed),
  );
  return after(slowPeriod, line);
}

/** Quong & Soudack, Volume-weighted RSI: money flow, TASC (1989). */
export function mfi(
  bars: Bars,
  {
    period = 14,
    firstBar = 'skip',
    source = 'hlc3',
  }: Numbers<'period'> & {
    readonly firstBar?: 'skip' | 'both';
    readonly source?: HlcField;
  } = {},
): number[] {
  const prices = priceOf(bars, source).map((p) => (p > 0 ? p : Number.NaN));
  const volumes = bars.volume.filter((_, i) => !Number.isNaN(prices[i]));
  return overDefined(prices, (price) => {
    const money = (sign: number): number[] =>
      zip(
        (d, p, v) => {
          if (Number.isNaN(d)) return firstBar === 'both' ? p * v : d;
          return Math.sign(d) === sign ? p * v : 0;
        },
        change(price),
        price,
        volumes,
      );
    const positive = sum(money(1), { period });
    const negative = sum(money(-1), { period });
    return zip((p, n) => 100 * ratio(p, p + n), positive, negative);
  });
}

/** Elder, Trading for a Living (1993). */
export function forceIndex(
  { close, volume }: Bars,
  { period = 13, seed = 'sma' }: Numbers<'period'> & { readonly seed?: Seed } = {},
): number[] {
  const force = zip((d, v) => d * v, change(close), volume);
  return after(period + 1, emaPart(force, period, seed));
}

/** Arms, Volume Cycles in the Stock Market (1983): ease of movement. */
export function emv(
  bars: Bars,
  { period = 14, volumeDivisor = 10_000 }: Numbers<'period' | 'volumeDivisor'> = {},
): number[] {
  const ease = zip(
    (d, h, l, v) => ratio(d * (h - l) * volumeDivisor, v),
    change(medianPrice(bars)),
    bars.high,
    bars.low,
    bars.volume,
  );
  return sma(ease, { period });
}

/** Fries, Elastic moving averages, TASC (2001); waits while there is no volume (rule 2). */
export function evwma({ close, volume }: Bars, { period = 20 }: Numbers<'period'> = {}): number[] {
  let m = Number.NaN;
  return overBars(close.length, period, (first, last) => {
    const total = volume.slice(first, last + 1).reduce((a, b) => a + b, 0);
    if (total === 0) return Number.NaN;
    const before = Number.isNaN(m) ? close[last]! : m;
    m = ((total - volume[last]!) * before + volume[last]! * close[last]!) / total;
    return m;
  });
}

/** Williams: closes that rose measured from the true low, closes that fell from the true high. */
export function williamsAd({ high, low, close }: Bars): number[] {
  const steps = zip(
    (d, h, l, c) => {
      const previous = c - d;
      if (d > 0) return c - Math.min(l, previous);
      return d < 0 ? c - Math.max(h, previous) : d;
    },
    change(close),
    high,
    low,
    close,
  );
  return [Number.NaN, ...cumulative(steps.slice(1))];
}

/** By days of UTC: the volume of a time of day over its mean in the `sessions` days before that had it. */
export function relativeVolume(
  bars: Bars,
  { sessions = 10, barMinutes = 15 }: Numbers<'sessions' | 'barMinutes'> = {},
): number[] {
  const dayOf = (i: number): number => Math.floor(bars.time[i]! / 86_400_000);
  const slotOf = (i: number): number =>
    Math.floor((bars.time[i]! - dayOf(i) * 86_400_000) / (barMinutes * 60_000));
  return bars.time.map((_, now) => {
    const days = new Map<number, number>();
    for (let i = 0; i <= now; i++) {
      if (slotOf(i) !== slotOf(now)) continue;
      days.set(dayOf(i), (days.get(dayOf(i)) ?? 0) + bars.volume[i]!);
    }
    const volumes = [...days.values()];
    const before = volumes.slice(-1 - sessions, -1);
    if (before.length < sessions) return Number.NaN;
    return ratio(volumes.at(-1)!, before.reduce((sum, v) => sum + v, 0) / sessions);
  });
}

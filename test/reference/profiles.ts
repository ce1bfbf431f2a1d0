/** Where volume was traded, and which way, over the whole history. */
import type { Bars } from './series.js';

interface Area {
  poc: number[];
  valueHigh: number[];
  valueLow: number[];
}

interface ProfileParameters {
  readonly bins?: number;
  readonly valueRatio?: number;
}

/** The narrowest power of two that gives every price of the bars one of `bins`. */
function width(low: number, high: number, bins: number): number {
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (size === 0) return 0;
  let step = 2 ** (Math.floor(Math.log2(size)) - 40);
  while (Math.floor(high / step) - Math.floor(low / step) + 1 > bins) step *= 2;
  return step;
}

/** Steidlmayer's profile of bars `from` to `to`, and the CBOT's value area. */
function area(
  { high, low, volume }: Bars,
  [from, to]: readonly [number, number],
  { bins = 100, valueRatio = 0.7 }: ProfileParameters,
): readonly [poc: number, high: number, low: number] {
  const all = high.map((h, i) => [Math.min(h, low[i]!), Math.max(h, low[i]!), volume[i]!] as const);
  const bars = all.slice(from, to + 1);
  const lowest = Math.min(...bars.map(([l]) => l));
  const highest = Math.max(...bars.map(([, h]) => h));
  const step = width(lowest, highest, bins);
  const place = (price: number): number => (step === 0 ? 0 : Math.floor(price / step));
  const count = place(highest) - place(lowest) + 1;
  const edges = Array.from({ length: count + 1 }, (_, i) => (place(lowest) + i) * step);
  const profile = Array.from({ length: count }, (_, i) =>
    bars.reduce((sum, [l, h, v]) => {
      if (l === h) return place(l) - place(lowest) === i ? sum + v : sum;
      const covered = Math.min(h, edges[i + 1]!) - Math.max(l, edges[i]!);
      return covered > 0 ? sum + (v * covered) / (h - l) : sum;
    }, 0),
  );
  const total = profile.reduce((a, b) => a + b, 0);
  if (total === 0) return [Number.NaN, Number.NaN, Number.NaN];
  const peak = profile.indexOf(Math.max(...profile));
  let [bottom, top] = [peak, peak];
  const held = (): number => profile.slice(bottom, top + 1).reduce((a, b) => a + b, 0);
  while (held() < valueRatio * total && top - bottom + 1 < count) {
    if ((profile[top + 1] ?? -1) >= (profile[bottom - 1] ?? -1)) top += 1;
    else bottom -= 1;
  }
  const edge = (i: number): number => Math.min(Math.max(edges[i]!, lowest), highest);
  return [(edge(peak) + edge(peak + 1)) / 2, edge(top + 1), edge(bottom)];
}

function areas(rows: readonly (readonly [number, number, number])[]): Area {
  return {
    poc: rows.map(([p]) => p),
    valueHigh: rows.map(([, h]) => h),
    valueLow: rows.map(([, , l]) => l),
  };
}

const day = (time: number): number => Math.floor(time / 86_400_000);

export function volumeProfile(bars: Bars, parameters: ProfileParameters = {}): Area {
  const days = bars.time.map(day);
  return areas(days.map((d, i) => area(bars, [days.indexOf(d), i], parameters)));
}

export function rangeProfile(
  bars: Bars,
  { period = 50, ...parameters }: ProfileParameters & { readonly period?: number } = {},
): Area {
  const none = [Number.NaN, Number.NaN, Number.NaN] as const;
  return areas(
    bars.time.map((_, i) => (i + 1 < period ? none : area(bars, [i + 1 - period, i], parameters))),
  );
}

export function cvd(
  { time, high, low, close, volume }: Bars,
  { rule = 'place' }: { readonly rule?: 'place' | 'change' } = {},
): { delta: number[]; cvd: number[] } {
  const delta = close.map((c, i) => {
    if (rule === 'change') return i === 0 ? 0 : Math.sign(c - close[i - 1]!) * volume[i]!;
    const range = high[i]! - low[i]!;
    const place = range === 0 ? 0 : (2 * c - low[i]! - high[i]!) / range;
    return Math.max(-1, Math.min(1, place)) * volume[i]!;
  });
  const days = time.map(day);
  const sum = delta.map((_, i) =>
    delta.slice(days.indexOf(days[i]!), i + 1).reduce((total, d) => total + d, 0),
  );
  return { delta, cvd: sum };
}

/** DeMark, The New Science of Technical Analysis (1994): the countdown after a setup of nine. */
export function tdCountdown({ high, low, close }: Bars): number[] {
  const setups: number[] = [];
  for (const [i, c] of close.entries()) {
    const way = i < 4 ? 0 : Math.sign(c - close[i - 4]!);
    const last = setups[i - 1] ?? 0;
    setups.push(way === Math.sign(last) && Math.abs(last) < 9 ? last + way : way);
  }
  let counted: number[] = [];
  let way = 0;
  return close.map((c, i) => {
    if (counted.length === 13) [counted, way] = [[], 0];
    const setup = Math.abs(setups[i]!) === 9 ? Math.sign(setups[i]!) : 0;
    if (setup !== 0 && setup !== way) [counted, way] = [[], setup];
    const past = way > 0 ? c >= high[i - 2]! : c <= low[i - 2]!;
    const eighth = close[counted[7] ?? -1]!;
    const waits = counted.length === 12 && (way > 0 ? high[i]! < eighth : low[i]! > eighth);
    if (way !== 0 && past && !waits) counted.push(i);
    return i < 12 ? Number.NaN : way * counted.length + 0;
  });
}

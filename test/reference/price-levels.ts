import {
  type Bars,
  highest,
  lag,
  lowest,
  type Numbers,
  overBars,
  ratio,
  type Series,
  zip,
} from './series.js';
import { sum } from './statistics.js';
import { type FirstBar, trueRange } from './volatility.js';

/** Dreiss (1993): how much of its path the market kept, on a logarithmic scale. */
export function choppiness(
  bars: Bars,
  {
    period = 14,
    firstBar = 'skip',
    extremes = 'bars',
  }: Numbers<'period'> & {
    readonly firstBar?: FirstBar;
    readonly extremes?: 'bars' | 'true';
  } = {},
): number[] {
  const path = sum(trueRange(bars, { firstBar }), { period });
  const before = lag(bars.close);
  const reached = (x: Series, better: (a: number, b: number) => number): Series =>
    extremes === 'bars' ? x : zip((v, c) => (Number.isNaN(c) ? v : better(v, c)), x, before);
  const upper = highest(reached(bars.high, Math.max), { period });
  const lower = lowest(reached(bars.low, Math.min), { period });
  return zip((p, u, l) => (100 * Math.log(ratio(p, u - l))) / Math.log(period), path, upper, lower);
}

type Cloud = Record<'conversion' | 'base' | 'leadA' | 'leadB' | 'spanA' | 'spanB', number[]>;

/** Hosoda (1969): ichimoku kinko hyo. */
export function ichimoku(
  { high, low }: Bars,
  {
    conversionPeriod = 9,
    basePeriod = 26,
    spanPeriod = 52,
    displacement = 26,
  }: Numbers<'conversionPeriod' | 'basePeriod' | 'spanPeriod' | 'displacement'> = {},
): Cloud {
  const middle = (period: number): number[] =>
    zip((h, l) => (h + l) / 2, highest(high, { period }), lowest(low, { period }));
  const conversion = middle(conversionPeriod);
  const base = middle(basePeriod);
  const leadA = zip((a, b) => (a + b) / 2, conversion, base);
  const leadB = middle(spanPeriod);
  const spanA = lag(leadA, displacement - 1);
  return { conversion, base, leadA, leadB, spanA, spanB: lag(leadB, displacement - 1) };
}

/** Williams, Trading Chaos (1995); said `span` bars late, when it can no longer change. */
export function fractal(
  { high, low }: Bars,
  { span = 2 }: Numbers<'span'> = {},
): { up: number[]; down: number[] } {
  const peaks = (x: readonly number[]): number[] =>
    overBars(x.length, 2 * span + 1, (first, last) => {
      const centre = x[first + span]!;
      const others = x.slice(first, last + 1).filter((_, k) => k !== span);
      return others.every((v) => v < centre) ? centre : Number.NaN;
    });
  return { up: peaks(high), down: peaks(low.map((l) => -l)).map((l) => -l) };
}

/** Valcu, Using the heikin-ashi technique, TASC (February 2004). */
export function heikinAshi({ open, high, low, close }: Bars): {
  open: number[];
  high: number[];
  low: number[];
  close: number[];
} {
  const middle = zip((o, h, l, c) => (o + h + l + c) / 4, open, high, low, close);
  const start: number[] = [];
  middle.forEach((_, i) => {
    start.push(i === 0 ? (open[0]! + close[0]!) / 2 : (start[i - 1]! + middle[i - 1]!) / 2);
  });
  return {
    open: start,
    high: zip(Math.max, high, start, middle),
    low: zip(Math.min, low, start, middle),
    close: middle,
  };
}

export type PivotMethod = 'classic' | 'fibonacci' | 'camarilla' | 'woodie' | 'demark';
const levelNames = ['p', 'r1', 'r2', 'r3', 'r4', 'r5', 's1', 's2', 's3', 's4', 's5'] as const;
type Level = (typeof levelNames)[number];
type Levels = { readonly [Name in Level]?: number };

/** Levels that a whole session's prices give for the next; p ± distances, or mirrored ones. */
export function pivotLevels(m: PivotMethod, o: number, h: number, l: number, c: number): Levels {
  const range = h - l;
  if (m === 'demark') {
    const x = c < o ? h + 2 * l + c : c > o ? 2 * h + l + c : h + l + 2 * c;
    return { p: x / 4, r1: x / 2 - l, s1: x / 2 - h };
  }
  const p = m === 'woodie' ? (h + l + 2 * c) / 4 : (h + l + c) / 3;
  const fan = (from: number, a: number, b: number, d: number): Levels => ({
    p,
    r1: from + a * range,
    r2: from + b * range,
    r3: from + d * range,
    s1: from - a * range,
    s2: from - b * range,
    s3: from - d * range,
  });
  if (m === 'fibonacci') return fan(p, 0.382, 0.618, 1);
  if (m === 'camarilla') {
    const fourth = { r4: c + (1.1 / 2) * range, s4: c - (1.1 / 2) * range };
    const fifth = { r5: (h / l) * c, s5: 2 * c - (h / l) * c };
    return { ...fan(c, 1.1 / 12, 1.1 / 6, 1.1 / 4), ...fourth, ...fifth };
  }
  const first = { p, r1: 2 * p - l, s1: 2 * p - h, r2: p + range, s2: p - range };
  const r = (k: number): number => h + k * (p - l);
  const s = (k: number): number => l - k * (h - p);
  if (m === 'woodie') {
    return { ...first, r3: r(2), s3: s(2), r4: r(2) + range, s4: s(2) - range };
  }
  return { ...first, r3: r(2), s3: s(2), r4: r(3), s4: s(3), r5: r(4), s5: s(4) };
}

/** Person, A Complete Guide to Technical Trading Tactics (2004). */
export function pivotPoints(
  { time, open, high, low, close }: Bars,
  {
    method = 'classic',
    sessionMs = 86_400_000,
  }: Numbers<'sessionMs'> & { readonly method?: PivotMethod } = {},
): Record<Level, number[]> {
  const session = time.map((t) => Math.floor(t / sessionMs));
  const rows = time.map((_, i): Levels | undefined => {
    const next = session.indexOf(session[i]!);
    if (next === 0) return undefined;
    const first = session.indexOf(session[next - 1]!);
    if (first === 0 && time[0]! % sessionMs !== 0) return undefined;
    const top = Math.max(...high.slice(first, next));
    const bottom = Math.min(...low.slice(first, next));
    return pivotLevels(method, open[first]!, top, bottom, close[next - 1]!);
  });
  const columns = levelNames.map((name) => [name, rows.map((row) => row?.[name] ?? Number.NaN)]);
  return Object.fromEntries(columns) as Record<Level, number[]>;
}

/**
 * Slow, obviously right implementations, written from published definitions alone: what the
 * streaming operators are held to. Conventions: docs/conventions.md.
 *
 * A series is an array aligned with its input, NaN where undefined.
 */
export type Series = readonly number[];

/** Parameters by name; those left out have their usual value. */
export type Numbers<Name extends string> = { readonly [N in Name]?: number };

/** Bars as columns. */
export interface Bars {
  readonly time: Series;
  readonly open: Series;
  readonly high: Series;
  readonly low: Series;
  readonly close: Series;
  readonly volume: Series;
}

/** `f` of the values that stand at the same bar. */
export function zip(f: (...values: number[]) => number, ...series: Series[]): number[] {
  return series[0]!.map((_, i) => f(...series.map((s) => s[i]!)));
}

/** `f` over the defined values of `x` alone, put back where they stood: NaN is never absorbed. */
export function overDefined(x: Series, f: (defined: number[]) => number[]): number[] {
  const results = f(x.filter((v) => !Number.isNaN(v)));
  let next = 0;
  return x.map((v) => (Number.isNaN(v) ? Number.NaN : results[next++]!));
}

/** `f` of the last `n` defined values, at every bar that has so many. */
export function rolling(x: Series, n: number, f: (window: number[]) => number): number[] {
  return overDefined(x, (d) =>
    d.map((_, i) => (i < n - 1 ? Number.NaN : f(d.slice(i - n + 1, i + 1)))),
  );
}

/** `f` of the last `n` bars, first and last index included, at every bar that has so many. */
export function overBars(
  length: number,
  n: number,
  f: (first: number, last: number) => number,
): number[] {
  return Array.from({ length }, (_, i) => (i < n - 1 ? Number.NaN : f(i - n + 1, i)));
}

/** The value of `n` bars ago. */
export function lag(x: Series, n = 1): number[] {
  return x.map((_, i) => (i < n ? Number.NaN : x[i - n]!));
}

/** `x` less its value of `n` bars ago. */
export function change(x: Series, n = 1): number[] {
  return zip((a, b) => a - b, x, lag(x, n));
}

/** Nothing said before the `warmUp`-th bar. */
export function after(warmUp: number, x: Series): number[] {
  return x.map((v, i) => (i < warmUp - 1 ? Number.NaN : v));
}

/** 0/0 and x/0 are undefined. */
export function ratio(a: number, b: number): number {
  return b === 0 ? Number.NaN : a / b;
}

/** A share of what is no price, 0 or below, is undefined. */
export function share(a: number, b: number): number {
  return b > 0 ? a / b : Number.NaN;
}

/** A mean of what may be negative can cancel to nothing: shares of means pass negatives over. */
export function notNegative(x: Series): number[] {
  return x.map((v) => (v < 0 ? Number.NaN : v));
}

export function typical({ high, low, close }: Bars): number[] {
  return zip((h, l, c) => (h + l + c) / 3, high, low, close);
}

/** A price that highs, lows and closes have. */
export type HlcField = 'close' | 'high' | 'low' | 'hl2' | 'hlc3' | 'hlcc4';

export function priceOf({ high, low, close }: Bars, field: HlcField): number[] {
  const of: Record<HlcField, (h: number, l: number, c: number) => number> = {
    close: (_h, _l, c) => c,
    high: (h) => h,
    low: (_h, l) => l,
    hl2: (h, l) => (h + l) / 2,
    hlc3: (h, l, c) => (h + l + c) / 3,
    hlcc4: (h, l, c) => (h + l + 2 * c) / 4,
  };
  return zip(of[field], high, low, close);
}

export function medianPrice({ high, low }: Bars): number[] {
  return zip((h, l) => (h + l) / 2, high, low);
}

/** Of equal extremes, the one that counts. */
export type Ties = { readonly ties?: 'newest' | 'oldest' };

export function placeOf(w: Series, x: number, ties: Ties['ties'] = 'newest'): number {
  return ties === 'oldest' ? w.indexOf(x) : w.lastIndexOf(x);
}

/** Bars since the largest of the window. */
export function barsSinceHighest(
  x: Series,
  { period = 25, ties }: Numbers<'period'> & Ties = {},
): number[] {
  return rolling(x, period, (w) => w.length - 1 - placeOf(w, Math.max(...w), ties));
}

export function barsSinceLowest(
  x: Series,
  { period = 25, ties }: Numbers<'period'> & Ties = {},
): number[] {
  return rolling(x, period, (w) => w.length - 1 - placeOf(w, Math.min(...w), ties));
}

export function highest(x: Series, { period = 20 }: Numbers<'period'> = {}): number[] {
  return rolling(x, period, (w) => Math.max(...w));
}

export function lowest(x: Series, { period = 20 }: Numbers<'period'> = {}): number[] {
  return rolling(x, period, (w) => Math.min(...w));
}

/** Where `x` stands between the extremes of its range, 0 to 1; undefined in an empty range. */
export function position(x: Series, low: Series, high: Series): number[] {
  return zip((v, l, h) => ratio(v - l, h - l), x, low, high);
}

/** Slow, obviously right statistics of a whole window. */

export const sum = (xs: readonly number[]): number => xs.reduce((total, x) => total + x, 0);

export const mean = (xs: readonly number[]): number => sum(xs) / xs.length;

export const ascending = (xs: readonly number[]): number[] => [...xs].sort((a, b) => a - b);

/** Σ(x − mean x)·(y − mean y). */
export function products(xs: readonly number[], ys: readonly number[]): number {
  const meanX = mean(xs);
  const meanY = mean(ys);
  return sum(xs.map((x, i) => (x - meanX) * (ys[i]! - meanY)));
}

export const variance = (xs: readonly number[], sample = false): number =>
  products(xs, xs) / (xs.length - (sample ? 1 : 0));

export const correlation = (xs: readonly number[], ys: readonly number[]): number =>
  products(xs, ys) / Math.sqrt(products(xs, xs) * products(ys, ys));

/** Type 7. */
export function quantile(xs: readonly number[], q: number): number {
  const place = (xs.length - 1) * q;
  const sorted = ascending(xs);
  const below = sorted[Math.floor(place)]!;
  return below + (place % 1) * (sorted[Math.ceil(place)]! - below);
}

export const median = (xs: readonly number[]): number => quantile(xs, 0.5);

export const mad = (xs: readonly number[]): number =>
  median(xs.map((x) => Math.abs(x - median(xs))));

/** Inputs since the largest, the most recent of equals. */
export const maxAge = (xs: readonly number[]): number =>
  xs.length - 1 - xs.lastIndexOf(Math.max(...xs));

/** Σ i·x, the oldest weighing 1. */
export const weightedSum = (xs: readonly number[]): number => sum(xs.map((x, i) => (i + 1) * x));

/** The least-squares line against 0, 1, 2, …: its ends, slope, r², standard error of residuals. */
export function regression(xs: readonly number[]): number[] {
  const times = xs.map((_, i) => i);
  const slope = products(times, xs) / products(times, times);
  const intercept = mean(xs) - slope * mean(times);
  const last = xs.length - 1;
  const residuals = xs.map((x, i) => x - intercept - slope * i);
  const unexplained = sum(residuals.map((r) => r * r));
  return [
    intercept + slope * last,
    intercept,
    slope,
    1 - unexplained / products(xs, xs),
    Math.sqrt(unexplained / (xs.length - 2)),
  ];
}

/** Weights decay^age over all inputs so far. */
export function weighted(
  xs: readonly number[],
  decay: number,
): { mean: number; variance: number; sample: number } {
  const weights: number[] = [];
  for (let i = xs.length - 1, w = 1; i >= 0; i--, w *= decay) weights[i] = w;
  const total = sum(weights);
  const centre = sum(xs.map((x, i) => weights[i]! * x)) / total;
  const squares = sum(xs.map((x, i) => weights[i]! * (x - centre) * (x - centre)));
  const pairs = total * total - sum(weights.map((w) => w * w));
  return { mean: centre, variance: squares / total, sample: (squares * total) / pairs };
}

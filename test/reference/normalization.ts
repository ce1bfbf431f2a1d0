import { overDefined, type Series } from './series.js';

interface Window {
  readonly windowSize?: number;
  readonly minDataPoints?: number;
}

/** `f` of the last `windowSize` values, or of as many as there are from `minDataPoints` on. */
function growing(
  x: Series,
  { windowSize = 100, minDataPoints = 0 }: Window,
  f: (window: readonly number[]) => number,
): number[] {
  const fewest = minDataPoints === 0 ? windowSize : minDataPoints;
  return overDefined(x, (d) =>
    d.map((_, i) => {
      const window = d.slice(Math.max(0, i + 1 - windowSize), i + 1);
      return window.length < fewest ? Number.NaN : f(window);
    }),
  );
}

const mean = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0) / x.length;
const over = (a: number, b: number): number => (b === 0 ? Number.NaN : a / b);

/** Hyndman & Fan, type 7. */
function quantile(x: readonly number[], q: number): number {
  const sorted = [...x].sort((a, b) => a - b);
  const place = (x.length - 1) * q;
  const below = sorted[Math.floor(place)]!;
  return below + (place - Math.floor(place)) * (sorted[Math.ceil(place)]! - below);
}

/** scikit-learn, StandardScaler, on the window. */
export function rollingZScore(x: Series, parameters: Window = {}): number[] {
  return growing(x, parameters, (w) => {
    const middle = mean(w);
    return over(w.at(-1)! - middle, Math.sqrt(mean(w.map((v) => (v - middle) ** 2))));
  });
}

/** scikit-learn, MinMaxScaler, on the window. */
export function rollingMinMax(x: Series, parameters: Window = {}): number[] {
  return growing(x, parameters, (w) =>
    over(w.at(-1)! - Math.min(...w), Math.max(...w) - Math.min(...w)),
  );
}

/** scikit-learn, RobustScaler, on the window; or with scipy's `median_abs_deviation`, 'normal'. */
export function rollingRobust(
  x: Series,
  { spread = 'mad', ...parameters }: Window & { readonly spread?: 'mad' | 'iqr' } = {},
): number[] {
  return growing(x, parameters, (w) => {
    const median = quantile(w, 0.5);
    const mad = quantile(
      w.map((v) => Math.abs(v - median)),
      0.5,
    );
    const iqr = quantile(w, 0.75) - quantile(w, 0.25);
    return over(w.at(-1)! - median, spread === 'mad' ? mad / 0.6744897501960817 : iqr);
  });
}

export function logReturn(x: Series): number[] {
  const prices = x.map((v) => (v > 0 ? v : Number.NaN));
  return overDefined(prices, (p) =>
    p.map((v, i) => (i === 0 ? Number.NaN : Math.log1p((v - p[i - 1]!) / p[i - 1]!))),
  );
}

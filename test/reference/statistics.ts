import { type Numbers, overDefined, ratio, rolling, type Series, zip } from './series.js';

/** Arithmetic mean, taken about the first value, so that equal values have exactly their mean. */
export function average(w: Series): number {
  return w[0]! + w.reduce((sum, v) => sum + (v - w[0]!), 0) / w.length;
}

export function covarianceOf(x: Series, y: Series, sample = false): number {
  const meanX = average(x);
  const meanY = average(y);
  const products = x.map((v, i) => (v - meanX) * (y[i]! - meanY));
  return ratio(
    products.reduce((a, b) => a + b, 0),
    x.length - (sample ? 1 : 0),
  );
}

/** Type 7 of Hyndman & Fan, Sample quantiles in statistical packages (1996). */
export function quantileOf(w: Series, q: number): number {
  const sorted = [...w].sort((a, b) => a - b);
  const h = (sorted.length - 1) * q;
  const below = sorted[Math.floor(h)]!;
  return below + (h - Math.floor(h)) * (sorted[Math.ceil(h)]! - below);
}

export function medianOf(w: Series): number {
  const sorted = [...w].sort((a, b) => a - b);
  const upper = sorted[Math.floor(w.length / 2)]!;
  const lower = sorted[Math.ceil(w.length / 2) - 1]!;
  return (lower + upper) / 2;
}

export function sum(x: Series, { period = 20 }: Numbers<'period'> = {}): number[] {
  return rolling(x, period, (w) => w.reduce((a, b) => a + b, 0));
}

export function mean(x: Series, { period = 20 }: Numbers<'period'> = {}): number[] {
  return rolling(x, period, average);
}

export function variance(
  x: Series,
  { period = 20, sample = false }: Numbers<'period'> & { readonly sample?: boolean } = {},
): number[] {
  return rolling(x, period, (w) => covarianceOf(w, w, sample));
}

export function stdDev(
  x: Series,
  { period = 20, sample = false }: Numbers<'period'> & { readonly sample?: boolean } = {},
): number[] {
  return variance(x, { period, sample }).map(Math.sqrt);
}

export function zScore(
  x: Series,
  { period = 20, sample = false }: Numbers<'period'> & { readonly sample?: boolean } = {},
): number[] {
  return rolling(x, period, (w) =>
    ratio(w[w.length - 1]! - average(w), Math.sqrt(covarianceOf(w, w, sample))),
  );
}

export function median(x: Series, { period = 20 }: Numbers<'period'> = {}): number[] {
  return rolling(x, period, medianOf);
}

export function quantile(
  x: Series,
  { period = 20, q = 0.5 }: Numbers<'period' | 'q'> = {},
): number[] {
  return rolling(x, period, (w) => quantileOf(w, q));
}

/** Hampel, The influence curve and its role in robust estimation (1974); not scaled. */
export function mad(x: Series, { period = 20 }: Numbers<'period'> = {}): number[] {
  return rolling(x, period, (w) => medianOf(w.map((v) => Math.abs(v - medianOf(w)))));
}

/** `f` of the last `n` pairs. */
function overPairs(x: Series, y: Series, n: number, f: (a: Series, b: Series) => number): number[] {
  return x.map((_, i) =>
    i < n - 1 ? Number.NaN : f(x.slice(i - n + 1, i + 1), y.slice(i - n + 1, i + 1)),
  );
}

export function covariance(
  x: Series,
  y: Series,
  { period = 20, sample = false }: Numbers<'period'> & { readonly sample?: boolean } = {},
): number[] {
  return overPairs(x, y, period, (a, b) => covarianceOf(a, b, sample));
}

/** Pearson's product-moment correlation. */
export function correlation(
  x: Series,
  y: Series,
  { period = 20 }: Numbers<'period'> = {},
): number[] {
  return overPairs(x, y, period, (a, b) =>
    ratio(covarianceOf(a, b), Math.sqrt(covarianceOf(a, a)) * Math.sqrt(covarianceOf(b, b))),
  );
}

/** Spearman's: the correlation of ranks, by counting; equals share the mean of theirs. */
export function rollingRankCorrelation(
  x: Series,
  y: Series,
  { period = 20 }: Numbers<'period'> = {},
): number[] {
  const ranks = (w: Series) =>
    w.map((v) => w.filter((u) => u < v).length + (w.filter((u) => u === v).length + 1) / 2);
  return overPairs(x, y, period, (a, b) => {
    const [p, q] = [ranks(a), ranks(b)];
    return ratio(covarianceOf(p, q), Math.sqrt(covarianceOf(p, p)) * Math.sqrt(covarianceOf(q, q)));
  });
}

/** Slope of y on the benchmark x: Sharpe, A simplified model for portfolio analysis (1963). */
export function beta(x: Series, y: Series, { period = 20 }: Numbers<'period'> = {}): number[] {
  return overPairs(x, y, period, (a, b) => ratio(covarianceOf(a, b), covarianceOf(a, a)));
}

/** Standardised third moment, corrected for bias: Joanes & Gill (1998), G1. */
export function skewness(x: Series, { period = 20 }: Numbers<'period'> = {}): number[] {
  return rolling(x, period, (w) => {
    const n = w.length;
    const third = average(w.map((v) => (v - average(w)) ** 3));
    return (ratio(third, covarianceOf(w, w) ** 1.5) * Math.sqrt(n * (n - 1))) / (n - 2);
  });
}

/** Excess kurtosis, corrected for bias: Joanes & Gill (1998), G2. */
export function kurtosis(x: Series, { period = 20 }: Numbers<'period'> = {}): number[] {
  return rolling(x, period, (w) => {
    const n = w.length;
    const fourth = average(w.map((v) => (v - average(w)) ** 4));
    const excess = ratio(fourth, covarianceOf(w, w) ** 2) - 3;
    return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * excess + 6);
  });
}

/** Weights of an exponential mean over the values so far, newest last; they sum to 1. */
function exponentialWeights(count: number, gain: number, adjusted: boolean): number[] {
  const weights = Array.from({ length: count }, (_, k) => gain * (1 - gain) ** (count - 1 - k));
  if (!adjusted) weights[0] = (1 - gain) ** (count - 1);
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / total);
}

/** Exponentially weighted mean; seeded with the first value, or normalised (`adjusted`). */
export function ewMean(x: Series, gain: number, adjusted = false): number[] {
  return overDefined(x, (d) =>
    d.map((_, i) => {
      const weights = exponentialWeights(i + 1, gain, adjusted);
      return weights.reduce((total, w, k) => total + w * d[k]!, 0);
    }),
  );
}

/** Exponentially weighted variance about the mean of the same weights (biased). */
export function ewVariance(x: Series, gain: number, adjusted = false): number[] {
  const means = ewMean(x, gain, adjusted);
  return zip(
    (_, m, i) => {
      const weights = exponentialWeights(i + 1, gain, adjusted);
      return weights.reduce((total, w, k) => total + w * (x[k]! - m) ** 2, 0);
    },
    x,
    means,
    x.map((_, i) => i),
  );
}

/** By the variogram of logarithms; what has no logarithm has no move. */
export function hurst(
  x: Series,
  { period = 100, lags = 5 }: Numbers<'period' | 'lags'> = {},
): number[] {
  const logs = x.map((v) => Math.log(v));
  const lines = Array.from({ length: lags }, (_, j) => {
    const lag = 2 ** j;
    const isMove = (i: number): boolean => i >= lag && x[i]! > 0 && x[i - lag]! > 0;
    const squares: number[] = [];
    return x.map((_v, i) => {
      if (!isMove(i)) return Number.NaN;
      squares.push((logs[i]! - logs[i - lag]!) ** 2);
      if (squares.length < period) return Number.NaN;
      return Math.log2(average(squares.slice(-period)));
    });
  });
  const middle = (lags - 1) / 2;
  return x.map((_, i) => {
    const at = lines.map((line) => (Number.isFinite(line[i]) ? line[i]! : Number.NaN));
    const rise = at.reduce((sum, v, j) => sum + (j - middle) * v, 0);
    return rise / at.reduce((sum, _v, j) => sum + (j - middle) ** 2, 0) / 2;
  });
}

/** What is taken out of a series before its cycles are looked for. */
export type Detrend = 'linear' | 'constant' | 'none';

export const detrends: readonly Detrend[] = ['linear', 'constant', 'none'];

/** A copy of `values` without their mean, or without their line of best fit. */
export function detrended(values: Float64Array, detrend: Detrend): Float64Array {
  if (detrend === 'none') return values.slice();
  const mean = meanOf(values);
  const slope = detrend === 'linear' ? slopeOf(values, mean) : 0;
  const middle = (values.length - 1) / 2;
  return values.map((x, t) => x - mean - slope * (t - middle));
}

export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < values.length; t++) sum += values[t]!;
  return sum / values.length;
}

/** Least squares; time is counted from the middle, so that it is uncorrelated with the mean. */
function slopeOf(values: Float64Array, mean: number): number {
  const middle = (values.length - 1) / 2;
  let covariance = 0;
  let variance = 0;
  for (let t = 0; t < values.length; t++) {
    covariance += (t - middle) * (values[t]! - mean);
    variance += (t - middle) * (t - middle);
  }
  return variance > 0 ? covariance / variance : 0;
}

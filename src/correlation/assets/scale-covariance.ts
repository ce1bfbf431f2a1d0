import type { Kind } from '../../core/kind.js';
import { normalQuantile } from '../../statistics/normal-distribution.js';
import { fisherLimit } from './correlation-interval.js';

/** How two series go together at one scale. */
export interface ScaleCovariance {
  readonly covariance: number;
  readonly correlation: number;
  /** The 95 % interval of the correlation. */
  readonly low: number;
  readonly high: number;
  /** Inputs by which x leads, below 0 where y does: NaN where no lag stands out of noise. */
  readonly leadBars: number;
}

export const scaleCovarianceOutputs: Kind<'waveletCovariance'>['outputs'] = {
  covariance: { degree: { price: 2 } },
  correlation: { degree: {}, range: [-1, 1], guides: [0] },
  low: { degree: {}, range: [-1, 1] },
  high: { degree: {}, range: [-1, 1] },
  leadBars: { degree: {}, range: [-256, 256] },
};

/** Standard deviations on either side of a 95 % interval. */
const deviations = normalQuantile(0.975);

/** Write what the sums of `crossProductsStep` say, `worth` independent pairs, at `out[at…]`. */
export function writeScaleCovariance(
  sums: Float64Array,
  worth: number,
  out: Float64Array,
  at: number,
): void {
  const maxLag = (sums.length - 4) >> 1;
  const weight = 2 * maxLag + 1;
  const product = sums[maxLag]!;
  const squaresX = sums[weight + 1]!;
  const squaresY = sums[weight + 2]!;
  const moves = squaresX > 0 && squaresY > 0;
  // The product of the two slopes: exact on a line, and nothing is large enough to overflow.
  const size = Math.min(1, Math.sqrt((product / squaresX) * (product / squaresY)));
  const correlation = moves ? (product < 0 ? -size : size) : Number.NaN;
  const whole = Math.floor(worth + 1e-6); // a count is not one less for rounding
  const width = whole > 3 ? deviations / Math.sqrt(whole - 3) : Number.NaN;
  out[at] = product / sums[weight]!;
  out[at + 1] = correlation;
  out[at + 2] = Number.isNaN(width) ? width : fisherLimit(correlation, -width);
  out[at + 3] = Number.isNaN(width) ? width : fisherLimit(correlation, width);
  out[at + 4] = leadOf(
    sums,
    maxLag,
    (3 / Math.sqrt(worth)) * Math.sqrt(squaresX) * Math.sqrt(squaresY),
  );
}

/** The lag of the largest product in size, the shortest of equal ones; NaN if none is above `noise`. */
function leadOf(sums: Float64Array, maxLag: number, noise: number): number {
  let best = Number.NaN;
  let largest = noise;
  for (let k = 0; k <= maxLag; k++) {
    const led = Math.abs(sums[maxLag + k]!);
    const lagged = Math.abs(sums[maxLag - k]!);
    if (led > largest) {
      largest = led;
      best = k;
    }
    if (lagged > largest) {
      largest = lagged;
      best = -k;
    }
  }
  return best;
}

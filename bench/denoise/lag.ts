import type { Estimator } from './gain.js';
import { Random } from './random.js';

const length = 4096;

/**
 * Inputs by which estimates of x[t − delay] trail a straight line that climbs `slope` noise
 * deviations an input; the delay itself is not counted.
 */
export function lagOnRamp(estimator: Estimator, delay: number, slope: number): number {
  let sum = 0;
  let count = 0;
  for (let seed = 1; seed <= 5; seed++) {
    const random = new Random(seed);
    const noisy = Float64Array.from({ length }, (_, t) => slope * t + random.gauss());
    estimator(noisy).forEach((estimate, t) => {
      if (t < 512) return;
      sum += t - delay - estimate / slope;
      count += 1;
    });
  }
  return sum / count;
}

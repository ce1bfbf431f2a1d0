import type { Estimator } from './gain.js';

const window = 64;

/** The least Σ(x − y)²/2 + λ·Σ|Δy| over the last 64 inputs, read `delay` before the end. */
export function totalVariation(lambda: number, delay: number): Estimator {
  const tube = new Taut();
  return (noisy) =>
    noisy.map((x, t) => {
      if (t + 1 < window) return x;
      return tube.at(noisy.subarray(t + 1 - window, t + 1), lambda, window - 1 - delay);
    });
}

/** The string pulled taut through a tube of radius λ around the running sum (Davies and Kovac). */
class Taut {
  at(x: Float64Array, lambda: number, place: number): number {
    const n = x.length;
    let start = 0;
    let sum = 0; // of the string, less that of the inputs, at `start`: the tube's ends are knots
    while (true) {
      let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      let [lowAt, highAt] = [start, start];
      let total = sum;
      let end = -1;
      let value = 0;
      for (let i = start; i < n; i++) {
        total += x[i]!;
        const radius = i === n - 1 ? 0 : lambda;
        const most = (total + radius) / (i + 1 - start);
        const least = (total - radius) / (i + 1 - start);
        if (least > high) {
          [end, value] = [highAt, high];
          break;
        }
        if (most < low) {
          [end, value] = [lowAt, low];
          break;
        }
        if (least >= low) [low, lowAt] = [least, i + 1];
        if (most <= high) [high, highAt] = [most, i + 1];
      }
      if (end < 0) return (low + high) / 2;
      if (end > place) return value;
      // at a knot the string touches the tube: what it is off the sum goes on
      let run = sum;
      for (let i = start; i < end; i++) run += x[i]!;
      sum = run - value * (end - start);
      start = end;
    }
  }
}

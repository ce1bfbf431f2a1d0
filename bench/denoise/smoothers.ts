import type { Estimator } from './gain.js';

/** The last value of an exponential mean, for any delay. */
export function ema(weight: number): Estimator {
  return (noisy) => {
    let mean = noisy[0]!;
    return noisy.map((x) => {
      mean += weight * (x - mean);
      return mean;
    });
  };
}

/** The mean of the last `period` inputs, for any delay. */
export function sma(period: number): Estimator {
  return (noisy) =>
    noisy.map((_, t) => {
      const from = Math.max(0, t - period + 1);
      let sum = 0;
      for (let i = from; i <= t; i++) sum += noisy[i]!;
      return sum / (t - from + 1);
    });
}

/** The local level model in its steady state: filter, then fixed-lag smoother. */
export function kalmanLevel(weight: number, delay: number): Estimator {
  return kalmanLine([weight, 0], delay);
}

/** The local line whose gains belong together in the steady state (Kalata). */
export function kalmanSlope(alpha: number, delay: number): Estimator {
  return kalmanLine([alpha, 2 * (2 - alpha) - 4 * Math.sqrt(1 - alpha)], delay);
}

/** Level and slope by gains α and β, and the fixed-lag smoother of Rauch, Tung and Striebel. */
function kalmanLine([alpha, beta]: readonly [number, number], delay: number): Estimator {
  const weights = smootherWeights(alpha, beta, delay);
  return (noisy) => {
    const innovations = new Float64Array(noisy.length);
    let [level, slope] = [noisy[0]!, 0];
    const levels = noisy.map((x, t) => {
      const off = x - level - slope;
      level += slope + alpha * off;
      slope += beta * off;
      innovations[t] = off;
      return level;
    });
    return noisy.map((_, t) => {
      const target = Math.max(0, t - delay);
      let estimate = levels[target]!;
      for (let k = 1; k <= t - target; k++) estimate += weights[k - 1]! * innovations[target + k]!;
      return estimate;
    });
  };
}

/** c_1 … c_d of x̂[t−d] = level[t−d] + Σ_k c_k·ν[t−d+k]. */
function smootherWeights(alpha: number, beta: number, delay: number): number[] {
  let [first, second] = [1, 0];
  return Array.from({ length: delay }, () => {
    const sum = first + second;
    first = (1 - alpha) * first - beta * sum;
    second = sum;
    return alpha * first + beta * second;
  });
}

/** Level and slope by α and β = α²/(2 − α), drawn back along the slope. */
export function alphaBeta(alpha: number, delay: number): Estimator {
  const beta = (alpha * alpha) / (2 - alpha);
  return (noisy) => {
    let [level, slope] = [noisy[0]!, 0];
    return noisy.map((x) => {
      const off = x - level - slope;
      level += slope + alpha * off;
      slope += beta * off;
      return level - delay * slope;
    });
  };
}

/** A parabola fitted to the last `length` inputs, read `delay` before the end. */
export function savitzkyGolay(length: number, delay: number): Estimator {
  const place = Array.from({ length }, (_, i) => (2 * i) / (length - 1) - 1);
  const at = place[length - 1 - Math.min(delay, length - 1)]!;
  const sum = (power: number) => place.reduce((total, p) => total + p ** power, 0);
  const [s2, s4] = [sum(2), sum(4)];
  const spread = length * s4 - s2 * s2;
  const weights = place.map(
    (p) => (s4 - s2 * p * p) / spread + (p * at) / s2 + ((length * p * p - s2) * at * at) / spread,
  );
  return (noisy) =>
    noisy.map((_, t) =>
      weights.reduce(
        (total, weight, i) => total + weight * noisy[Math.max(0, t - length + 1 + i)]!,
        0,
      ),
    );
}

/** Ehlers' two-pole smoother, for any delay. */
export function superSmoother(period: number): Estimator {
  const decay = Math.exp((-Math.SQRT2 * Math.PI) / period);
  const second = 2 * decay * Math.cos((Math.SQRT2 * Math.PI) / period);
  const third = -decay * decay;
  const first = 1 - second - third;
  return (noisy) => {
    let [before, last, input] = [noisy[0]!, noisy[0]!, noisy[0]!];
    return noisy.map((x) => {
      [before, last] = [last, (first * (x + input)) / 2 + second * last + third * before];
      input = x;
      return last;
    });
  };
}

/** The median of the inputs around the target, as many before it as there are after it or more. */
export function runningMedian(length: number, delay: number): Estimator {
  const after = Math.min(delay, length >> 1);
  return (noisy) =>
    noisy.map((_, t) => {
      const to = Math.max(0, t - delay) + after;
      const window = noisy.slice(Math.max(0, to - length + 1), Math.min(to, t) + 1).sort();
      return (window[window.length >> 1]! + window[(window.length - 1) >> 1]!) / 2;
    });
}

/** The local level after inputs that are `deviations` off the median of the last five are replaced by it. */
export function hampelLevel(weight: number, delay: number): Estimator {
  const deviations = 5;
  const level = kalmanLevel(weight, delay);
  return (noisy) =>
    level(
      noisy.map((x, t) => {
        const median = noisy.slice(Math.max(0, t - 4), t + 1).sort()[Math.min(4, t) >> 1]!;
        return Math.abs(x - median) > deviations ? median : x;
      }),
    );
}

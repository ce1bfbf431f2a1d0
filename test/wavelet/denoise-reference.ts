import type { WaveletName } from '../../src/wavelet/index.js';
import { imodwt, modwt, type Shrinkage, threshold } from '../../src/wavelet/index.js';

// Whole-series versions of the denoisers, written from their definitions: no rings, no state.

export type Series = readonly number[];

/** One Haar denoiser: estimates of x[t − delay], and how they answer to it, in white noise σ. */
export function haarDenoised(
  x: Series,
  factors: Series,
  levels: number,
  delay: number,
  sigma: Series,
): { estimates: number[]; responses: number[] } {
  const at = (values: Series, t: number, before: number) => (t < 0 ? before : values[t]!);
  const synthesized = Math.log2(delay + 1);
  let smooth = [...x];
  const details: number[][] = [];
  const responses = x.map(() => 2 ** -levels);
  for (let j = 1; j <= levels; j++) {
    const s = 2 ** (j - 1);
    const w = smooth.map((v, t) => (v - at(smooth, t - s, x[0]!)) / 2);
    smooth = smooth.map((v, t) => (v + at(smooth, t - s, x[0]!)) / 2);
    const limits = sigma.map((deviation) => factors[j - 1]! * deviation * 2 ** (-j / 2));
    details.push(w.map((d, t) => (Math.abs(d) > limits[t]! ? d - limits[t]! ** 2 / d : 0)));
    w.forEach((d, t) => {
      if (Math.abs(d) > limits[t]!) responses[t]! += 2 ** -j * (1 + (limits[t]! / d) ** 2);
    });
  }
  let u = smooth;
  for (let j = levels; j > synthesized; j--) u = u.map((v, t) => v + details[j - 1]![t]!);
  let late = 0;
  for (let j = synthesized; j >= 1; j--) {
    const s = 2 ** (j - 1);
    const w = details[j - 1]!;
    const now = u;
    u = now.map(
      (v, t) => (at(now, t - s, x[0]!) + at(w, t - late - s, 0) + v - at(w, t - late, 0)) / 2,
    );
    late += s;
  }
  return { estimates: u, responses };
}

/** Levels of `fast` at a delay, and the factors c_j of its thresholds. */
export function fastDesign(delay: number): { factors: Series; levels: number } {
  const levels = Math.max(3, Math.log2(delay + 1));
  if (delay <= 1) return { factors: [2.4, 1.8, 1.2, 0.9, 0.75], levels };
  if (delay === 3) return { factors: [3.2, 2.4, 1.6, 1.2, 1], levels };
  return { factors: [2.5, 2.5, 2.5, 2.5, 2.5], levels };
}

/** Filters of `adaptive`: the gain of the level, and of its slope. */
export const paces = [
  [0.6, 0],
  [0.33, 0],
  [0.5, 0.15],
  [0.35, 0.07],
  [0.2, 0.02],
  [0.1, 0.005],
  [0.05, 0.001],
] as const;

/**
 * `adaptive` without a delay, its inputs `held` passed by: levels and lines, the input, and a level
 * with a soft gate, by the constants that the docs state; σ of the noise is known.
 */
export function presentMixed(x: Series, sigma: number, held: readonly boolean[]): number[] {
  const experts = [...paces, [1, 0], [0.33, 0, 1.5]] as const;
  const past = experts.map(() => ({ level: x[0]!, slope: 0, gain: 1, square: 0 }));
  let taught = 0;
  return x.map((value, t) => {
    if (!held[t]) taught += 1;
    const risks = experts.map(([alpha, beta, softGate], i) => {
      const filter = past[i]!;
      const from = filter.level + filter.slope;
      const miss = held[t] ? 0 : value - from;
      const old = (1 - alpha) ** 2 || 1; // the input leaves nothing, so its squares do not matter
      let square = Math.min(miss ** 2, 18 * sigma ** 2);
      if (alpha < 1 && Math.abs(miss) > 4.5 * sigma) {
        square = (softGate === undefined ? 4 / old : 4) * sigma ** 2;
        Object.assign(filter, { level: value, gain: 1 });
      } else {
        const gain = Math.max(alpha, filter.gain / (1 + filter.gain));
        const limit = (softGate ?? Number.POSITIVE_INFINITY) * sigma;
        const lost = Math.abs(miss) > limit ? (1 - gain) * (limit / miss) ** 2 : 1 - gain;
        const response = Math.abs(miss) > limit ? 1 + lost : gain;
        if (softGate !== undefined) {
          square = (lost * miss) ** 2 + 2 * sigma ** 2 * (response - alpha);
        }
        const slope = filter.slope + beta * miss;
        Object.assign(filter, { level: from + (1 - lost) * miss, slope, gain });
      }
      if (!held[t]) filter.square += (square - filter.square) / Math.min(taught, 48);
      const share = alpha === 1 ? 0 : softGate === undefined ? old : 1;
      return (share * filter.square) / sigma ** 2 + 2 * alpha;
    });
    const weights = risks.map((risk) => Math.max(0, 1 - 4 * (risk - Math.min(...risks))) ** 8);
    const sum = weights.reduce((all, weight, i) => all + weight * past[i]!.level, 0);
    return sum / weights.reduce((all, weight) => all + weight, 0);
  });
}

/** One filter of a pace, all of its past written down; before input t the last `spikes[t]` are taken out. */
export function pacedFiltered(
  x: Series,
  [alpha, beta]: readonly [number, number],
  gate: number,
  delay: number,
  sigma: Series,
  spikes: readonly number[],
): { estimates: number[]; responses: number[]; squares: number[] } {
  const squares: number[] = []; // what each miss counts for in units of σ²
  const past = [{ level: x[0]!, slope: 0, age: 2, innovation: 0 }];
  const stood: (typeof past)[] = [];
  const passBy = (t: number) => {
    const { level, slope, age } = past[t - 1]!; // as if that input had not been there
    past[t] = { level: level + slope, slope, age: age + 1, innovation: 0 };
  };
  x.forEach((value, t) => {
    const before = past[t - 1];
    const isJump = before !== undefined && past[t]!.age === 1;
    if (spikes[t]! > 0) {
      for (let k = spikes[t]!; k > 0; k--) passBy(t + 1 - k);
    } else if (
      isJump &&
      Math.abs(value - before.level) < 0.5 * Math.abs(past[t]!.level - before.level)
    ) {
      passBy(t);
    }
    const { level, slope, age } = past[t]!;
    const off = value - level - slope;
    if (Math.abs(off) > gate * sigma[t]!) {
      past.push({ level: value, slope, age: 1, innovation: 0 });
      squares.push(16 / (1 - alpha) ** 2);
    } else {
      squares.push(Math.min((off / sigma[t]!) ** 2, 18));
      const gain = Math.max(alpha, 1 / (age + 1));
      past.push({
        level: level + slope + gain * off,
        slope: slope + beta * off,
        age: age + 1,
        innovation: off,
      });
    }
    stood.push(past.slice(1));
  });
  const all = smootherWeights(alpha, beta, delay);
  const weights = all.slice(0, 1 + all.findLastIndex((weight) => Math.abs(weight) >= 0.03 * alpha));
  const said = x.map((_, t) => {
    const then = stood[t]!;
    const at = t - delay;
    if (at < 0) return { estimate: x[0]!, response: 0 };
    let after = 0;
    while (after < delay && then[at + after + 1]!.age !== 1) after++;
    const { age, level } = then[at]!;
    const response = Math.max(responseOf(alpha, beta, weights.slice(0, after)), 1 / (age + after));
    if (age * alpha < 1) {
      const wander = alpha ** 2 / (1 - alpha);
      let estimate = then[at + after]!.level;
      for (let k = after - 1; k >= 0; k--) {
        const point = then[at + k]!;
        const gain = Math.max(alpha, 1 / point.age);
        estimate = point.level + (gain / (gain + wander)) * (estimate - point.level - point.slope);
      }
      return { estimate, response };
    }
    const smoothed = weights
      .slice(0, after)
      .reduce((sum, weight, k) => sum + weight * then[at + k + 1]!.innovation, level);
    return { estimate: smoothed, response };
  });
  return {
    estimates: said.map(({ estimate }) => estimate),
    responses: said.map(({ response }) => response),
    squares,
  };
}

/**
 * Weights of the innovations after an input in its fixed-lag smoother, from matrices: the covariance
 * of the predicted state over the innovation's variance is [[α, β], [β, β·(α + β)]].
 */
function smootherWeights(alpha: number, beta: number, delay: number): number[] {
  const covariance = [
    [alpha, beta],
    [beta, beta * (alpha + beta)],
  ] as const;
  let power = [1, 0] as [number, number]; // (Φ′)^k·H′, Φ = F·(I − K·H)
  return Array.from({ length: delay }, () => {
    const [u, v] = power;
    const shifted = [u, u + v] as const; // F′
    power = [(1 - alpha) * shifted[0] - beta * shifted[1], shifted[1]];
    return covariance[0][0] * power[0] + covariance[0][1] * power[1];
  });
}

function responseOf(alpha: number, beta: number, weights: readonly number[]): number {
  let [level, slope] = [alpha, beta];
  let estimate = level;
  for (const weight of weights) {
    const off = -(level + slope);
    level += slope + alpha * off;
    slope += beta * off;
    estimate += weight * off;
  }
  return estimate;
}

/** x[t − delay] with everything known up to t: circular transform of the series and its mirror. */
export function mirrored(
  x: Series,
  wavelet: WaveletName,
  maxLevels: number,
  delay: number,
  shrinkage: Shrinkage,
  limits: Series,
): number {
  const round = [...x, ...[...x].reverse()];
  const options = { wavelet, maxLevels };
  const coefficients = modwt(round, options);
  for (let j = 0; j < maxLevels; j++) {
    const row = coefficients.rows[j]!;
    row.set(threshold(row, limits[j]!, shrinkage));
  }
  return imodwt(coefficients, options)[x.length - 1 - delay]!;
}

/**
 * `adaptive` with a delay: the mixture of its filters and of the input itself, and Haar, at the
 * parameters that the docs state; σ of the noise is 1.
 */
export function delayedMixed(
  x: Series,
  filters: readonly (ReturnType<typeof pacedFiltered> & { pace: readonly [number, number] })[],
  haar: ReturnType<typeof haarDenoised>,
  delay: number,
  held: readonly boolean[],
  spikes: readonly number[],
): number[] {
  const believed = [...x];
  const isSpike = x.map(() => false);
  const means = filters.map(() => 0);
  const risks = [0, 0];
  let [taught, judged] = [0, 0];
  let weights: number[] = [];
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const weighted = (all: readonly number[], by: readonly number[]) =>
    sum(all.map((value, i) => value * by[i]!)) / sum(by);
  return x.map((_, t) => {
    for (let k = spikes[t]!; k > 0; k--) {
      believed[t - k] = believed[t - k - 1]!;
      isSpike[t - k] = true;
    }
    if (!held[t]) taught += 1;
    filters.forEach(({ squares }, i) => {
      if (!held[t]) means[i]! += (squares[t]! - means[i]!) / Math.min(taught, 56);
    });
    if (t % 4 === 0) {
      const all = filters.map(({ pace: [alpha] }, i) => (1 - alpha) ** 2 * means[i]! + 2 * alpha);
      all.push(2);
      weights = all
        .map((risk) => Math.max(0, 1 - 5 * (risk - Math.min(...all))) ** 8)
        .map((weight) => (weight < 0.3 ? 0 : weight));
    }
    const target = t < delay ? Number.NaN : x[t - delay]!;
    const estimates = [...filters.map((of) => of.estimates[t]!), believed[t - delay] ?? x[0]!];
    const responses = [...filters.map((of) => of.responses[t]!), 1];
    const said = [weighted(estimates, weights), haar.estimates[t]!];
    const answers = [weighted(responses, weights), haar.responses[t]!];
    const isOut = t >= delay && isSpike[t - delay]!;
    if (t >= delay && !isOut) {
      const bars = Math.min(64, judged + 17);
      judged += 1;
      said.forEach((estimate, i) => {
        const risk = Math.min((estimate - target) ** 2, 16) + 2 * answers[i]!;
        risks[i]! += (risk - risks[i]!) / bars;
      });
    }
    const ranked = [risks[0]!, risks[1]! + 0.03];
    const shares = ranked.map((risk) => (1 + 5 * (risk - Math.min(...ranked))) ** -8);
    if (isOut) shares[1] = 0;
    return weighted(said, shares);
  });
}

/**
 * Which inputs a guard against spikes holds, how many before each it takes for spikes, and the series
 * with the last trusted in place of those held.
 */
export function guarded(
  x: Series,
  sigma: Series,
): { held: boolean[]; spikes: number[]; calm: number[] } {
  let trusted = x[0]!;
  let suspects: number[] = [];
  let [takenBack, stayed] = [0, 0];
  let count = 0;
  const calm: number[] = [];
  const spikes: number[] = [];
  const held = x.map((value, t) => {
    const isProne = takenBack > stayed + 0.3;
    const offBy = (from: number) => Math.abs(value - from);
    let holds = false;
    let found = 0;
    if (suspects.length === 0) {
      const isFar = offBy(trusted) > 6 * sigma[t]! && count >= 32;
      count += 1;
      holds = isFar && isProne;
      if (isFar) suspects = [value];
      else trusted = value;
    } else {
      const least = Math.min(...suspects.map((suspect) => Math.abs(suspect - trusted)));
      if (offBy(trusted) >= 0.5 * least && isProne && suspects.length === 1) {
        holds = offBy(suspects[0]!) > 6 * sigma[t]! || takenBack > 2 + 10 * stayed;
        suspects.push(value);
      } else {
        const isBack = offBy(trusted) < 0.5 * least;
        const isSure =
          suspects.length === 1 && least > 9 * sigma[t]! && offBy(trusted) < 3 * sigma[t]!;
        if (isBack && (isProne || isSure)) found = suspects.length;
        takenBack = 0.9 * takenBack + (isBack ? 1 : 0);
        stayed = 0.9 * stayed + (isBack ? 0 : 1);
        trusted = value;
        suspects = [];
      }
    }
    calm.push(holds ? trusted : value);
    spikes.push(found);
    return holds;
  });
  return { held, spikes, calm };
}

/**
 * σ as the prototypes of `fast` tracked it: a median of |W_1| that goes up or down by 2 % with each
 * change, and is never below 0.7 of their mean.
 */
export function trackedMedian(x: Series): number[] {
  const first: number[] = [];
  let [median, mean] = [0, 0];
  return x.map((value, t) => {
    if (t === 0) return 0;
    const size = Math.abs(value - x[t - 1]!) / 2;
    mean += (size - mean) / Math.min(t, 128);
    if (t <= 32) {
      first.push(size);
      first.sort((a, b) => a - b);
      median = (first[first.length >> 1]! + first[(first.length - 1) >> 1]!) / 2;
    } else if (size !== median) {
      median *= Math.exp(size > median ? 0.02 : -0.02);
    }
    median = Math.max(median, 0.7 * mean);
    return (Math.SQRT2 * median) / 0.6745;
  });
}

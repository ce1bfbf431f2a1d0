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

/** One jump filter, its past written down in full. */
export function jumpFiltered(
  x: Series,
  [alpha, beta]: readonly [number, number],
  gate: number,
  delay: number,
  sigma: Series,
): { estimates: number[]; responses: number[] } {
  const past = [{ level: x[0]!, slope: 0, age: 2 }];
  x.forEach((value, t) => {
    const { level, slope, age } = past[t]!;
    const off = value - level - slope;
    if (Math.abs(off) > gate * sigma[t]!) past.push({ level: value, slope, age: 1 });
    else {
      const gain = Math.max(alpha, 1 / (age + 1));
      past.push({ level: level + slope + gain * off, slope: slope + beta * off, age: age + 1 });
    }
  });
  const answer = (back: number) => {
    let level = 0;
    let slope = 0;
    for (let i = 0; i <= back; i++) {
      const off = (i === 0 ? 1 : 0) - level - slope;
      level += slope + alpha * off;
      slope += beta * off;
    }
    return level - back * slope;
  };
  const answers = x.map((_, back) => (back > delay ? 0 : answer(back)));
  const estimates: number[] = [];
  const responses: number[] = [];
  x.forEach((_, t) => {
    const target = Math.max(0, t - delay) + 1;
    const jump = past.findIndex(({ age }, i) => i > target && i <= t + 1 && age === 1);
    const end = jump < 0 ? t + 1 : jump - 1;
    const { level, slope, age } = past[end]!;
    const spike = end === target && jump > 0 && past[target]!.age === 1;
    const back = end - target;
    estimates.push(spike ? past[target - 1]!.level : level - back * slope);
    responses.push(spike ? 0 : Math.max(answers[back]!, 1 / age));
  });
  return { estimates, responses };
}

/** x[t − delay] with everything known up to t: circular transform of the series and its mirror. */
export function mirrored(
  x: Series,
  wavelet: string,
  maxLevels: number,
  delay: number,
  shrinkage: Shrinkage,
  limits: Series,
): number {
  const round = [...x, ...[...x].reverse()];
  const options = { wavelet, maxLevels };
  const coefficients = modwt(round, options);
  for (let j = 0; j < maxLevels; j++) {
    const row = coefficients.data.subarray(j * round.length, (j + 1) * round.length);
    row.set(threshold(row, limits[j]!, shrinkage));
  }
  return imodwt(coefficients, options)[x.length - 1 - delay]!;
}

/** The mixture of `experts` at the parameters that the docs of `adaptive` state. */
export function mixed(
  x: Series,
  experts: readonly { estimates: number[]; responses: number[] }[],
  delay: number,
  sigma: Series,
): number[] {
  const risks = experts.map(() => 0);
  return x.map((_, t) => {
    experts.forEach(({ estimates, responses }, i) => {
      if (t < delay || sigma[t]! === 0) return;
      const error = ((estimates[t]! - x[t - delay]!) / sigma[t]!) ** 2;
      risks[i]! += (Math.min(error, 16) + 2 * responses[t]! - risks[i]!) / 64;
    });
    const weights = risks.map((risk) => (1 + 4 * (risk - Math.min(...risks))) ** -8);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return experts.reduce((sum, { estimates }, i) => sum + weights[i]! * estimates[t]!, 0) / total;
  });
}

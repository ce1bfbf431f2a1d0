import { type NoiseName, noises } from './noises.js';
import { Random } from './random.js';
import { length, type SignalName, signalNames, signals } from './signals.js';

/** Estimates of x[t − delay] for each t, from a series that nobody has cleaned. */
export type Estimator = (noisy: Float64Array) => Float64Array;

/** Targets before this one are not judged: every method has settled by then. */
const firstTarget = 128;

/** A clean series and the same with noise. */
export interface Trial {
  readonly clean: Float64Array;
  readonly noisy: Float64Array;
}

export function trial(signal: SignalName, noise: NoiseName, seed: number): Trial {
  const random = new Random(seed);
  const clean = signals[signal](random);
  const added = noises[noise](random);
  return { clean, noisy: clean.map((x, i) => x + added[i]!) };
}

/** Sums of squared errors of the noisy series and of the estimates. */
export function errors(
  { clean, noisy }: Trial,
  estimates: Float64Array,
  delay: number,
): { readonly noisy: number; readonly denoised: number } {
  let before = 0;
  let after = 0;
  for (let t = firstTarget + delay; t < length; t++) {
    const target = t - delay;
    if (Number.isNaN(estimates[t])) continue; // still warming up
    before += (noisy[target]! - clean[target]!) * (noisy[target]! - clean[target]!);
    after += (estimates[t]! - clean[target]!) * (estimates[t]! - clean[target]!);
  }
  return { noisy: before, denoised: after };
}

/** 10·log10 of the mean squared error of the noisy series over that of the estimates, over seeds. */
export function gain(
  estimator: Estimator,
  delay: number,
  signal: SignalName,
  noise: NoiseName,
  seeds: readonly number[],
): number {
  let before = 0;
  let after = 0;
  for (const seed of seeds) {
    const drawn = trial(signal, noise, seed);
    const sums = errors(drawn, estimator(drawn.noisy), delay);
    before += sums.noisy;
    after += sums.denoised;
  }
  return 10 * Math.log10(before / after);
}

/** The gain for each signal. */
export function gains(
  estimator: Estimator,
  delay: number,
  noise: NoiseName,
  seeds: readonly number[],
): Record<SignalName, number> {
  const entries = signalNames.map((signal) => [
    signal,
    gain(estimator, delay, signal, noise, seeds),
  ]);
  return Object.fromEntries(entries) as Record<SignalName, number>;
}

export function meanOf(values: Readonly<Record<string, number>>): number {
  const all = Object.values(values);
  return all.reduce((sum, x) => sum + x, 0) / all.length;
}

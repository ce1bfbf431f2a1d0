import { absorbSteadily, type ExponentialMeanState } from '../../statistics/exponential-mean.js';
import {
  type MeanDesign,
  type MeanKind,
  type MeanPart,
  meanDesign,
  meanPartInit,
  meanPartStep,
} from '../moving-averages/mean.js';

interface MeansParameters {
  readonly fastPeriod: number;
  readonly slowPeriod: number;
  readonly signalPeriod: number;
  readonly seed: 'sma' | 'first';
  readonly mean: MeanKind;
  readonly signalMean: MeanKind;
}

/** The update that first has a signal; `macd` itself is there signalPeriod − 1 earlier. */
export function macdWarmUp({
  slowPeriod,
  signalPeriod,
}: Pick<MeansParameters, 'slowPeriod' | 'signalPeriod'>): number {
  return slowPeriod + signalPeriod - 1;
}

/** How each of the three means weighs its inputs, and when the difference is shown. */
export interface MacdDesign {
  readonly slowPeriod: number;
  readonly fast: MeanDesign;
  readonly slow: MeanDesign;
  readonly signal: MeanDesign;
  /** Once the signal has heard so many, all three are EMAs of which nothing depends on counts. */
  readonly steadyFrom: number;
  /** Weights of the newest input in the three, once they are steady. */
  readonly fastGain: number;
  readonly slowGain: number;
  readonly signalGain: number;
}

export function macdDesign(parameters: MeansParameters): MacdDesign {
  const { fastPeriod, slowPeriod, signalPeriod, seed, mean, signalMean } = parameters;
  // Seeded with the first difference, the signal hears what is shown later.
  const hearsAll = seed === 'first' && mean === 'ema';
  const signalWarmUp = hearsAll ? macdWarmUp(parameters) : signalPeriod;
  const fast = meanDesign(mean, fastPeriod, seed);
  const slow = meanDesign(mean, slowPeriod, seed);
  const signal = meanDesign(signalMean, signalPeriod, seed, signalWarmUp);
  const isExponential = mean === 'ema' && signalMean === 'ema';
  return {
    slowPeriod,
    fast,
    slow,
    signal,
    // The signal is the last to be seeded, and is heard last.
    steadyFrom: isExponential ? signalWarmUp : Number.POSITIVE_INFINITY,
    fastGain: fast.exponential.gain,
    slowGain: slow.exponential.gain,
    signalGain: signal.exponential.gain,
  };
}

export type MacdState = { fast: MeanPart; slow: MeanPart; signal: MeanPart };

export const macdInit = (parameters: MeansParameters): MacdState => ({
  fast: meanPartInit(parameters.mean, parameters.fastPeriod),
  slow: meanPartInit(parameters.mean, parameters.slowPeriod),
  signal: meanPartInit(parameters.signalMean, parameters.signalPeriod),
});

/** The state where all three means are exponential. */
export type ExponentialMacdState = { readonly [Part in keyof MacdState]: ExponentialMeanState };

/** Whether all three are EMAs of which nothing depends on counts any more. */
export function isSteadyMacd({ signal }: MacdState, { steadyFrom }: MacdDesign): boolean {
  return (signal as ExponentialMeanState).count >= steadyFrom;
}

/** Write the lines with `x` at `out[at…]`, whatever the means are. */
export function macdStep(
  { fast, slow, signal }: MacdState,
  x: number,
  design: MacdDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const macd = meanPartStep(fast, x, design.fast, keep) - meanPartStep(slow, x, design.slow, keep);
  const line = meanPartStep(signal, macd, design.signal, keep);
  out[at] = macd;
  out[at + 1] = line;
  out[at + 2] = macd - line;
}

/** The same once it is steady: so short that the engine inlines it in its caller's loop. */
export function steadyMacdStep(
  { fast, slow, signal }: ExponentialMacdState,
  x: number,
  { fastGain, slowGain, signalGain }: MacdDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const quick = fast.mean + fastGain * (x - fast.mean);
  const tardy = slow.mean + slowGain * (x - slow.mean);
  const macd = quick - tardy;
  const line = signal.mean + signalGain * (macd - signal.mean);
  out[at] = macd;
  out[at + 1] = line;
  out[at + 2] = macd - line;
  if (keep) {
    absorbSteadily(fast, quick, 1);
    absorbSteadily(slow, tardy, 1);
    absorbSteadily(signal, line, 1);
  }
}

import {
  type ExponentialMeanState,
  exponentialMeanStep,
} from '../../statistics/exponential-mean.js';
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
  /** Whether all three are EMAs. */
  readonly isExponential: boolean;
}

export function macdDesign(parameters: MeansParameters): MacdDesign {
  const { fastPeriod, slowPeriod, signalPeriod, seed, mean, signalMean } = parameters;
  // Seeded with the first difference, the signal hears what is shown later.
  const hearsAll = seed === 'first' && mean === 'ema';
  return {
    slowPeriod,
    fast: meanDesign(mean, fastPeriod, seed),
    slow: meanDesign(mean, slowPeriod, seed),
    signal: meanDesign(
      signalMean,
      signalPeriod,
      seed,
      hearsAll ? macdWarmUp(parameters) : signalPeriod,
    ),
    isExponential: mean === 'ema' && signalMean === 'ema',
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

/** As `macdStep`, where all three are EMAs: short enough for the engine to inline the whole. */
export function exponentialMacdStep(
  state: MacdState,
  x: number,
  design: MacdDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const { fast, slow, signal } = state as ExponentialMacdState;
  const macd =
    exponentialMeanStep(fast, x, design.fast.exponential, keep) -
    exponentialMeanStep(slow, x, design.slow.exponential, keep);
  const line = exponentialMeanStep(signal, macd, design.signal.exponential, keep);
  out[at] = macd;
  out[at + 1] = line;
  out[at + 2] = macd - line;
}

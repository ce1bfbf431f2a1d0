import { isAdmissible } from '../../core/operator.js';
import {
  absorbSteadily,
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaDesign,
  emaStage,
  exponentialMeanInit,
  isSteady,
} from '../../statistics/exponential-mean.js';

interface MeansParameters {
  readonly fastPeriod: number;
  readonly slowPeriod: number;
  readonly signalPeriod: number;
  readonly seed: 'sma' | 'first';
}

/** The update that first has a signal; `macd` itself is there signalPeriod − 1 earlier. */
export function macdWarmUp({ slowPeriod, signalPeriod }: MeansParameters): number {
  return slowPeriod + signalPeriod - 1;
}

/** How each of the three means weighs its inputs, and when the difference is shown. */
export interface MacdDesign {
  readonly slowPeriod: number;
  readonly fast: ExponentialMeanDesign;
  readonly slow: ExponentialMeanDesign;
  readonly signal: ExponentialMeanDesign;
}

export function macdDesign(parameters: MeansParameters): MacdDesign {
  const { fastPeriod, slowPeriod, signalPeriod, seed } = parameters;
  const warmUp = macdWarmUp(parameters);
  return {
    slowPeriod,
    fast: emaStage(fastPeriod, seed),
    slow: emaStage(slowPeriod, seed),
    signal: emaDesign(signalPeriod, seed, seed === 'sma' ? signalPeriod : warmUp),
  };
}

export type MacdState = {
  fast: ExponentialMeanState;
  slow: ExponentialMeanState;
  signal: ExponentialMeanState;
};

export const macdInit = (): MacdState => ({
  fast: exponentialMeanInit(),
  slow: exponentialMeanInit(),
  signal: exponentialMeanInit(),
});

export function isMacdSteady({ fast, slow, signal }: MacdState, design: MacdDesign): boolean {
  const areSeeded = isSteady(fast, design.fast) && isSteady(slow, design.slow);
  return areSeeded && slow.count >= design.slowPeriod && isSteady(signal, design.signal);
}

interface SteadyRows {
  readonly from: number;
  readonly length: number;
  readonly output: Readonly<Record<'macd' | 'signal' | 'histogram', Float64Array>>;
  readonly outputs: Float64Array;
}

/** Absorb the rows from `from` on, of means that are steady; how many were let in. */
export function absorbSteadyRows(
  state: MacdState,
  design: MacdDesign,
  input: Float64Array,
  { from, length, output, outputs }: SteadyRows,
): number {
  const { macd: lines, signal: signals, histogram: histograms } = output;
  // Nothing depends on counts any more, and the means stay in registers.
  const { gain: fastGain } = design.fast;
  const { gain: slowGain } = design.slow;
  const { gain: signalGain } = design.signal;
  let { mean: fast } = state.fast;
  let { mean: slow } = state.slow;
  let { mean: signal } = state.signal;
  let absorbed = 0;
  for (let i = from; i < length; i++) {
    const x = input[i]!;
    if (!isAdmissible(x)) {
      lines[i] = signals[i] = histograms[i] = Number.NaN;
      continue;
    }
    absorbed += 1;
    fast += fastGain * (x - fast);
    slow += slowGain * (x - slow);
    const line = fast - slow;
    signal += signalGain * (line - signal);
    lines[i] = line;
    signals[i] = signal;
    histograms[i] = line - signal;
  }
  outputs[0] = fast - slow;
  outputs[1] = signal;
  outputs[2] = fast - slow - signal;
  absorbSteadily(state.fast, fast, absorbed);
  absorbSteadily(state.slow, slow, absorbed);
  absorbSteadily(state.signal, signal, absorbed);
  return absorbed;
}

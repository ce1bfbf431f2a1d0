import { isAdmissible } from '../../core/operator.js';
import { absorbSteadily, isSteady } from '../../statistics/exponential-mean.js';
import type { ExponentialMacdState, MacdDesign, MacdState } from './macd-means.js';

/** `state`, if all three are EMAs of which nothing depends on counts any more. */
export function steadyMacd(state: MacdState, design: MacdDesign): ExponentialMacdState | undefined {
  if (!design.isExponential) return undefined;
  const means = state as ExponentialMacdState;
  const { fast, slow, signal } = design;
  const areSeeded =
    isSteady(means.fast, fast.exponential) && isSteady(means.slow, slow.exponential);
  const isSpeaking = areSeeded && means.slow.count >= design.slowPeriod;
  return isSpeaking && isSteady(means.signal, signal.exponential) ? means : undefined;
}

interface SteadyRows {
  readonly from: number;
  readonly length: number;
  readonly output: Readonly<Record<'macd' | 'signal' | 'histogram', Float64Array>>;
  readonly outputs: Float64Array;
}

/** Absorb the rows from `from` on, of means that are steady; how many were let in. */
export function absorbSteadyRows(
  state: ExponentialMacdState,
  design: MacdDesign,
  input: Float64Array,
  { from, length, output, outputs }: SteadyRows,
): number {
  const { macd: lines, signal: signals, histogram: histograms } = output;
  // Nothing depends on counts any more, and the means stay in registers.
  const { gain: fastGain } = design.fast.exponential;
  const { gain: slowGain } = design.slow.exponential;
  const { gain: signalGain } = design.signal.exponential;
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

import { isAdmissible } from '../../core/operator.js';
import { absorbSteadily } from '../../statistics/exponential-mean.js';
import type { ExponentialMacdState, MacdDesign } from './macd-means.js';

interface SteadyRows {
  readonly from: number;
  readonly length: number;
  readonly output: Readonly<Record<'macd' | 'signal' | 'histogram', Float64Array>>;
  readonly outputs: Float64Array;
}

/** Absorb the rows from `from` on, of means that are steady; how many were let in. */
export function absorbSteadyRows(
  state: ExponentialMacdState,
  { fastGain, slowGain, signalGain }: MacdDesign,
  input: Float64Array,
  { from, length, output, outputs }: SteadyRows,
): number {
  const { macd: lines, signal: signals, histogram: histograms } = output;
  // Nothing depends on counts any more, and the means stay in registers.
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

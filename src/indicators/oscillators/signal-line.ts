import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaStage,
  exponentialMeanInit,
  exponentialMeanStep,
} from '../../statistics/exponential-mean.js';

/** A line and its EMA, by name: the tail of MACD-like oscillators. */
export interface SignalLineDesign {
  readonly mean: ExponentialMeanDesign;
  /** The bar from which on the line is heard. */
  readonly lineWarmUp: number;
  /** The bar from which on its signal is heard. */
  readonly signalWarmUp: number;
}

export function signalLineDesign(
  lineWarmUp: number,
  signalPeriod: number,
  seed: 'sma' | 'first',
): SignalLineDesign {
  return {
    mean: emaStage(signalPeriod, seed),
    lineWarmUp,
    signalWarmUp: lineWarmUp + signalPeriod - 1,
  };
}

/** `count` is of bars, those included in which the line was undefined. */
export type SignalLineState = { count: number; signal: ExponentialMeanState };

export const signalLineInit = (): SignalLineState => ({ count: 0, signal: exponentialMeanInit() });

/**
 * Write the line and its signal at `out[at]` and `out[at + 1]`, each NaN until its warm-up. The
 * signal absorbs the line from where that begins: with seed 'first' before it is heard.
 */
export function signalLineStep(
  state: SignalLineState,
  line: number,
  design: SignalLineDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const count = state.count + 1;
  const signal = exponentialMeanStep(state.signal, line, design.mean, keep);
  if (keep) state.count = count;
  out[at] = count < design.lineWarmUp ? Number.NaN : line;
  out[at + 1] = count < design.signalWarmUp ? Number.NaN : signal;
}

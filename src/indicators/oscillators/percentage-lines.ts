import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaStage,
  exponentialMeanInit,
  exponentialMeanStep,
} from '../../statistics/exponential-mean.js';
import { ratio } from '../../statistics/ratio.js';
import {
  type SignalLineDesign,
  type SignalLineState,
  signalLineDesign,
  signalLineInit,
  signalLineStep,
} from './signal-line.js';

interface PercentageParameters {
  readonly fastPeriod: number;
  readonly slowPeriod: number;
  readonly signalPeriod: number;
  readonly seed: 'sma' | 'first';
}

export interface PercentageDesign {
  readonly fast: ExponentialMeanDesign;
  readonly slow: ExponentialMeanDesign;
  readonly line: SignalLineDesign;
}

export function percentageDesign(parameters: PercentageParameters): PercentageDesign {
  const { fastPeriod, slowPeriod, signalPeriod, seed } = parameters;
  return {
    fast: emaStage(fastPeriod, seed),
    slow: emaStage(slowPeriod, seed),
    line: signalLineDesign(slowPeriod, signalPeriod, seed),
  };
}

export type PercentageState = {
  fast: ExponentialMeanState;
  slow: ExponentialMeanState;
  line: SignalLineState;
};

export const percentageInit = (): PercentageState => ({
  fast: exponentialMeanInit(),
  slow: exponentialMeanInit(),
  line: signalLineInit(),
});

/**
 * A mean of what may be negative can cancel to rounding noise, and a share of that says nothing:
 * a negative `x` is passed over.
 */
export function percentageStep(
  state: PercentageState,
  x: number,
  design: PercentageDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const level = x < 0 ? Number.NaN : x;
  const fast = exponentialMeanStep(state.fast, level, design.fast, keep);
  const slow = exponentialMeanStep(state.slow, level, design.slow, keep);
  const line = ratio(100 * (fast - slow), slow);
  signalLineStep(state.line, line, design.line, out, at, keep);
  out[at + 2] = out[at]! - out[at + 1]!;
}

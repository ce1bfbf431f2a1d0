import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaDesign,
  exponentialMeanInit,
  exponentialMeanStep,
} from '../../statistics/exponential-mean.js';

export interface TwiceSmoothedDesign {
  readonly long: ExponentialMeanDesign;
  readonly short: ExponentialMeanDesign;
}

export function twiceSmoothedDesign(long: number, short: number): TwiceSmoothedDesign {
  return { long: emaDesign(long), short: emaDesign(short) };
}

/** An EMA of an EMA. */
export type TwiceSmoothedState = { once: ExponentialMeanState; twice: ExponentialMeanState };

export const twiceSmoothedInit = (): TwiceSmoothedState => ({
  once: exponentialMeanInit(),
  twice: exponentialMeanInit(),
});

export function twiceSmoothedStep(
  state: TwiceSmoothedState,
  x: number,
  design: TwiceSmoothedDesign,
  keep: boolean,
): number {
  const once = exponentialMeanStep(state.once, x, design.long, keep);
  return exponentialMeanStep(state.twice, once, design.short, keep);
}

import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaStage,
  exponentialMeanInit,
} from '../../statistics/exponential-mean.js';

/**
 * EMAs of one another: the first of the input, each other of the one before.
 *
 * Kernels go through them in a loop of one call: an engine inlines only so much into one function,
 * and a number returned from a call that is not inlined is allocated.
 */
export type EmaChainState = { means: readonly ExponentialMeanState[] };

export function emaChainInit(length: number): EmaChainState {
  return { means: Array.from({ length }, exponentialMeanInit) };
}

export interface EmaChainDesign {
  readonly inner: ExponentialMeanDesign;
  readonly last: ExponentialMeanDesign;
}

/** The means speak as `emaStage` says; with seed 'first' the last of them from `warmUp` on. */
export function emaChainDesign(
  { period, seed }: { readonly period: number; readonly seed: 'sma' | 'first' },
  warmUp: number,
): EmaChainDesign {
  return { inner: emaStage(period, seed), last: emaStage(period, seed, warmUp) };
}

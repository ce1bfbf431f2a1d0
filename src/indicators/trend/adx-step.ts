import { misfit } from '../../core/state.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  exponentialMeanInit,
  exponentialMeanStep,
  wilderDesign,
} from '../../statistics/exponential-mean.js';
import {
  type DirectionalMovementState,
  directionalMovementInit,
  directionalMovementStep,
  type MovementDesign,
} from './directional-movement.js';

export interface AdxParameters {
  /** Bars in Wilder's sums. */
  readonly period: number;
  /** Values of `dx` in the mean that is `adx`; 0 for as many as `period`. */
  readonly adxPeriod: number;
  /** How the sums begin: Wilder's, one term short, or as a mean of `period` terms. */
  readonly seed: 'wilder' | 'sma';
}

export type AdxState = { movement: DirectionalMovementState; mean: ExponentialMeanState };

/** How the sums and the mean of `dx` weigh what they take in. */
export interface AdxDesign {
  readonly movement: MovementDesign;
  readonly mean: ExponentialMeanDesign;
}

export function adxDesign({ period, adxPeriod, seed }: AdxParameters): AdxDesign {
  const decaysFrom = seed === 'wilder' ? period : period + 1;
  return {
    movement: { period, keeps: 1 - 1 / period, decaysFrom },
    mean: wilderDesign(adxPeriod || period),
  };
}

export const adxInit = (): AdxState => ({
  movement: directionalMovementInit(),
  mean: exponentialMeanInit(),
});

export function adxStep(
  state: AdxState,
  high: number,
  low: number,
  close: number,
  { movement, mean }: AdxDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  directionalMovementStep(state.movement, high, low, close, movement, out, at + 1, keep);
  out[at] = exponentialMeanStep(state.mean, out[at + 3]!, mean, keep);
}

/** Refuse, with a `SnapshotError`, a last bar that has a high and no close, or a close and no high. */
export function requireOneBar({ movement: { high, close } }: AdxState, path: string): void {
  if (Number.isNaN(high) === Number.isNaN(close)) return;
  throw misfit(`${path}.movement.close`, 'is of another bar than the high');
}

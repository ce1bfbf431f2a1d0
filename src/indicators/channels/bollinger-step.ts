import { isAdmissible } from '../../core/operator.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { momentsDivisor } from '../../statistics/divisor.js';
import {
  type WindowMomentsState,
  windowMomentsInit,
  windowMomentsStep,
} from '../../statistics/window-moments.js';
import {
  type MeanDesign,
  type MeanKind,
  type MeanState,
  meanDesign,
  meanInit,
  meanStep,
} from '../moving-averages/mean.js';

export interface BollingerParameters {
  readonly period: number;
  /** Standard deviations from the middle to a band. */
  readonly multiplier: number;
  /** Divide by period − 1 instead of period. */
  readonly sample: boolean;
  /** The mean that is the middle; deviations are from the plain one. */
  readonly mean: MeanKind;
}

export interface BollingerValue {
  readonly upper: number;
  /** Mean of the window. */
  readonly middle: number;
  readonly lower: number;
  /** Where the input stands between the bands: 0 at the lower, 1 at the upper. */
  readonly percentB: number;
  /** Distance of the bands over the middle: Bollinger's BandWidth. */
  readonly width: number;
}

export interface BollingerDesign {
  readonly multiplier: number;
  readonly divisor: number;
  /** Whether the middle is the plain mean. */
  readonly isPlain: boolean;
  readonly middle: MeanDesign;
}

export function bollingerDesign(parameters: BollingerParameters): BollingerDesign {
  const { multiplier, mean, period } = parameters;
  return {
    multiplier,
    divisor: momentsDivisor(parameters),
    isPlain: mean === 'sma',
    middle: meanDesign(mean, period),
  };
}

/** `middle` is empty where the middle is the plain mean, which the window has. */
export type BollingerState = { window: WindowMomentsState; middle: MeanState };

export function bollingerInit({ period, mean }: BollingerParameters): BollingerState {
  return {
    window: windowMomentsInit(period),
    middle: mean === 'sma' ? {} : meanInit(mean, period),
  };
}

/** Upper, middle and lower band, percentB and width with `x`, at `out[at…]`. */
export function bollingerStep(
  state: BollingerState,
  x: number,
  { multiplier, divisor, isPlain, middle: design }: BollingerDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  windowMomentsStep(state.window, x, out, at, keep);
  const middle = isPlain ? out[at]! : meanStep(state.middle, x, design, keep);
  const reach = multiplier * Math.sqrt(out[at + 1]! / divisor);
  out[at] = middle + reach;
  out[at + 1] = middle;
  out[at + 2] = middle - reach;
  out[at + 3] = reach === 0 ? Number.NaN : (x - middle + reach) / (2 * reach);
  out[at + 4] = middle > 0 ? (2 * reach) / middle : Number.NaN;
}

/** Absorb `length` inputs, write `lines` and the last `outputs`; how many came in. */
export function bollingerBlock(
  state: BollingerState,
  column: Float64Array,
  length: number,
  design: BollingerDesign,
  { upper, middle, lower, percentB, width }: ColumnsOf<BollingerValue>,
  outputs: Float64Array,
): number {
  let absorbed = 0;
  for (let i = 0; i < length; i++) {
    const x = column[i]!;
    if (!isAdmissible(x)) {
      upper[i] = middle[i] = lower[i] = percentB[i] = width[i] = Number.NaN;
      continue;
    }
    bollingerStep(state, x, design, outputs, 0, true);
    absorbed += 1;
    upper[i] = outputs[0]!;
    middle[i] = outputs[1]!;
    lower[i] = outputs[2]!;
    percentB[i] = outputs[3]!;
    width[i] = outputs[4]!;
  }
  return absorbed;
}

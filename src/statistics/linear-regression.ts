import { type WindowTrendState, windowTrendStep } from './window-trend.js';

/** What a regression on `period` equally spaced times needs to know of them. */
export interface LinearRegressionDesign {
  /** From the mean of the times to the newest. */
  readonly reach: number;
  /** Summed squared deviations of the times. */
  readonly timeSquares: number;
  /** Degrees of freedom left: period − 2. */
  readonly freedom: number;
}

/** Of `period` ≥ 2; with 2 the line fits and the standard error is undefined. */
export function linearRegressionDesign(period: number): LinearRegressionDesign {
  return {
    reach: (period - 1) / 2,
    timeSquares: (period * (period * period - 1)) / 12,
    freedom: period - 2,
  };
}

/**
 * The least-squares line through the last `period` inputs, NaN until they are in: written at
 * `out[at…at + 4]` are its value at the newest input, its value at the oldest (the intercept), its
 * slope per input, r² (NaN in a flat window), and the standard error of the residuals
 * √(Σ residual² / (period − 2)) (NaN with a period of 2).
 */
export function linearRegressionStep(
  state: WindowTrendState,
  x: number,
  design: LinearRegressionDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const { reach, timeSquares, freedom } = design;
  windowTrendStep(state, x, out, at, keep);
  const mean = out[at]!;
  const squares = out[at + 1]!;
  const products = out[at + 2]!;
  const slope = products / timeSquares;
  const explained = Math.min(slope * products, squares);
  out[at] = mean + slope * reach;
  out[at + 1] = mean - slope * reach;
  out[at + 2] = slope;
  out[at + 3] = squares === 0 ? Number.NaN : explained / squares;
  out[at + 4] = freedom === 0 ? Number.NaN : Math.sqrt((squares - explained) / freedom);
}

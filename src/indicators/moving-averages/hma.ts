import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type WindowWeightedSumState,
  windowWeightedSumInit,
} from '../../statistics/window-weighted-sum.js';
import { wmaStep } from './wma.js';

export interface HmaParameters {
  /** Inputs in the longest window. */
  readonly period: number;
}

/** Of half the period, of the period, and of the root of it that smooths. */
export type HmaState = { windows: readonly WindowWeightedSumState[] };

export function hmaInit({ period }: HmaParameters): HmaState {
  const periods = [Math.floor(period / 2), period, rootOf(period)];
  return { windows: periods.map(windowWeightedSumInit) };
}

/** ⌊√period⌋, the last smoothing. */
function rootOf(period: number): number {
  return Math.floor(Math.sqrt(period));
}

/**
 * Hull moving average: two weighted means set against each other to cancel their lag, then smoothed.
 *
 *   HMA = wma(2·wma(x, ⌊period/2⌋) − wma(x, period), ⌊√period⌋)
 *
 * Both lengths are rounded down (TradingView, TTR); some round √period to the nearest, which differs
 * for 7, 8, 14, 15, ….
 *
 * @param period  inputs in the longest window; integer ≥ 2. Usual: 9.
 * @input   any number; degree 1
 * @output  can overshoot the inputs
 * @warmUp  period + ⌊√period⌋ − 1
 * @throws {ConfigError} if `period` is not an integer ≥ 2
 * @cost    O(1) amortised, O(period) once a lap; about 1.5·period numbers
 * @source  A. Hull, How to reduce lag in a moving average (2005)
 * @example
 * const hma = new Hma(4);
 * [6, 12, 18, 24, 30].map((x) => hma.update(x)); // [NaN, NaN, NaN, NaN, 30]
 */
export class Hma extends ValueOperator<number, HmaParameters, HmaState> {
  static readonly kind: Kind<'hma', HmaParameters> = {
    name: 'hma',
    version: 1,
    title: 'Hull moving average',
    aliases: ['hull', 'hullMovingAverage'],
    reads: 'value',
    parameters: { period: bars(9, 2) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period + rootOf(period) - 1,
    memory: ({ period }) => period + rootOf(period) - 1,
  };

  constructor(parameters?: Given<HmaParameters>) {
    super(Hma.kind, parameters, hmaInit);
  }

  /** In a loop of one call, for the reason that `EmaChainState` gives. */
  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { windows } = this.state;
    let input = x;
    let half = x;
    let mean = x;
    for (let i = 0; i < 3; i++) {
      mean = wmaStep(windows[i]!, input, keep);
      if (i === 0) half = mean;
      if (i === 1) input = 2 * half - mean;
    }
    out[at] = mean;
  }
}

import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaDesign,
  exponentialMeanInit,
  exponentialMeanStep,
} from '../../statistics/exponential-mean.js';

export interface ZlemaParameters {
  /** Of the EMA; its lag is half of it. */
  readonly period: number;
  /** Start from the mean of the first `period` corrected inputs, or from the first of them. */
  readonly seed: 'sma' | 'first';
}

export type ZlemaState = { past: DelayState; mean: ExponentialMeanState };

function zlemaInit({ period }: ZlemaParameters): ZlemaState {
  return { past: delayInit(Math.max(1, lagOf(period))), mean: exponentialMeanInit() };
}

export interface ZlemaDesign {
  readonly lag: number;
  readonly mean: ExponentialMeanDesign;
}

function zlemaDesign({ period, seed }: ZlemaParameters): ZlemaDesign {
  return { lag: lagOf(period), mean: emaDesign(period, seed) };
}

/** By how many inputs an EMA of `period` runs behind a straight line. */
function lagOf(period: number): number {
  return Math.floor((period - 1) / 2);
}

/**
 * Zero-lag EMA: an EMA of the price moved ahead by as much as it changed over the EMA's lag.
 *
 *   ZLEMA = EMA(x + (x − x_lag)),  lag = ⌊(period − 1) / 2⌋
 *
 * TTR differs: a lag of (period + 1)/2, and seeded with the mean of the first `period` prices.
 *
 * @param period  integer ≥ 1. Usual: 20.
 * @param seed    'sma' (default) or 'first'
 * @input   any number; degree 1
 * @output  can overshoot the inputs
 * @warmUp  lag + period, whatever the seed
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); lag + 3 numbers
 * @source  J. F. Ehlers, R. Way, Zero Lag (well, almost) (2010)
 * @example
 * const zlema = new Zlema(3);
 * [1, 2, 3, 4, 8].map((x) => zlema.update(x)); // [NaN, NaN, NaN, 4, 8]
 */
export class Zlema extends ValueOperator<number, ZlemaParameters, ZlemaState> {
  static readonly kind: Kind<'zlema', ZlemaParameters> = {
    name: 'zlema',
    version: 1,
    title: 'Zero-lag exponential moving average',
    aliases: ['zeroLagEma'],
    reads: 'value',
    parameters: { period: bars(20), seed: oneOf('sma', 'first') },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => lagOf(period) + period,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 9 * period,
  };

  readonly #design: ZlemaDesign;

  constructor(parameters?: Given<ZlemaParameters>) {
    super(Zlema.kind, parameters, zlemaInit);
    this.#design = zlemaDesign(this.parameters);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const design = this.#design;
    const delayed = delayStep(state.past, x, keep); // of no lag too: its own snapshot has no NaN
    const past = design.lag === 0 ? x : delayed;
    out[at] = exponentialMeanStep(state.mean, x + (x - past), design.mean, keep);
  }
}

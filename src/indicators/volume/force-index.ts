import { CvOperator } from '../../bars/cv-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaDesign,
  exponentialMeanInit,
  exponentialMeanStep,
} from '../../statistics/exponential-mean.js';

export interface ForceIndexParameters {
  /** Bars of the EMA that smooths it. */
  readonly period: number;
  /** How the EMA starts: from the mean of its first inputs, or from the first alone. */
  readonly seed: 'sma' | 'first';
}

/** `close` of the bar before, NaN until there is one. */
export type ForceIndexState = { close: number; mean: ExponentialMeanState };

export const forceIndexInit = (): ForceIndexState => ({
  close: Number.NaN,
  mean: exponentialMeanInit(),
});

/**
 * Force index: how far each bar moved the price, times how much it took.
 *
 *   FI = EMA((close − close₋₁) · volume)
 *
 * The EMA is seeded with the mean of its first inputs (TradingView).
 *
 * @param period  bars of the EMA; integer ≥ 1. Usual: 13; 1 leaves it raw.
 * @param seed    'sma' (default) or 'first'
 * @input   bar: close, volume; degree 1 in price and in volume
 * @output  centred on 0
 * @warmUp  period + 1: the first bar only anchors the change
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 3 numbers
 * @source  A. Elder, Trading for a Living (1993)
 * @example
 * const bar = (close: number, volume: number) => ({ time: 0, open: close, high: close, low: close, close, volume });
 * const force = new ForceIndex(2);
 * [bar(10, 5), bar(12, 2), bar(9, 4)].map((b) => force.update(b)); // [NaN, NaN, -4]
 */
export class ForceIndex extends CvOperator<number, ForceIndexParameters, ForceIndexState> {
  static readonly kind: Kind<'forceIndex', ForceIndexParameters> = {
    name: 'forceIndex',
    version: 1,
    title: 'Force index',
    aliases: ['efi', 'elderForceIndex', 'fi'],
    reads: 'bar',
    parameters: { period: bars(13), seed: oneOf('sma', 'first') },
    outputs: { value: { degree: { price: 1, volume: 1 }, guides: [0] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period + 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 1 + 8 * period,
  };

  readonly #design: ExponentialMeanDesign;

  constructor(parameters?: Given<ForceIndexParameters>) {
    super(ForceIndex.kind, parameters, forceIndexInit);
    this.#design = emaDesign(this.parameters.period, this.parameters.seed);
  }

  protected step(
    close: number,
    volume: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const design = this.#design;
    const change = close - state.close;
    if (keep) state.close = close;
    out[at] = exponentialMeanStep(state.mean, change * volume, design, keep);
  }
}

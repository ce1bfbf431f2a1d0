import { HlOperator } from '../../bars/hl-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaStage,
  exponentialMeanInit,
  exponentialMeanStep,
} from '../../statistics/exponential-mean.js';
import { ratio } from '../../statistics/ratio.js';

export interface ChaikinVolatilityParameters {
  /** Bars in the mean, and bars back. */
  readonly period: number;
  /** How the EMA starts. */
  readonly seed: 'sma' | 'first';
}

export type ChaikinVolatilityState = { ranges: ExponentialMeanState; past: DelayState };

const chaikinVolatilityInit = ({
  period,
}: ChaikinVolatilityParameters): ChaikinVolatilityState => ({
  ranges: exponentialMeanInit(),
  past: delayInit(period),
});

/**
 * Chaikin volatility: how much the smoothed range of bars has grown, in percent.
 *
 *   r = ema(high − low, period),  value = 100·(r − r_period)/r_period
 *
 * @param period  bars in the mean, and bars back; integer ≥ 1. Usual: 10.
 * @param seed    'sma' (default) or 'first'
 * @input   bar: high, low; degree 0
 * @output  percent, ≥ −100
 * @warmUp  2·period
 * @undefined where the older mean is 0
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); period + 2 numbers
 * @source  M. Chaikin; S. B. Achelis, Technical Analysis from A to Z (1995)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const volatility = new ChaikinVolatility(1);
 * [bar(12, 10, 11), bar(14, 11, 13)].map((b) => volatility.update(b)); // [NaN, 50]
 */
export class ChaikinVolatility extends HlOperator<
  number,
  ChaikinVolatilityParameters,
  ChaikinVolatilityState
> {
  static readonly kind: Kind<'chaikinVolatility', ChaikinVolatilityParameters> = {
    name: 'chaikinVolatility',
    version: 1,
    title: 'Chaikin volatility',
    aliases: ['cvi'],
    reads: 'bar',
    parameters: { period: bars(10), seed: oneOf('sma', 'first') },
    outputs: { value: { degree: {}, guides: [0] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => 2 * period,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 9 * period,
  };

  readonly #design: ExponentialMeanDesign;

  constructor(parameters?: Given<ChaikinVolatilityParameters>) {
    super(ChaikinVolatility.kind, parameters, chaikinVolatilityInit);
    const { period, seed } = this.parameters;
    this.#design = emaStage(period, seed);
  }

  protected step(high: number, low: number, out: Float64Array, at: number, keep: boolean): void {
    const { ranges, past } = this.state;
    const range = exponentialMeanStep(ranges, high - low, this.#design, keep);
    const before = delayStep(past, range, keep);
    const isHeard = this.absorbed + 1 >= this.warmUp;
    out[at] = isHeard ? 100 * ratio(range - before, before) : Number.NaN;
  }
}

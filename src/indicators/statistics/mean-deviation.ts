import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';

export interface MeanDeviationParameters {
  /** Inputs in the window. */
  readonly period: number;
}

const meanDeviationInit = ({ period }: MeanDeviationParameters): DelayState => delayInit(period);

/**
 * Mean absolute deviation: how far the inputs lie from their mean, on average.
 *
 *   value = mean |x − mean(x)|
 *
 * `mad` is the median one, which outliers do not move.
 *
 * @param period  inputs in the window; integer ≥ 1. Usual: 20.
 * @input   any number; degree 1
 * @output  ≥ 0
 * @warmUp  period
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(period): it has no shorter way; period numbers
 * @source  TA-Lib's AVGDEV, Tulip's md and TradingView's `ta.dev` agree
 * @example
 * const deviation = new MeanDeviation(2);
 * [10, 12, 8].map((x) => deviation.update(x)); // [NaN, 1, 2]
 */
export class MeanDeviation extends ValueOperator<number, MeanDeviationParameters, DelayState> {
  static readonly kind: Kind<'meanDeviation', MeanDeviationParameters> = {
    name: 'meanDeviation',
    version: 1,
    title: 'Mean absolute deviation',
    aliases: ['avgdev', 'averageDeviation', 'dev'],
    reads: 'value',
    parameters: { period: bars(20) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<MeanDeviationParameters>) {
    super(MeanDeviation.kind, parameters, meanDeviationInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { ring, slot } = this.state;
    let offsets = 0;
    for (let i = 0; i < ring.length; i++) if (i !== slot) offsets += ring[i]! - x;
    const mean = offsets / ring.length;
    let deviations = Math.abs(mean);
    for (let i = 0; i < ring.length; i++) {
      if (i !== slot) deviations += Math.abs(ring[i]! - x - mean);
    }
    delayStep(this.state, x, keep);
    out[at] = deviations / ring.length;
  }
}

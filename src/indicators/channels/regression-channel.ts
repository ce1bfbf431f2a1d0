import type { Kind } from '../../core/kind.js';
import { bars, type Given, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type WindowTrendState,
  windowTrendInit,
  windowTrendStep,
} from '../../statistics/window-trend.js';

export interface RegressionChannelParameters {
  /** Inputs in the window. */
  readonly period: number;
  /** Deviations from the line to a band. */
  readonly multiplier: number;
}

export interface RegressionChannelValue {
  readonly upper: number;
  /** The line at the newest input. */
  readonly middle: number;
  readonly lower: number;
}

export type RegressionChannelColumns = ColumnsOf<RegressionChannelValue>;

const regressionChannelInit = ({ period }: RegressionChannelParameters): WindowTrendState =>
  windowTrendInit(period);

/**
 * Regression channel: the straight line through the window with bands some deviations from it away.
 *
 *   middle = the line at the newest input,  upper, lower = middle ± multiplier · sd of the inputs about the line
 *
 * The deviation divides by period, as that of `bollinger`.
 *
 * @param period      inputs in the window; integer ≥ 2. Usual: 100.
 * @param multiplier  deviations from the line to a band, 0 … 1000. Usual: 2.
 * @input   any number; degree 1
 * @output  `{ upper, middle, lower }`
 * @warmUp  period
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; 3·period numbers
 * @source  G. Raff, Trading the regression channel, TASC (October 1991), with deviations in place of extremes
 * @example
 * const channel = new RegressionChannel({ period: 3, multiplier: 1 });
 * [10, 12, 11].map((x) => channel.update(x).middle); // [NaN, NaN, 11.5]
 */
export class RegressionChannel extends ValueOperator<
  RegressionChannelValue,
  RegressionChannelParameters,
  WindowTrendState
> {
  static readonly kind: Kind<'regressionChannel', RegressionChannelParameters> = {
    name: 'regressionChannel',
    version: 1,
    title: 'Regression channel',
    aliases: ['linRegChannel', 'linearRegressionChannel', 'stdDevChannel', 'stdDevChannels'],
    reads: 'value',
    parameters: { period: bars(100, 2), multiplier: real(2, 0, 1000) },
    outputs: {
      upper: { degree: { price: 1 } },
      middle: { degree: { price: 1 } },
      lower: { degree: { price: 1 } },
    },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<RegressionChannelParameters>) {
    super(RegressionChannel.kind, parameters, regressionChannelInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { period, multiplier } = this.parameters;
    windowTrendStep(this.state, x, out, at, keep);
    const times = (period * (period * period - 1)) / 12;
    const slope = out[at + 2]! / times;
    const middle = out[at]! + (slope * (period - 1)) / 2;
    const rest = Math.max(out[at + 1]! - slope * out[at + 2]!, 0);
    const reach = multiplier * Math.sqrt(rest / period);
    out[at] = middle + reach;
    out[at + 1] = middle;
    out[at + 2] = middle - reach;
  }

  protected override record(row: Float64Array): RegressionChannelValue {
    return { upper: row[0]!, middle: row[1]!, lower: row[2]! };
  }
}

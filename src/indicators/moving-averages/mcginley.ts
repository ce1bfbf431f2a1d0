import type { Kind } from '../../core/kind.js';
import { bars, type Given, real } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type ExponentialMeanState,
  exponentialMeanInit,
} from '../../statistics/exponential-mean.js';

export interface McGinleyParameters {
  /** Inputs that the line would follow as a moving average of them does. */
  readonly period: number;
  /** Of `period`: below 1 the line is faster. */
  readonly factor: number;
}

/**
 * The line after `x`: the mean of its seed, then moved by what the distance between them allows.
 * An `x` that is not positive is passed over.
 */
function mcGinleyStep(
  state: ExponentialMeanState,
  x: number,
  { period, factor }: McGinleyParameters,
  keep: boolean,
): number {
  if (!(x > 0)) return Number.NaN;
  const count = state.count + 1;
  const position = x / state.mean;
  const square = position * position;
  const gain = count <= period ? 1 / count : Math.min(1, 1 / (factor * period * square * square));
  const line = state.mean + gain * (x - state.mean);
  if (keep) {
    state.count = count;
    state.mean = line;
  }
  return count < period ? Number.NaN : line;
}

/**
 * McGinley dynamic: a moving average that hurries when the price falls away and tarries when it
 * runs ahead.
 *
 *   M += min(1, 1 / (factor·period·(x / M)⁴)) · (x − M)
 *
 * The seed is the mean of the first `period` inputs (Stock.Indicators: the first). The gain is held
 * to 1, which the text leaves open: without it a crash throws the line below zero. It matters only
 * where x / M < (factor·period)^−¼.
 *
 * @param period  integer ≥ 1. Usual: 14.
 * @param factor  0.001 … 1000. Usual: 1; 0.6 in McGinley's text and Stock.Indicators.
 * @input   a positive number, others are passed over; degree 1
 * @output  within the extremes of all inputs
 * @warmUp  period
 * @undefined where the input is not positive
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 2 numbers
 * @source  J. R. McGinley, Journal of Technical Analysis (1990)
 * @example
 * const line = new McGinley(2);
 * [1, 3, 4].map((x) => line.update(x)); // [NaN, 2, 2.0625]
 */
export class McGinley extends ValueOperator<number, McGinleyParameters, ExponentialMeanState> {
  static readonly kind: Kind<'mcGinley', McGinleyParameters> = {
    name: 'mcGinley',
    version: 1,
    title: 'McGinley dynamic',
    aliases: ['mcGinleyDynamic', 'md'],
    reads: 'value',
    parameters: { period: bars(14), factor: real(1, 0.001, 1000) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period, factor }) => period + Math.ceil(16 * period * Math.max(1, factor)),
    lateStart: 'an input that is not positive is passed over',
  };

  constructor(parameters?: Given<McGinleyParameters>) {
    super(McGinley.kind, parameters, exponentialMeanInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = mcGinleyStep(this.state, x, this.parameters, keep);
  }
}

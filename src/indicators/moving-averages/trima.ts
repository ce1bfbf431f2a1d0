import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface TrimaParameters {
  /** Inputs in the window. */
  readonly period: number;
}

export type TrimaState = { inner: WindowSumState; outer: WindowSumState };

const trimaInit = ({ period }: TrimaParameters): TrimaState => ({
  inner: windowSumInit(Math.floor(period / 2) + 1),
  outer: windowSumInit(Math.ceil(period / 2)),
});

/**
 * Triangular moving average: a mean of means, so that the middle of the window weighs most.
 *
 *   TRIMA = sma(sma(x, ⌊period/2⌋ + 1), ⌈period/2⌉)
 *
 * @param period  inputs in the window; integer ≥ 1. Usual: 20.
 * @input   any number; degree 1
 * @output  within the window's extremes
 * @warmUp  period
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; period numbers
 * @source  TA-Lib and Tulip agree; StockCharts
 * @example
 * const trima = new Trima(3);
 * [1, 2, 6, 2].map((x) => trima.update(x)); // [NaN, NaN, 2.75, 4]
 */
export class Trima extends ValueOperator<number, TrimaParameters, TrimaState> {
  static readonly kind: Kind<'trima', TrimaParameters> = {
    name: 'trima',
    version: 1,
    title: 'Triangular moving average',
    aliases: ['triangularMovingAverage', 'tma', 'swma'],
    reads: 'value',
    parameters: { period: bars(20) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<TrimaParameters>) {
    super(Trima.kind, parameters, trimaInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { inner, outer } = this.state;
    const mean = windowSumStep(inner, x, keep) / inner.lap.length;
    out[at] = windowSumStep(outer, mean, keep) / outer.lap.length;
  }
}

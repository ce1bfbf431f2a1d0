import type { Kind } from '../core/kind.js';
import { bars, type Given, real } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';
import { type SortedWindowState, sortedWindowInit, sortedWindowRevive } from './sorted-window.js';
import { type QuantileDesign, quantileDesign, windowQuantileAt } from './window-quantile.js';

export interface QuantileParameters {
  /** Inputs in the window. */
  readonly period: number;
  /** Share of the window below it. */
  readonly q: number;
}

/**
 * Quantile: the value with a share `q` of the last `period` inputs below it.
 *
 * Type 7 of Hyndman and Fan: linear between the inputs next to place (period − 1)·q in order of
 * size (numpy, pandas, R and Excel's PERCENTILE.INC by default).
 *
 * @param period  inputs in the window; integer ≥ 1. Usual: 20.
 * @param q       0 (the lowest) … 1 (the highest); default 0.5, the median
 * @input   any number; degree 1
 * @output  within the window's extremes
 * @warmUp  period
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(log period) to find the place, then what stands between moves; peek O(1); 2·period numbers
 * @source  R. J. Hyndman, Y. Fan, Sample quantiles in statistical packages (1996)
 * @example
 * const quartile = new Quantile({ period: 3, q: 0.25 });
 * [1, 5, 3, 3].map((x) => quartile.update(x)); // [NaN, NaN, 2, 3]
 */
export class Quantile extends ValueOperator<number, QuantileParameters, SortedWindowState> {
  static readonly kind: Kind<'quantile', QuantileParameters> = {
    name: 'quantile',
    version: 1,
    title: 'Quantile',
    aliases: ['rollingQuantile', 'percentile'],
    reads: 'value',
    parameters: { period: bars(20), q: real(0.5, 0, 1) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  readonly #design: QuantileDesign;

  constructor(parameters?: Given<QuantileParameters>) {
    super(Quantile.kind, parameters, ({ period }) => sortedWindowInit(period));
    this.#design = quantileDesign(this.parameters.period, this.parameters.q);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = x;
    windowQuantileAt(this.state, this.#design, out, at, keep);
  }

  protected override revive(state: SortedWindowState): void {
    sortedWindowRevive(state);
  }
}

import type { Kind } from '../core/kind.js';
import { bars, type Given, real } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';
import { type SortedWindowState, sortedWindowInit, sortedWindowRevive } from './sorted-window.js';
import { windowMadStep } from './window-mad.js';
import { type QuantileDesign, quantileDesign } from './window-quantile.js';

export interface MadParameters {
  /** Inputs in the window. */
  readonly period: number;
  /** What the deviation is multiplied by. */
  readonly scale: number;
}

/**
 * Median absolute deviation: a spread that up to half of the window may lie about without effect.
 *
 *   mad = scale · median(|x − median(x)|)
 *
 * @param period  inputs in the window; integer ≥ 1. Usual: 20.
 * @param scale   1 (default; the deviation itself), or 1.4826 to estimate the standard deviation
 *                of normal inputs (R's default)
 * @input   any number; degree 1
 * @output  ≥ 0; 0 when more than half of the inputs are equal
 * @warmUp  period
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    that of `Quantile` and a bisection, O(log period); peek O(log period)
 * @source  F. R. Hampel, The influence curve and its role in robust estimation (1974)
 * @example
 * const mad = new Mad(3);
 * [1, 2, 4, 100].map((x) => mad.update(x)); // [NaN, NaN, 1, 2]
 */
export class Mad extends ValueOperator<number, MadParameters, SortedWindowState> {
  static readonly kind: Kind<'mad', MadParameters> = {
    name: 'mad',
    version: 1,
    title: 'Median absolute deviation',
    aliases: ['medianAbsoluteDeviation'],
    reads: 'value',
    parameters: { period: bars(20), scale: real(1, 0.001, 1000) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  readonly #design: QuantileDesign;

  constructor(parameters?: Given<MadParameters>) {
    super(Mad.kind, parameters, ({ period }) => sortedWindowInit(period));
    this.#design = quantileDesign(this.parameters.period, 0.5);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    windowMadStep(this.state, x, this.#design, out, at, keep);
    out[at] = this.parameters.scale * out[at]!;
  }

  protected override revive(state: SortedWindowState): void {
    sortedWindowRevive(state);
  }
}

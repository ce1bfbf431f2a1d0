import type { Kind } from '../core/kind.js';
import { bars, type Given } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';
import { type SortedWindowState, sortedWindowInit, sortedWindowRevive } from './sorted-window.js';
import { type QuantileDesign, quantileDesign, windowQuantileAt } from './window-quantile.js';

export interface MedianParameters {
  /** Inputs in the window. */
  readonly period: number;
}

/**
 * Median: the middle one of the last `period` inputs in order of size; no single spike moves it far.
 *
 * An even period has two middle ones and gives the point halfway between them.
 *
 * @param period  inputs in the window; integer ≥ 1. Usual: 20.
 * @input   any number; degree 1
 * @output  within the window's extremes
 * @warmUp  period
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    see `Quantile`; peek O(1)
 * @example
 * const median = new Median(3);
 * [1, 100, 3, 2].map((x) => median.update(x)); // [NaN, NaN, 3, 3]
 */
export class Median extends ValueOperator<number, MedianParameters, SortedWindowState> {
  static readonly kind: Kind<'median', MedianParameters> = {
    name: 'median',
    version: 1,
    title: 'Median',
    aliases: ['rollingMedian'],
    reads: 'value',
    parameters: { period: bars(20) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  readonly #design: QuantileDesign;

  constructor(parameters?: Given<MedianParameters>) {
    super(Median.kind, parameters, ({ period }) => sortedWindowInit(period));
    this.#design = quantileDesign(this.parameters.period, 0.5);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = x;
    windowQuantileAt(this.state, this.#design, out, at, keep);
  }

  protected override revive(state: SortedWindowState): void {
    sortedWindowRevive(state);
  }
}

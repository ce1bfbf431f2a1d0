import type { Kind } from '../core/kind.js';
import { bars, type Given } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';
import { type WindowMaxState, windowMaxInit, windowMinStep } from './window-max.js';

export interface LowestParameters {
  /** Inputs in the window. */
  readonly period: number;
}

/**
 * Lowest value: the smallest of the last `period` inputs.
 *
 * @param period  inputs in the window; integer ≥ 1. Usual: 20.
 * @input   any number; degree 1
 * @output  one of the inputs
 * @warmUp  period
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; period numbers
 * @example
 * const lowest = new Lowest(2);
 * [3, 5, 1, 2].map((x) => lowest.update(x)); // [NaN, 3, 1, 1]
 */
export class Lowest extends ValueOperator<number, LowestParameters, WindowMaxState> {
  static readonly kind: Kind<'lowest', LowestParameters> = {
    name: 'lowest',
    version: 1,
    title: 'Lowest value',
    aliases: ['rollingMin', 'min', 'runMin', 'llv'],
    reads: 'value',
    parameters: { period: bars(20) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<LowestParameters>) {
    super(Lowest.kind, parameters, ({ period }) => windowMaxInit(period));
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = windowMinStep(this.state, x, keep);
  }
}

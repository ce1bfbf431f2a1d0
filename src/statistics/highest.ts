import type { Kind } from '../core/kind.js';
import { bars, type Given } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';
import { type WindowMaxState, windowMaxInit, windowMaxStep } from './window-max.js';

export interface HighestParameters {
  /** Inputs in the window. */
  readonly period: number;
}

/**
 * Highest value: the largest of the last `period` inputs.
 *
 * @param period  inputs in the window; integer ≥ 1. Usual: 20.
 * @input   any number; degree 1
 * @output  one of the inputs
 * @warmUp  period
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; period numbers
 * @example
 * const highest = new Highest(2);
 * [3, 5, 1, 2].map((x) => highest.update(x)); // [NaN, 5, 5, 2]
 */
export class Highest extends ValueOperator<number, HighestParameters, WindowMaxState> {
  static readonly kind: Kind<'highest', HighestParameters> = {
    name: 'highest',
    version: 1,
    title: 'Highest value',
    aliases: ['rollingMax', 'max', 'runMax', 'hhv'],
    reads: 'value',
    parameters: { period: bars(20) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<HighestParameters>) {
    super(Highest.kind, parameters, ({ period }) => windowMaxInit(period));
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = windowMaxStep(this.state, x, keep);
  }
}

import { exp } from '../../core/exp.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, real } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';

export interface AlmaParameters {
  /** Inputs in the window. */
  readonly period: number;
  /** Where in the window the bell stands: 0 at the oldest input, 1 at the newest. */
  readonly offset: number;
  /** How narrow the bell is: its standard deviation is period/sigma inputs. */
  readonly sigma: number;
}

/** The weights, the oldest input's first; they add up to 1. */
export function almaWeights({ period, offset, sigma }: AlmaParameters): Float64Array {
  const weights = new Float64Array(period);
  let total = 0;
  for (let k = 0; k < period; k++) {
    const deviations = ((k - offset * (period - 1)) * sigma) / period;
    weights[k] = exp(-0.5 * deviations * deviations);
    total += weights[k]!;
  }
  return weights.map((weight) => weight / total);
}

/**
 * Arnaud Legoux moving average: a mean under a bell that stands nearer to the newest inputs.
 *
 *   ALMA = Σ w_k·x_k,  w_k ∝ exp(−(k − m)² / (2s²)),  m = offset·(period − 1),  s = period / sigma
 *
 * k counts from 0, the oldest. TTR (and TradingView with `floor`) round m down; equal where m is
 * whole, as for a period of 21.
 *
 * @param period  inputs in the window; integer ≥ 1. Usual: 9.
 * @param offset  0 … 1. Usual: 0.85.
 * @param sigma   0.01 … 100. Usual: 6.
 * @input   any number; degree 1
 * @output  within the window's extremes
 * @warmUp  period
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(period): the weights have no short form; 2·period numbers
 * @source  A. Legoux, D. Kouzis-Loukas (2009)
 * @example
 * const alma = new Alma({ period: 2, offset: 0.5 });
 * [1, 3, 6].map((x) => alma.update(x)); // [NaN, 2, 4.5]
 */
export class Alma extends ValueOperator<number, AlmaParameters, DelayState> {
  static readonly kind: Kind<'alma', AlmaParameters> = {
    name: 'alma',
    version: 2,
    title: 'Arnaud Legoux moving average',
    aliases: ['arnaudLegoux'],
    reads: 'value',
    parameters: { period: bars(9), offset: real(0.85, 0, 1), sigma: real(6, 0.01, 100) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  readonly #weights: Float64Array;

  constructor(parameters?: Given<AlmaParameters>) {
    super(Alma.kind, parameters, ({ period }) => delayInit(period));
    this.#weights = almaWeights(this.parameters);
  }

  /** The weighted mean of the window that ends with `x`; the ring's oldest leaves it. */
  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const weights = this.#weights;
    const { ring, slot } = state;
    let mean = weights[ring.length - 1]! * x;
    let k = 0;
    for (let i = slot + 1; i < ring.length; i++) mean += weights[k++]! * ring[i]!;
    for (let i = 0; i < slot; i++) mean += weights[k++]! * ring[i]!;
    delayStep(state, x, keep);
    out[at] = mean;
  }
}

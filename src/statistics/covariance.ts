import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import type { Pair } from '../core/pair-operator.js';
import { bars, flag, type Given } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { momentsDivisor } from './divisor.js';
import {
  type WindowCoMomentsState,
  windowCoMomentsInit,
  windowCoMomentsStep,
} from './window-co-moments.js';

export interface CovarianceParameters {
  /** Pairs in the window. */
  readonly period: number;
  /** Divide by period − 1 instead of period. */
  readonly sample: boolean;
}

/**
 * Covariance: how far two series stray from their means together.
 *
 *   covariance = Σ(x − mean x)·(y − mean y) / period, or / (period − 1) for a sample
 *
 * @param period  pairs in the window; integer ≥ 1. Usual: 20.
 * @param sample  divide by period − 1; default false
 * @input   [x, y], any numbers; degree 1 in each
 * @output  exactly 0 while one side does not move
 * @warmUp  period
 * @throws {ConfigError} if a parameter is out of bounds, or `sample` with a period of 1
 * @cost    O(1) amortised, O(period) once a lap; 5·period numbers
 * @example
 * const covariance = new Covariance(2);
 * [[1, 4], [3, 8], [3, 6]].map(([x, y]) => covariance.update([x, y])); // [NaN, 2, 0]
 */
export class Covariance extends Streaming<
  Pair,
  number,
  CovarianceParameters,
  WindowCoMomentsState
> {
  static readonly kind: Kind<'covariance', CovarianceParameters> = {
    name: 'covariance',
    version: 1,
    title: 'Covariance',
    aliases: ['cov'],
    reads: 'pair',
    parameters: { period: bars(20), sample: flag() },
    outputs: { value: { degree: { price: 2 } } },
    pane: 'own',
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  readonly #divisor: number;
  readonly #moments: Float64Array = new Float64Array(5);

  constructor(parameters?: Given<CovarianceParameters>) {
    super(Covariance.kind, parameters, ({ period }) => windowCoMomentsInit(period));
    this.#divisor = momentsDivisor(this.parameters);
  }

  update(pair: Pair): number {
    return this.#through(pair[0], pair[1], true);
  }

  peek(pair: Pair): number {
    return this.#through(pair[0], pair[1], false);
  }

  process(
    xs: Float64Array,
    ys: Float64Array,
    output: Float64Array = new Float64Array(xs.length),
  ): Float64Array {
    for (let i = 0; i < xs.length; i++) output[i] = this.#through(xs[i]!, ys[i]!, true);
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    row[to] = this.#through(row[from]!, row[from + 1]!, keep);
  }

  #through(x: number, y: number, keep: boolean): number {
    if (!isAdmissible(x) || !isAdmissible(y)) return Number.NaN;
    windowCoMomentsStep(this.state, x, y, this.#moments, 0, keep);
    const covariance = this.#moments[4]! / this.#divisor;
    if (keep) {
      this.absorbed += 1;
      this.outputs[0] = covariance;
    }
    return covariance;
  }
}

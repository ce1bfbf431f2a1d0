import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import type { Pair } from '../core/pair-operator.js';
import { bars, type Given } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import {
  type WindowCoMomentsState,
  windowCoMomentsInit,
  windowCoMomentsStep,
} from './window-co-moments.js';

export interface CorrelationParameters {
  /** Pairs in the window. */
  readonly period: number;
}

/** Of the moments that `windowCoMomentsStep` wrote at `at`; within −1 … 1, NaN if a side is flat. */
export function correlationOf(moments: Float64Array, at: number): number {
  const squaresX = moments[at + 2]!;
  const squaresY = moments[at + 3]!;
  const products = moments[at + 4]!;
  if (squaresX === 0 || squaresY === 0) return Number.NaN;
  // The product of the two slopes: exact on a line, and nothing is large enough to overflow.
  const size = Math.min(1, Math.sqrt((products / squaresX) * (products / squaresY)));
  return products < 0 ? -size : size;
}

/**
 * Correlation: how close two series come to moving on one line, and in which direction.
 *
 *   correlation = covariance(x, y) / (sd(x) · sd(y))
 *
 * Pearson's; take it of returns: two prices that both drift correlate for no other reason.
 *
 * @param period  pairs in the window; integer ≥ 2. Usual: 20.
 * @input   [x, y], any numbers; degree 0
 * @output  −1 … 1
 * @warmUp  period
 * @undefined while one side does not move
 * @throws {ConfigError} if `period` is not an integer ≥ 2
 * @cost    O(1) amortised, O(period) once a lap; 5·period numbers
 * @example
 * const correlation = new Correlation(2);
 * [[1, 4], [3, 8], [3, 6]].map(([x, y]) => correlation.update([x, y])); // [NaN, 1, NaN]
 */
export class Correlation extends Streaming<
  Pair,
  number,
  CorrelationParameters,
  WindowCoMomentsState
> {
  static readonly kind: Kind<'correlation', CorrelationParameters> = {
    name: 'correlation',
    version: 1,
    title: 'Correlation',
    aliases: ['corr', 'pearson'],
    reads: 'pair',
    parameters: { period: bars(20, 2) },
    outputs: { value: { degree: {}, range: [-1, 1], guides: [0] } },
    pane: 'own',
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  readonly #moments: Float64Array = new Float64Array(5);

  constructor(parameters?: Given<CorrelationParameters>) {
    super(Correlation.kind, parameters, ({ period }) => windowCoMomentsInit(period));
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
    const correlation = correlationOf(this.#moments, 0);
    if (keep) {
      this.absorbed += 1;
      this.outputs[0] = correlation;
    }
    return correlation;
  }
}

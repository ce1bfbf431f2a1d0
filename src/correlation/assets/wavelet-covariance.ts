import { PairOperator } from '../../core/pair-operator.js';
import type { Given } from '../../core/parameters.js';
import { misfit } from '../../core/state.js';
import { gainOfHalfLife } from '../../statistics/gain.js';
import {
  type Pyramid,
  type PyramidState,
  pyramid,
  pyramidInit,
  pyramidStep,
} from '../../wavelet/pyramid.js';
import { pyramidRevive } from '../../wavelet/pyramid-restore.js';
import {
  type CrossProductsState,
  crossProductsInit,
  crossProductsStep,
  requireCrossProducts,
} from './cross-products.js';
import { type ScaleCovariance, writeScaleCovariance } from './scale-covariance.js';
import {
  type WaveletCovarianceParameters,
  waveletCovarianceKind,
} from './wavelet-covariance-kind.js';

export type WaveletCovarianceState = {
  x: PyramidState;
  y: PyramidState;
  products: CrossProductsState;
  /** Sum of the weights of all inputs, from the first. */
  inputs: number;
};

/**
 * Covariance, correlation and lead by scale: whether two series share their moves over 2^(level − 1)
 * inputs, and which has them first.
 *
 *   covariance = mean of w·v,  correlation ρ = mean of w·v / √(mean of w² · mean of v²)
 *   interval: tanh(atanh ρ ± z/√(⌊n/2^level⌋ − 3)),  n = inputs that the weights are worth
 *   leadBars = the k of the largest |mean of w[t − k]·v[t]|, k = −maxLagBars … maxLagBars
 *
 * w and v are the MODWT details of the level; means are exponentially weighted. Hand in prices: the
 * details of a price are its changes. A lead is told where its correlation is above 3/√(n/2^level).
 * `waveletCorrelation` is the same of whole series.
 *
 * @param level         integer, 1 … 12. Default 3.
 * @param wavelet       one of `waveletNames()`. Default 'db4'.
 * @param phase         order of the highpass filter, see `Phase`. Default 'minimum'.
 * @param halfLifeBars  integer ≥ 1. Default 256.
 * @param maxLagBars    integer, 0 … 256. Default 8.
 * @input   [x, y], any numbers; covariance of degree 2, the rest of degree 0
 * @output  `{ covariance, correlation, low, high, leadBars }`; −1 … 1 the middle three
 * @warmUp  (2^level − 1)(L − 1) + 1
 * @undefined correlation while a series does not move; low and high while ⌊n/2^level⌋ is 3 or less
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(level·L + maxLagBars) per update
 * @source  B. Whitcher, P. Guttorp, D. B. Percival, Wavelet analysis of covariance with application
 *          to atmospheric time series (2000), with exponential weights
 * @example
 * const scale = new WaveletCovariance({ wavelet: 'haar', level: 1 });
 * [1, 2, 1, 3].map((x) => scale.update([x, 2 * x]).correlation); // [NaN, 1, 1, 1]
 */
export class WaveletCovariance extends PairOperator<
  ScaleCovariance,
  WaveletCovarianceParameters,
  WaveletCovarianceState
> {
  static readonly kind: typeof waveletCovarianceKind = waveletCovarianceKind;

  readonly #design: Pyramid;
  readonly #gain: number;
  readonly #coefficients: Float64Array;
  /** The details of both series. */
  readonly #pair: Float64Array = new Float64Array(2);
  readonly #peeked: Float64Array;

  constructor(parameters?: Given<WaveletCovarianceParameters>) {
    super(WaveletCovariance.kind, parameters, ({ wavelet: name, level, phase, maxLagBars }) => ({
      x: pyramidInit(pyramid(name, level, phase)),
      y: pyramidInit(pyramid(name, level, phase)),
      products: crossProductsInit(maxLagBars),
      inputs: 0,
    }));
    const { wavelet: name, level, phase, halfLifeBars, maxLagBars } = this.parameters;
    this.#design = pyramid(name, level, phase);
    this.#gain = gainOfHalfLife(halfLifeBars);
    this.#coefficients = new Float64Array(level + 1);
    this.#peeked = new Float64Array(2 * maxLagBars + 4);
  }

  protected step(x: number, y: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const pair = this.#pair;
    const decay = 1 - this.#gain;
    const inputs = 1 + decay * state.inputs;
    if (keep) state.inputs = inputs;
    this.#detail(state.x, x, keep, 0);
    this.#detail(state.y, y, keep, 1);
    if (Number.isNaN(pair[0])) {
      for (let i = 0; i < 5; i++) out[at + i] = Number.NaN;
      return;
    }
    const into = keep ? undefined : this.#peeked;
    const sums = crossProductsStep(state.products, pair, this.absorbed, decay, into);
    writeScaleCovariance(sums, this.#worth(inputs), out, at);
  }

  /** Independent pairs that inputs of so much weight are worth at the level. */
  #worth(weight: number): number {
    return ((2 - this.#gain) * weight) / (2 - this.#gain * weight) / (1 << this.parameters.level);
  }

  /** Write the detail of the level at `pair[to]`: 0 where it is rounding of the level itself. */
  #detail(state: PyramidState, x: number, keep: boolean, to: number): void {
    const coefficients = this.#coefficients;
    const { levels } = this.#design;
    coefficients[levels] = x;
    pyramidStep(state, coefficients, this.#design, keep);
    const detail = coefficients[levels - 1]!;
    const isRounding = Math.abs(detail) <= 1e-14 * Math.abs(coefficients[levels]!);
    this.#pair[to] = isRounding ? 0 : detail;
  }

  protected override record(row: Float64Array): ScaleCovariance {
    return {
      covariance: row[0]!,
      correlation: row[1]!,
      low: row[2]!,
      high: row[3]!,
      leadBars: row[4]!,
    };
  }

  protected override revive(
    { x, y, products, inputs }: WaveletCovarianceState,
    _: Float64Array,
    count: number,
  ): void {
    const most = Math.min(count, (1 + 1e-9) / this.#gain); // a geometric series from 1 on
    if (!(inputs >= Math.min(count, 1) && inputs <= most)) {
      throw misfit('state.kernel.inputs', `is no weight of ${count} inputs`);
    }
    pyramidRevive(x, this.#design, count, 'state.kernel.x');
    pyramidRevive(y, this.#design, count, 'state.kernel.y');
    requireCrossProducts(products, count, this.warmUp - 1, 'state.kernel.products');
  }
}

import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf, real } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { exponentialMeanStep } from '../../statistics/exponential-mean.js';
import {
  type EmaChainDesign,
  type EmaChainState,
  emaChainDesign,
  emaChainInit,
} from './ema-chain.js';

export interface T3Parameters {
  /** Of each of the six EMAs. */
  readonly period: number;
  /** How much of the lag each stage takes off: 0 leaves an EMA of an EMA of an EMA. */
  readonly volumeFactor: number;
  /** Start each mean from the mean of its first inputs, or from the first alone. */
  readonly seed: 'sma' | 'first';
}

/**
 * Tillson's T3: a generalised DEMA taken three times, smooth and with little lag.
 *
 *   GD(x) = (1 + v)·EMA(x) − v·EMA(EMA(x)),  T3 = GD(GD(GD(x)))
 *
 * Taken of six EMAs of one another, each seeded as soon as it can be (TA-Lib):
 * T3 = (1 + v)³·e3 − 3v(1 + v)²·e4 + 3v²(1 + v)·e5 − v³·e6, here as three rounds of differences,
 * which is the same and exact in a flat market.
 *
 * @param period        of each EMA; integer ≥ 1. Usual: 5.
 * @param volumeFactor  v, 0 … 1. Usual: 0.7.
 * @param seed          'sma' (default; TA-Lib, TradingView scripts) or 'first'
 * @input   any number; degree 1
 * @output  can overshoot the inputs
 * @warmUp  6·period − 5, whatever the seed
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 12 numbers
 * @source  T. Tillson, Technical Analysis of Stocks & Commodities (January 1998)
 * @example
 * const t3 = new T3({ period: 1 });
 * [1, 3, 4].map((x) => t3.update(x)); // [1, 3, 4]
 */
export class T3 extends ValueOperator<number, T3Parameters, EmaChainState> {
  static readonly kind: Kind<'t3', T3Parameters> = {
    name: 't3',
    version: 1,
    title: 'Tillson T3',
    aliases: ['tillson', 'tillsonT3'],
    reads: 'value',
    parameters: { period: bars(5), volumeFactor: real(0.7, 0, 1), seed: oneOf('sma', 'first') },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => 6 * period - 5,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 16 * period,
  };

  readonly #design: EmaChainDesign;

  constructor(parameters?: Given<T3Parameters>) {
    super(T3.kind, parameters, () => emaChainInit(6));
    this.#design = emaChainDesign(this.parameters, this.warmUp);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { means } = this.state;
    const { inner, last } = this.#design;
    const volumeFactor = this.parameters.volumeFactor;
    let e3 = x;
    let e4 = x;
    let e5 = x;
    let e6 = x;
    for (let i = 0; i < 6; i++) {
      e3 = e4;
      e4 = e5;
      e5 = e6;
      e6 = exponentialMeanStep(means[i]!, e6, i < 5 ? inner : last, keep);
    }
    const once3 = e3 + volumeFactor * (e3 - e4);
    const once4 = e4 + volumeFactor * (e4 - e5);
    const once5 = e5 + volumeFactor * (e5 - e6);
    const twice3 = once3 + volumeFactor * (once3 - once4);
    const twice4 = once4 + volumeFactor * (once4 - once5);
    out[at] = twice3 + volumeFactor * (twice3 - twice4);
  }
}

import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { exponentialMeanStep } from '../../statistics/exponential-mean.js';
import {
  type EmaChainDesign,
  type EmaChainState,
  emaChainDesign,
  emaChainInit,
} from './ema-chain.js';

export interface TemaParameters {
  /** Of each of the three EMAs. */
  readonly period: number;
  /** Start each mean from the mean of its first inputs, or from the first alone. */
  readonly seed: 'sma' | 'first';
}

/**
 * Triple exponential moving average: an EMA with the lag taken off that a second and a third show.
 *
 *   TEMA = 3·e1 − 3·e2 + e3,  e1 = EMA(x),  e2 = EMA(e1),  e3 = EMA(e2)
 *
 * @param period  of each EMA; integer ≥ 1. Usual: 20.
 * @param seed    'sma' (default; TradingView, TA-Lib) or 'first' (every stage from the first bar)
 * @input   any number; degree 1
 * @output  can overshoot the inputs
 * @warmUp  3·period − 2, whatever the seed
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 6 numbers
 * @source  P. Mulloy, Technical Analysis of Stocks & Commodities (January 1994)
 * @example
 * const tema = new Tema(3);
 * [1, 2, 3, 4, 5, 6, 7, 12].map((x) => tema.update(x)).slice(6); // [7, 11.5]
 */
export class Tema extends ValueOperator<number, TemaParameters, EmaChainState> {
  static readonly kind: Kind<'tema', TemaParameters> = {
    name: 'tema',
    version: 1,
    title: 'Triple exponential moving average',
    aliases: ['tripleEma'],
    reads: 'value',
    parameters: { period: bars(20), seed: oneOf('sma', 'first') },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => 3 * period - 2,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 12 * period,
  };

  readonly #design: EmaChainDesign;

  constructor(parameters?: Given<TemaParameters>) {
    super(Tema.kind, parameters, () => emaChainInit(3));
    this.#design = emaChainDesign(this.parameters, this.warmUp);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { means } = this.state;
    const { inner, last } = this.#design;
    const first = exponentialMeanStep(means[0]!, x, inner, keep);
    const second = exponentialMeanStep(means[1]!, first, inner, keep);
    const third = exponentialMeanStep(means[2]!, second, last, keep);
    out[at] = third + 3 * (first - second);
  }
}

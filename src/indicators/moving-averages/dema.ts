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

export interface DemaParameters {
  /** Of each of the two EMAs. */
  readonly period: number;
  /** Start each mean from the mean of its first inputs, or from the first alone. */
  readonly seed: 'sma' | 'first';
}

/**
 * Double exponential moving average: an EMA with the lag taken off that a second EMA shows.
 *
 *   DEMA = 2·e1 − e2,  e1 = EMA(x),  e2 = EMA(e1)
 *
 * @param period  of each EMA; integer ≥ 1. Usual: 20.
 * @param seed    'sma' (default; TradingView, TA-Lib) or 'first' (every stage from the first bar)
 * @input   any number; degree 1
 * @output  can overshoot the inputs
 * @warmUp  2·period − 1, whatever the seed
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 4 numbers
 * @source  P. Mulloy, Technical Analysis of Stocks & Commodities (February 1994)
 * @example
 * const dema = new Dema(3);
 * [1, 2, 3, 4, 5, 9].map((x) => dema.update(x)); // [NaN, NaN, NaN, NaN, 5, 8.25]
 */
export class Dema extends ValueOperator<number, DemaParameters, EmaChainState> {
  static readonly kind: Kind<'dema', DemaParameters> = {
    name: 'dema',
    version: 1,
    title: 'Double exponential moving average',
    aliases: ['doubleEma'],
    reads: 'value',
    parameters: { period: bars(20), seed: oneOf('sma', 'first') },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => 2 * period - 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 10 * period,
  };

  readonly #design: EmaChainDesign;

  constructor(parameters?: Given<DemaParameters>) {
    super(Dema.kind, parameters, () => emaChainInit(2));
    this.#design = emaChainDesign(this.parameters, this.warmUp);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { means } = this.state;
    const { inner, last } = this.#design;
    const first = exponentialMeanStep(means[0]!, x, inner, keep);
    const second = exponentialMeanStep(means[1]!, first, last, keep);
    out[at] = first + (first - second);
  }
}

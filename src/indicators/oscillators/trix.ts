import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { ValueOperator } from '../../core/value-operator.js';
import { exponentialMeanStep } from '../../statistics/exponential-mean.js';
import { ratio } from '../../statistics/ratio.js';
import {
  type EmaChainDesign,
  type EmaChainState,
  emaChainDesign,
  emaChainInit,
} from '../moving-averages/ema-chain.js';
import {
  type SignalLineDesign,
  type SignalLineState,
  signalLineDesign,
  signalLineInit,
  signalLineStep,
} from './signal-line.js';

export interface TrixParameters {
  /** Of each of the three EMAs. */
  readonly period: number;
  readonly signalPeriod: number;
  /** How each EMA starts: from the mean of its first inputs, or from the first alone. */
  readonly seed: 'sma' | 'first';
}

export interface TrixValue {
  /** Change of the triple EMA in percent. */
  readonly trix: number;
  /** EMA of `trix`. */
  readonly signal: number;
}

export type TrixColumns = ColumnsOf<TrixValue>;

export interface TrixDesign {
  readonly smooth: EmaChainDesign;
  readonly line: SignalLineDesign;
}

function trixDesign(parameters: TrixParameters): TrixDesign {
  const { period, signalPeriod, seed } = parameters;
  return {
    smooth: emaChainDesign(parameters, 1),
    line: signalLineDesign(3 * period - 1, signalPeriod, seed),
  };
}

/** `last` is the triple EMA one input ago; NaN until there is one. */
export type TrixState = { smooth: EmaChainState; last: number; line: SignalLineState };

const trixInit = (): TrixState => ({
  smooth: emaChainInit(3),
  last: Number.NaN,
  line: signalLineInit(),
});

/**
 * TRIX: the rate of change of a price smoothed three times; cycles shorter than the period are gone.
 *
 *   trix = 100·(e3 − e3₋₁) / e3₋₁,  e3 = EMA(EMA(EMA(x))),  signal = EMA(trix)
 *
 * TradingView's script takes 10,000 times the change of log prices.
 *
 * @param period        of each EMA; integer ≥ 1. Usual: 15.
 * @param signalPeriod  integer ≥ 1. Usual: 9.
 * @param seed          'sma' (default; TA-Lib, TTR) or 'first'
 * @input   0 or more, negative ones are passed over; degree 0
 * @output  `{ trix, signal }`, percent a bar, centred on 0
 * @warmUp  3·period + signalPeriod − 2; `trix` signalPeriod − 1 earlier
 * @undefined where the input is negative; where e3₋₁ = 0, which the signal does not absorb
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 10 numbers
 * @source  J. Hutson, Good TRIX, Technical Analysis of Stocks & Commodities (1983)
 * @example
 * const trix = new Trix({ period: 1, signalPeriod: 1 });
 * [100, 125, 100].map((x) => trix.update(x).trix); // [NaN, 25, -20]
 */
export class Trix extends ValueOperator<TrixValue, TrixParameters, TrixState> {
  static readonly kind: Kind<'trix', TrixParameters> = {
    name: 'trix',
    version: 1,
    title: 'TRIX',
    aliases: ['tripleExponential'],
    reads: 'value',
    parameters: { period: bars(15), signalPeriod: bars(9), seed: oneOf('sma', 'first') },
    outputs: { trix: { degree: {}, guides: [0] }, signal: { degree: {} } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period, signalPeriod }) => 3 * period + signalPeriod - 2,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period, signalPeriod }) => 12 * period + 8 * signalPeriod,
    lateStart: 'a negative input is passed over; a change from 0 has no percentage to absorb',
  };

  readonly #design: TrixDesign;

  constructor(parameters?: Given<TrixParameters>) {
    super(Trix.kind, parameters, trixInit);
    this.#design = trixDesign(this.parameters);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const design = this.#design;
    const { smooth, last } = state;
    // A mean of what may be negative can cancel to rounding noise: its share says nothing.
    let mean = x < 0 ? Number.NaN : x;
    for (let i = 0; i < 3; i++) {
      mean = exponentialMeanStep(smooth.means[i]!, mean, design.smooth.inner, keep);
    }
    if (keep && !Number.isNaN(mean)) state.last = mean;
    const line = ratio(100 * (mean - last), last);
    signalLineStep(state.line, line, design.line, out, at, keep);
  }

  protected override record(row: Float64Array): TrixValue {
    return { trix: row[0]!, signal: row[1]! };
  }
}

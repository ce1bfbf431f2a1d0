import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type ExponentialMeanDesign, wilderDesign } from '../../statistics/exponential-mean.js';
import { ratio } from '../../statistics/ratio.js';
import {
  type WindowRangeState,
  windowRangeInit,
  windowRangeStep,
} from '../../statistics/window-range.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';
import { type RsiState, rsiInit, rsiStep } from './rsi.js';

export interface StochRsiParameters {
  readonly rsiPeriod: number;
  /** RSIs in the range that the last of them is placed in. */
  readonly period: number;
  /** Places in the mean that is k. */
  readonly kPeriod: number;
  /** Ks in the mean that is d. */
  readonly dPeriod: number;
}

export interface StochRsiValue {
  readonly k: number;
  readonly d: number;
}

export type StochRsiColumns = ColumnsOf<StochRsiValue>;

/** `halt` is the last RSI: what it stays while the price stands, to the bit. */
export type StochRsiState = {
  rsi: RsiState;
  halt: number;
  range: WindowRangeState;
  /** Whose means are k and d. */
  sums: readonly WindowSumState[];
};

function stochRsiInit({ period, kPeriod, dPeriod }: StochRsiParameters): StochRsiState {
  return {
    rsi: rsiInit(),
    halt: Number.NaN,
    range: windowRangeInit(period),
    sums: [windowSumInit(kPeriod), windowSumInit(dPeriod)],
  };
}

const warmUpOf = ({ rsiPeriod, period, kPeriod, dPeriod }: StochRsiParameters): number =>
  rsiPeriod + period + kPeriod + dPeriod - 2;

/**
 * Stochastic RSI: where the RSI stands in its own recent range.
 *
 *   place = 100·(RSI − lowest) / (highest − lowest),  k = SMA(place),  d = SMA(k)
 *
 * TradingView and Stock.Indicators agree; TA-Lib's STOCHRSI does not smooth k (`kPeriod: 1`).
 *
 * @param rsiPeriod  integer ≥ 1. Usual: 14.
 * @param period     RSIs in the range; integer ≥ 2. Usual: 14.
 * @param kPeriod    integer ≥ 1. Usual: 3.
 * @param dPeriod    integer ≥ 1. Usual: 3.
 * @input   any number; degree 0
 * @output  `{ k, d }`, 0 … 100
 * @warmUp  rsiPeriod + period + kPeriod + dPeriod − 2; `k` dPeriod − 1 earlier
 * @undefined where the RSI is, or has not moved in `period` bars; no mean absorbs that
 * @throws {ConfigError} if a period is out of bounds
 * @cost    O(1) amortised; 2·period + kPeriod + dPeriod numbers
 * @source  T. S. Chande, S. Kroll, The New Technical Trader (1994)
 * @example
 * const stoch = new StochRsi({ rsiPeriod: 1, period: 2, kPeriod: 1, dPeriod: 2 });
 * [10, 11, 10, 12].map((x) => stoch.update(x).d); // [NaN, NaN, NaN, 50]
 */
export class StochRsi extends ValueOperator<StochRsiValue, StochRsiParameters, StochRsiState> {
  static readonly kind: Kind<'stochRsi', StochRsiParameters> = {
    name: 'stochRsi',
    version: 1,
    title: 'Stochastic RSI',
    aliases: ['stochasticRsi'],
    reads: 'value',
    parameters: { rsiPeriod: bars(14), period: bars(14, 2), kPeriod: bars(3), dPeriod: bars(3) },
    outputs: {
      k: { degree: {}, range: [0, 100], guides: [20, 80] },
      d: { degree: {}, range: [0, 100] },
    },
    pane: 'own',
    invariants: {
      __proto__: null,
      'rsi.gain': notNegative,
      'rsi.loss': notNegative,
      sums: [0, 100],
    },
    warmUp: warmUpOf,
    memory: () => Number.POSITIVE_INFINITY,
    settle: (parameters) => 16 * parameters.rsiPeriod + warmUpOf(parameters),
    lateStart: 'an RSI that is undefined, or that has not moved, has no place to absorb',
  };

  readonly #design: ExponentialMeanDesign;

  constructor(parameters?: Given<StochRsiParameters>) {
    super(StochRsi.kind, parameters, stochRsiInit);
    this.#design = wilderDesign(this.parameters.rsiPeriod);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const design = this.#design;
    // While the price stands, rounding would move the RSI by an ulp, and its place from one end of
    // its range to the other.
    const stands = x === state.rsi.last && !Number.isNaN(state.halt);
    rsiStep(state.rsi, x, design, out, at, keep);
    const moved = out[at]!;
    const rsi = stands && !Number.isNaN(moved) ? state.halt : moved;
    if (keep) state.halt = rsi;
    windowRangeStep(state.range, rsi, rsi, out, at, keep);
    let mean = 100 * ratio(rsi - out[at + 1]!, out[at]! - out[at + 1]!);
    for (let i = 0; i < 2; i++) {
      const sum = state.sums[i]!;
      mean = windowSumStep(sum, mean, keep) / sum.lap.length;
      out[at + i] = mean;
    }
  }

  protected override record(row: Float64Array): StochRsiValue {
    return { k: row[0]!, d: row[1]! };
  }
}

import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type MeanKind, meanKinds } from '../moving-averages/mean.js';
import { absorbSteadyRows } from './macd-block.js';
import {
  type ExponentialMacdState,
  isSteadyMacd,
  type MacdDesign,
  type MacdState,
  macdDesign,
  macdInit,
  macdStep,
  macdWarmUp,
  steadyMacdStep,
} from './macd-means.js';
import { requireFaster } from './require-faster.js';

export interface MacdParameters {
  readonly fastPeriod: number;
  readonly slowPeriod: number;
  /** Period of the EMA of the difference. */
  readonly signalPeriod: number;
  /** How each EMA starts: from the mean of its first inputs, or from the first alone. */
  readonly seed: 'sma' | 'first';
  /** The fast and the slow mean. */
  readonly mean: MeanKind;
  readonly signalMean: MeanKind;
}

export interface MacdValue {
  /** Fast EMA less slow EMA. */
  readonly macd: number;
  /** EMA of `macd`. */
  readonly signal: number;
  /** `macd` less `signal`. */
  readonly histogram: number;
}

export type MacdColumns = ColumnsOf<MacdValue>;

/**
 * Moving average convergence/divergence: how far a fast mean has run from a slow one.
 *
 *   macd = EMA_fast(x) − EMA_slow(x),  signal = EMA_signal(macd),  histogram = macd − signal
 *
 * Three independent EMAs, each seeded with the mean of its first inputs (TradingView,
 * technicalindicators); TA-Lib delays the fast seed, below 1e-6 apart by bar 180. Other means on
 * request, as in TradingView's study and TA-Lib's MACDEXT.
 *
 * @param fastPeriod    integer ≥ 1, below slowPeriod. Usual: 12.
 * @param slowPeriod    integer ≥ 1. Usual: 26.
 * @param signalPeriod  integer ≥ 1. Usual: 9.
 * @param seed          of EMAs: 'sma' (default) or 'first'
 * @param mean          the fast and the slow one: 'ema' (default), 'sma', 'rma' or 'wma'
 * @param signalMean    'ema' (default), 'sma', 'rma' or 'wma'
 * @input   any number; degree 1
 * @output  `{ macd, signal, histogram }`, centred on 0
 * @warmUp  slowPeriod + signalPeriod − 1; `macd` from slowPeriod
 * @throws {ConfigError} if a period is not an integer ≥ 1, or fastPeriod is not below slowPeriod
 * @cost    O(1); 6 numbers, with windows the periods more
 * @source  G. Appel, Technical Analysis: Power Tools for Active Investors (2005), chapter 8
 * @example
 * const macd = new Macd({ fastPeriod: 1, slowPeriod: 2, signalPeriod: 2 });
 * [10, 12, 15].map((x) => macd.update(x).macd); // [NaN, 1, 1.333333333333334]
 */
export class Macd extends ValueOperator<MacdValue, MacdParameters, MacdState> {
  static readonly kind: Kind<'macd', MacdParameters> = {
    name: 'macd',
    version: 1,
    title: 'Moving average convergence/divergence',
    aliases: ['macdext', 'osma', 'macdHistogram'],
    reads: 'value',
    parameters: {
      fastPeriod: bars(12),
      slowPeriod: bars(26),
      signalPeriod: bars(9),
      seed: oneOf('sma', 'first'),
      mean: oneOf(...meanKinds('ema')),
      signalMean: oneOf(...meanKinds('ema')),
    },
    outputs: {
      macd: { degree: { price: 1 }, guides: [0] },
      signal: { degree: { price: 1 } },
      histogram: { degree: { price: 1 }, guides: [0] },
    },
    pane: 'own',
    invariants: {},
    warmUp: macdWarmUp,
    memory: () => Number.POSITIVE_INFINITY,
    settle: (parameters) => {
      const isSlow = parameters.mean === 'rma' || parameters.signalMean === 'rma';
      return (isSlow ? 16 : 8) * macdWarmUp(parameters);
    },
  };

  readonly #design: MacdDesign;

  constructor(parameters?: Given<MacdParameters>) {
    super(Macd.kind, parameters, macdInit);
    requireFaster(this.parameters);
    this.#design = macdDesign(this.parameters);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const design = this.#design;
    if (isSteadyMacd(state, design)) {
      steadyMacdStep(state as ExponentialMacdState, x, design, out, at, keep);
      return;
    }
    macdStep(state, x, design, out, at, keep);
    if (this.absorbed + 1 < design.slowPeriod) out[at] = Number.NaN;
  }

  protected override processRows(
    input: Float64Array,
    length: number,
    output: MacdColumns,
  ): MacdColumns {
    const { state, outputs } = this;
    const design = this.#design;
    const all = this.linesOf(output);
    let from = 0;
    for (; from < length && !isSteadyMacd(state, design); from++) this.absorbRow(input, from, all);
    if (from === length) return output;
    const rows = { from, length, output, outputs };
    this.absorbed += absorbSteadyRows(state as ExponentialMacdState, design, input, rows);
    return output;
  }

  protected override record(row: Float64Array): MacdValue {
    return { macd: row[0]!, signal: row[1]!, histogram: row[2]! };
  }
}

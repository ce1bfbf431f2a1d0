import { ConfigError } from '../core/errors.js';
import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import { bars, type Given, oneOf } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { keepOutputs, refuse } from '../core/transfer.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaDesign,
  emaStage,
  exponentialMeanInit,
  exponentialMeanStep,
} from '../statistics/exponential-mean.js';

export interface MacdParameters {
  readonly fastPeriod: number;
  readonly slowPeriod: number;
  /** Period of the EMA of the difference. */
  readonly signalPeriod: number;
  /** How each EMA starts: from the mean of its first inputs, or from the first alone. */
  readonly seed: 'sma' | 'first';
}

export interface MacdValue {
  /** Fast EMA less slow EMA. */
  readonly macd: number;
  /** EMA of `macd`. */
  readonly signal: number;
  /** `macd` less `signal`. */
  readonly histogram: number;
}

export type MacdColumns = { readonly [Field in keyof MacdValue]: Float64Array };

/** How each of the three means weighs its inputs, and when the difference is shown. */
export interface MacdDesign {
  readonly slowPeriod: number;
  readonly fast: ExponentialMeanDesign;
  readonly slow: ExponentialMeanDesign;
  readonly signal: ExponentialMeanDesign;
}

/** The update that first has a signal; `macd` itself is there signalPeriod − 1 earlier. */
export function macdWarmUp({ slowPeriod, signalPeriod }: MacdParameters): number {
  return slowPeriod + signalPeriod - 1;
}

export function requireFaster(parameters: {
  readonly fastPeriod: number;
  readonly slowPeriod: number;
}): void {
  const { fastPeriod, slowPeriod } = parameters;
  if (fastPeriod < slowPeriod) return;
  throw new ConfigError('fastPeriod', `below slowPeriod, which is ${slowPeriod}`, fastPeriod);
}

export function macdDesign(parameters: MacdParameters): MacdDesign {
  const { fastPeriod, slowPeriod, signalPeriod, seed } = parameters;
  const warmUp = macdWarmUp(parameters);
  return {
    slowPeriod,
    fast: emaStage(fastPeriod, seed),
    slow: emaStage(slowPeriod, seed),
    signal: emaDesign(signalPeriod, seed, seed === 'sma' ? signalPeriod : warmUp),
  };
}

export type MacdState = {
  fast: ExponentialMeanState;
  slow: ExponentialMeanState;
  signal: ExponentialMeanState;
};

export const macdInit = (): MacdState => ({
  fast: exponentialMeanInit(),
  slow: exponentialMeanInit(),
  signal: exponentialMeanInit(),
});

export function macdStep(
  state: MacdState,
  x: number,
  design: MacdDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const isShown = state.slow.count + 1 >= design.slowPeriod;
  const fast = exponentialMeanStep(state.fast, x, design.fast, keep);
  const slow = exponentialMeanStep(state.slow, x, design.slow, keep);
  const macd = fast - slow;
  const signal = exponentialMeanStep(state.signal, macd, design.signal, keep);
  out[at] = isShown ? macd : Number.NaN;
  out[at + 1] = signal;
  out[at + 2] = macd - signal;
}

/**
 * Moving average convergence/divergence: how far a fast mean has run from a slow one.
 *
 *   macd = EMA_fast(x) − EMA_slow(x),  signal = EMA_signal(macd),  histogram = macd − signal
 *
 * Three independent EMAs, each seeded with the mean of its first inputs (technicalindicators);
 * TA-Lib delays the fast seed, below 1e-6 apart by bar 180; TradingView is `seed: 'first'`.
 *
 * @param fastPeriod    integer ≥ 1, below slowPeriod. Usual: 12.
 * @param slowPeriod    integer ≥ 1. Usual: 26.
 * @param signalPeriod  integer ≥ 1. Usual: 9.
 * @param seed          'sma' (default) or 'first'
 * @input   any number; degree 1
 * @output  `{ macd, signal, histogram }`, centred on 0
 * @warmUp  slowPeriod + signalPeriod − 1; `macd` from slowPeriod
 * @throws {ConfigError} if a period is not an integer ≥ 1, or fastPeriod is not below slowPeriod
 * @cost    O(1); 6 numbers
 * @source  G. Appel, Technical Analysis: Power Tools for Active Investors (2005), chapter 8
 * @example
 * const macd = new Macd({ fastPeriod: 1, slowPeriod: 2, signalPeriod: 2 });
 * [10, 12, 15].map((x) => macd.update(x).macd); // [NaN, 1, 1.333333333333334]
 */
export class Macd extends Streaming<number, MacdValue, MacdParameters, MacdState> {
  static readonly kind: Kind<'macd', MacdParameters> = {
    name: 'macd',
    version: 1,
    title: 'Moving average convergence/divergence',
    aliases: ['macdext'],
    reads: 'value',
    parameters: {
      fastPeriod: bars(12),
      slowPeriod: bars(26),
      signalPeriod: bars(9),
      seed: oneOf('sma', 'first'),
    },
    outputs: {
      macd: { degree: { price: 1 }, guides: [0] },
      signal: { degree: { price: 1 } },
      histogram: { degree: { price: 1 }, guides: [0] },
    },
    pane: 'own',
    warmUp: macdWarmUp,
    memory: () => Number.POSITIVE_INFINITY,
    settle: (parameters) => 8 * macdWarmUp(parameters),
  };

  readonly #design: MacdDesign;

  constructor(parameters?: Given<MacdParameters>) {
    super(Macd.kind, parameters, macdInit);
    requireFaster(this.parameters);
    this.#design = macdDesign(this.parameters);
  }

  update(x: number): MacdValue {
    return this.#through(x, true);
  }

  peek(x: number): MacdValue {
    return this.#through(x, false);
  }

  process(input: Float64Array, output: MacdColumns = macdColumns(input.length)): MacdColumns {
    const { io } = this;
    for (let i = 0; i < input.length; i++) {
      io[0] = input[i]!;
      this.transfer(io, 0, 1, true);
      output.macd[i] = io[1]!;
      output.signal[i] = io[2]!;
      output.histogram[i] = io[3]!;
    }
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const x = row[from]!;
    if (!isAdmissible(x)) {
      refuse(row, to, 3);
      return;
    }
    macdStep(this.state, x, this.#design, row, to, keep);
    if (!keep) return;
    this.absorbed += 1;
    keepOutputs(row, to, this.outputs);
  }

  #through(x: number, keep: boolean): MacdValue {
    const { io } = this;
    io[0] = x;
    this.transfer(io, 0, 1, keep);
    return { macd: io[1]!, signal: io[2]!, histogram: io[3]! };
  }
}

export function macdColumns(length: number): MacdColumns {
  return {
    macd: new Float64Array(length),
    signal: new Float64Array(length),
    histogram: new Float64Array(length),
  };
}

import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type ExponentialMeanDesign,
  emaStage,
  exponentialMeanStep,
} from '../../statistics/exponential-mean.js';
import { ratio } from '../../statistics/ratio.js';
import { type EmaChainState, emaChainInit } from '../moving-averages/ema-chain.js';
import {
  type SignalLineDesign,
  type SignalLineState,
  signalLineDesign,
  signalLineInit,
  signalLineStep,
} from './signal-line.js';

export interface TsiParameters {
  /** Of the first EMA. */
  readonly longPeriod: number;
  /** Of the EMA of that. */
  readonly shortPeriod: number;
  readonly signalPeriod: number;
  /** How each EMA starts: from the mean of its first inputs, or from the first alone. */
  readonly seed: 'sma' | 'first';
}

export interface TsiValue {
  readonly tsi: number;
  /** EMA of `tsi`. */
  readonly signal: number;
}

export type TsiColumns = ColumnsOf<TsiValue>;

export interface TsiDesign {
  /** Of the long mean and of the short one, for the changes and for their sizes. */
  readonly stages: readonly ExponentialMeanDesign[];
  readonly line: SignalLineDesign;
}

function tsiDesign(parameters: TsiParameters): TsiDesign {
  const { longPeriod, shortPeriod, signalPeriod, seed } = parameters;
  return {
    stages: [emaStage(longPeriod, seed), emaStage(shortPeriod, seed)],
    line: signalLineDesign(longPeriod + shortPeriod, signalPeriod, seed),
  };
}

/** `way` holds the means of the changes, `path` those of their sizes; `last` is NaN at first. */
export type TsiState = {
  last: number;
  way: EmaChainState;
  path: EmaChainState;
  line: SignalLineState;
};

const tsiInit = (): TsiState => ({
  last: Number.NaN,
  way: emaChainInit(2),
  path: emaChainInit(2),
  line: signalLineInit(),
});

/**
 * True strength index: the twice smoothed change over the twice smoothed size of the change.
 *
 *   tsi = 100·EMA_short(EMA_long(Δx)) / EMA_short(EMA_long(|Δx|)),  signal = EMA(tsi)
 *
 * @param longPeriod    integer ≥ 1. Usual: 25.
 * @param shortPeriod   integer ≥ 1. Usual: 13.
 * @param signalPeriod  integer ≥ 1. Usual: 13; 7 in Blau and Stock.Indicators.
 * @param seed          'sma' (default; TradingView, Stock.Indicators) or 'first'
 * @input   any number; degree 0
 * @output  `{ tsi, signal }`, −100 … 100
 * @warmUp  longPeriod + shortPeriod + signalPeriod − 1; `tsi` signalPeriod − 1 earlier
 * @undefined while nothing has moved; the signal does not absorb that
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 12 numbers
 * @source  W. Blau, Momentum, Direction, and Divergence (1995)
 * @example
 * const tsi = new Tsi({ longPeriod: 1, shortPeriod: 2, signalPeriod: 1 });
 * [10, 12, 11].map((x) => tsi.update(x).tsi); // [NaN, NaN, 33.33333333333333]
 */
export class Tsi extends ValueOperator<TsiValue, TsiParameters, TsiState> {
  static readonly kind: Kind<'tsi', TsiParameters> = {
    name: 'tsi',
    version: 1,
    title: 'True strength index',
    aliases: ['trueStrengthIndex', 'ergodic', 'smiErgodic'],
    reads: 'value',
    parameters: {
      longPeriod: bars(25),
      shortPeriod: bars(13),
      signalPeriod: bars(13),
      seed: oneOf('sma', 'first'),
    },
    outputs: {
      tsi: { degree: {}, range: [-100, 100], guides: [-25, 25] },
      signal: { degree: {}, range: [-100, 100] },
    },
    pane: 'own',
    invariants: {
      __proto__: null,
      path: notNegative,
      way: { of: 'path', ratio: 1, signed: true },
      line: [-100, 100],
    },
    warmUp: ({ longPeriod, shortPeriod, signalPeriod }) =>
      longPeriod + shortPeriod + signalPeriod - 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ longPeriod, shortPeriod, signalPeriod }) =>
      7 * (longPeriod + shortPeriod + signalPeriod),
    lateStart: 'while nothing has moved there is no share to absorb',
  };

  readonly #design: TsiDesign;

  constructor(parameters?: Given<TsiParameters>) {
    super(Tsi.kind, parameters, tsiInit);
    this.#design = tsiDesign(this.parameters);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const design = this.#design;
    let way = x - state.last;
    let path = Math.abs(way);
    for (let i = 0; i < 2; i++) {
      way = exponentialMeanStep(state.way.means[i]!, way, design.stages[i]!, keep);
      path = exponentialMeanStep(state.path.means[i]!, path, design.stages[i]!, keep);
    }
    if (keep) state.last = x;
    signalLineStep(state.line, 100 * ratio(way, path), design.line, out, at, keep);
  }

  protected override record(row: Float64Array): TsiValue {
    return { tsi: row[0]!, signal: row[1]! };
  }
}

import { HlcvOperator } from '../../bars/hlcv-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { exponentialMeanStep } from '../../statistics/exponential-mean.js';
import {
  type PercentageDesign,
  type PercentageState,
  percentageDesign,
  percentageInit,
} from '../oscillators/percentage-lines.js';
import type { PpoParameters } from '../oscillators/ppo.js';
import { requireFaster } from '../oscillators/require-faster.js';
import { signalLineDesign, signalLineStep } from '../oscillators/signal-line.js';

export interface KlingerParameters extends PpoParameters {
  /** Whether the first bar, which has no change, is left out or counts as a fall. */
  readonly firstBar: 'skip' | 'falls';
}

export interface KlingerValue {
  /** Fast EMA of the force less the slow one. */
  readonly klinger: number;
  /** EMA of `klinger`. */
  readonly signal: number;
}

export type KlingerColumns = ColumnsOf<KlingerValue>;

/** Typical price of the bar before, NaN until there is one. */
export type KlingerState = { price: number; means: PercentageState };

export const klingerInit = (): KlingerState => ({ price: Number.NaN, means: percentageInit() });

/** The bar that gives the first line: that of the slow mean, which may have to wait for a change. */
function lineStart({ slowPeriod, firstBar }: KlingerParameters): number {
  return firstBar === 'falls' ? slowPeriod : slowPeriod + 1;
}

/** `change` is NaN at the first bar alone. */
function forceOf(change: number, volume: number, firstFalls: boolean): number {
  if (change >= 0) return volume;
  return change < 0 || firstFalls ? -volume : Number.NaN;
}

/**
 * Klinger volume oscillator: whether volume goes with the price, for short against for long.
 *
 *   force = volume, with the sign of Δtp; + where tp stood still,  tp = (high + low + close) / 3
 *   klinger = EMA_fast(force) − EMA_slow(force),  signal = EMA_signal(klinger)
 *
 * The force is that of TradingView's script; Klinger's own, which
 * Stock.Indicators has, also weighs each bar by its range against that of the trend.
 *
 * @param fastPeriod    integer ≥ 1, below slowPeriod. Usual: 34.
 * @param slowPeriod    integer ≥ 1. Usual: 55.
 * @param signalPeriod  integer ≥ 1. Usual: 13.
 * @param seed          'sma' (default) or 'first'
 * @param firstBar      'skip' (default), or 'falls': the first bar counts as a fall (TradingView)
 * @input   bar: high, low, close, volume; degree 1 in volume
 * @output  `{ klinger, signal }`, centred on 0
 * @warmUp  slowPeriod + signalPeriod, a bar less with 'falls'; `klinger` signalPeriod − 1 earlier
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 8 numbers
 * @source  S. Klinger, Identifying trends with volume analysis, Technical Analysis of Stocks &
 *   Commodities (December 1997)
 * @example
 * const bar = (close: number, volume: number) => ({ time: 0, open: 9, high: 12, low: 8, close, volume });
 * const klinger = new Klinger({ fastPeriod: 1, slowPeriod: 2, signalPeriod: 1 });
 * [bar(10, 5), bar(11, 3), bar(9, 4)].map((b) => klinger.update(b).klinger); // [NaN, NaN, -3.5]
 */
export class Klinger extends HlcvOperator<KlingerValue, KlingerParameters, KlingerState> {
  static readonly kind: Kind<'klinger', KlingerParameters> = {
    name: 'klinger',
    version: 1,
    title: 'Klinger volume oscillator',
    aliases: ['kvo', 'klingerOscillator', 'klingerVolumeOscillator'],
    reads: 'bar',
    parameters: {
      fastPeriod: bars(34),
      slowPeriod: bars(55),
      signalPeriod: bars(13),
      seed: oneOf('sma', 'first'),
      firstBar: oneOf('skip', 'falls'),
    },
    outputs: {
      klinger: { degree: { volume: 1 }, guides: [0] },
      signal: { degree: { volume: 1 } },
    },
    pane: 'own',
    invariants: {},
    warmUp: (parameters) => lineStart(parameters) + parameters.signalPeriod - 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ slowPeriod, signalPeriod }) => 8 * (slowPeriod + signalPeriod),
  };

  readonly #design: PercentageDesign;

  constructor(parameters?: Given<KlingerParameters>) {
    super(Klinger.kind, parameters, klingerInit);
    requireFaster(this.parameters);
    const { signalPeriod, seed } = this.parameters;
    const line = signalLineDesign(lineStart(this.parameters), signalPeriod, seed);
    this.#design = { ...percentageDesign(this.parameters), line };
  }

  protected step(
    high: number,
    low: number,
    close: number,
    volume: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const price = (high + low + close) / 3;
    const { state } = this;
    const design = this.#design;
    const change = price - state.price;
    if (keep) state.price = price;
    const force = forceOf(change, volume, this.parameters.firstBar === 'falls');
    const fast = exponentialMeanStep(state.means.fast, force, design.fast, keep);
    const slow = exponentialMeanStep(state.means.slow, force, design.slow, keep);
    signalLineStep(state.means.line, fast - slow, design.line, out, at, keep);
  }

  protected override record(row: Float64Array): KlingerValue {
    return { klinger: row[0]!, signal: row[1]! };
  }
}

import { type Bar, barColumn, type Columns, loadBar, loadBarAt } from '../bars/bar.js';
import type { Kind } from '../core/kind.js';
import { areAdmissible, isAdmissible } from '../core/operator.js';
import { bars, type Given, oneOf } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { keepOutputs, refuse } from '../core/transfer.js';
import { exponentialMeanStep } from '../statistics/exponential-mean.js';
import {
  type MacdDesign,
  type MacdParameters,
  type MacdState,
  macdDesign,
  macdInit,
} from './macd.js';

export interface KlingerParameters extends MacdParameters {}

export interface KlingerValue {
  /** Fast EMA of the volume force less the slow one. */
  readonly kvo: number;
  /** EMA of `kvo`. */
  readonly signal: number;
}

export type KlingerColumns = { readonly [Field in keyof KlingerValue]: Float64Array };

/** What the force remembers of the bar before; `price` is NaN until there is one. */
export type VolumeForceState = {
  price: number;
  range: number;
  /** 1 up, −1 down, 0 not known yet. */
  trend: number;
  /** Ranges added up since the trend turned, the bar before the turn included. */
  span: number;
};

export type KlingerState = { force: VolumeForceState; means: MacdState };

export const klingerInit = (): KlingerState => ({
  force: { price: Number.NaN, range: 0, trend: 0, span: 0 },
  means: macdInit(),
});

/** Volume with the sign of the trend, weighing more the less of the trend's travel is this bar's. */
export function volumeForceStep(
  state: VolumeForceState,
  high: number,
  low: number,
  close: number,
  volume: number,
  keep: boolean,
): number {
  const price = high + low + close;
  const range = high - low;
  const isFirst = Number.isNaN(state.price);
  const rising = price > state.price ? 1 : -1;
  const trend = isFirst ? 0 : rising;
  const span = (trend === state.trend ? state.span : state.range) + range;
  if (keep) {
    state.price = price;
    state.range = range;
    state.trend = trend;
    state.span = span;
  }
  if (isFirst) return Number.NaN;
  const share = span === 0 ? 1 : range / span;
  return 100 * trend * volume * Math.abs(2 * (share - 1));
}

export function klingerStep(
  state: KlingerState,
  force: number,
  design: MacdDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const fast = exponentialMeanStep(state.means.fast, force, design.fast, keep);
  const slow = exponentialMeanStep(state.means.slow, force, design.slow, keep);
  const kvo = fast - slow;
  out[at] = kvo;
  out[at + 1] = exponentialMeanStep(state.means.signal, kvo, design.signal, keep);
}

/**
 * Klinger volume oscillator: whether volume is behind the trend, short term against long.
 *
 *   force = 100 · trend · volume · |2·(range/span − 1)|
 *   kvo = EMA_fast(force) − EMA_slow(force),  signal = EMA_signal(kvo)
 *
 * range = high − low; trend is 1 if high + low + close rose, else −1; span is the sum of the ranges
 * since the trend turned, the bar before the turn included. Stock.Indicators has the same force but a
 * span of 0 at its second bar; TradingView's script of this name takes volume with the sign of Δhlc3.
 *
 * @param fastPeriod    integer ≥ 1. Usual: 34.
 * @param slowPeriod    integer ≥ 1. Usual: 55.
 * @param signalPeriod  integer ≥ 1. Usual: 13.
 * @param seed          'sma' (default) or 'first'
 * @input   bar: high, low, close, volume; degree 1 in volume
 * @output  `{ kvo, signal }`, centred on 0
 * @warmUp  max(fastPeriod, slowPeriod) + signalPeriod; `kvo` signalPeriod − 1 earlier
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 10 numbers
 * @source  S. Klinger, Identifying trends with volume analysis, Technical Analysis of Stocks &
 *   Commodities (December 1997)
 * @example
 * const bar = (close, volume) => ({ time: 0, open: 9, high: 12, low: 8, close, volume });
 * const klinger = new Klinger({ fastPeriod: 1, slowPeriod: 2, signalPeriod: 1 });
 * [bar(10, 5), bar(11, 3), bar(9, 4)].map((b) => klinger.update(b).kvo); // [NaN, NaN, -350]
 */
export class Klinger extends Streaming<Bar, KlingerValue, KlingerParameters, KlingerState> {
  static readonly kind: Kind<'klinger', KlingerParameters> = {
    name: 'klinger',
    version: 1,
    title: 'Klinger volume oscillator',
    aliases: ['kvo', 'klingerOscillator'],
    reads: 'bar',
    parameters: {
      fastPeriod: bars(34),
      slowPeriod: bars(55),
      signalPeriod: bars(13),
      seed: oneOf('sma', 'first'),
    },
    outputs: {
      kvo: { degree: { volume: 1 }, guides: [0] },
      signal: { degree: { volume: 1 } },
    },
    pane: 'own',
    warmUp: ({ fastPeriod, slowPeriod, signalPeriod }) =>
      Math.max(fastPeriod, slowPeriod) + signalPeriod,
    memory: () => Number.POSITIVE_INFINITY,
  };

  readonly #design: MacdDesign;

  constructor(parameters?: Given<KlingerParameters>) {
    super(Klinger.kind, parameters, klingerInit);
    this.#design = macdDesign(this.parameters);
  }

  update(bar: Bar): KlingerValue {
    return this.#through(bar, true);
  }

  peek(bar: Bar): KlingerValue {
    return this.#through(bar, false);
  }

  process(
    columns: Columns,
    output: KlingerColumns = klingerColumns(columns.close.length),
  ): KlingerColumns {
    const { io } = this;
    for (let i = 0; i < columns.close.length; i++) {
      loadBarAt(columns, i, io);
      this.transfer(io, 0, 6, true);
      output.kvo[i] = io[6]!;
      output.signal[i] = io[7]!;
    }
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const high = row[from + barColumn.high]!;
    const low = row[from + barColumn.low]!;
    const close = row[from + barColumn.close]!;
    const volume = row[from + barColumn.volume]!;
    if (!areAdmissible(high, low, close) || !isAdmissible(volume)) {
      refuse(row, to, 2);
      return;
    }
    const force = volumeForceStep(this.state.force, high, low, close, volume, keep);
    klingerStep(this.state, force, this.#design, row, to, keep);
    if (!keep) return;
    this.absorbed += 1;
    keepOutputs(row, to, this.outputs);
  }

  #through(bar: Bar, keep: boolean): KlingerValue {
    const { io } = this;
    loadBar(bar, io);
    this.transfer(io, 0, 6, keep);
    return { kvo: io[6]!, signal: io[7]! };
  }
}

export function klingerColumns(length: number): KlingerColumns {
  return {
    kvo: new Float64Array(length),
    signal: new Float64Array(length),
  };
}

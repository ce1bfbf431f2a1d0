import { HlcOperator } from '../../bars/hlc-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { type ExponentialMeanDesign, wilderDesign } from '../../statistics/exponential-mean.js';
import { type AtrState, atrInit, atrStep } from '../volatility/atr.js';

export interface VolatilityStopParameters {
  /** True ranges in Wilder's mean. */
  readonly period: number;
  /** Average true ranges from the best close to the stop. */
  readonly multiplier: number;
  /** Leave the first bar out of the ATR, or count its high less its low. */
  readonly firstBar: 'skip' | 'range';
}

export interface VolatilityStopValue {
  readonly stop: number;
  /** 1 while the trend is up, −1 while it is down. */
  readonly direction: number;
}

export type VolatilityStopColumns = ColumnsOf<VolatilityStopValue>;

export type VolatilityStopState = { atr: AtrState; stop: number; best: number; direction: number };

const volatilityStopInit = (): VolatilityStopState => ({
  atr: atrInit(),
  stop: Number.NaN,
  best: Number.NaN,
  direction: 1,
});

/**
 * Volatility stop: a stop some average true ranges behind the best close of the trend.
 *
 *   up: stop = max(stop₋₁, best close − multiplier·ATR), until a close below it turns the trend; down mirrored
 *
 * @param period      true ranges in Wilder's mean; integer ≥ 1. Usual: 20.
 * @param multiplier  > 0. Usual: 2.
 * @param firstBar    'skip' (default) or 'range' (TradingView), as in `Atr`
 * @input   bar: high, low, close; degree 1
 * @output  `{ stop, direction }`; direction is 1 or −1, of degree 0
 * @warmUp  period + 1, or period with 'range'
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 7 numbers
 * @source  J. W. Wilder, New Concepts in Technical Trading Systems (1978), section III; TradingView's VStop
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const trail = new VolatilityStop({ period: 1, multiplier: 1 });
 * [bar(12, 10, 11), bar(14, 12, 13), bar(15, 13, 15)].map((b) => trail.update(b).stop); // [NaN, 10, 13]
 */
export class VolatilityStop extends HlcOperator<
  VolatilityStopValue,
  VolatilityStopParameters,
  VolatilityStopState
> {
  static readonly kind: Kind<'volatilityStop', VolatilityStopParameters> = {
    name: 'volatilityStop',
    version: 1,
    title: 'Volatility stop',
    aliases: ['vstop', 'volStop', 'atrStop', 'atrTrailingStop'],
    reads: 'bar',
    parameters: {
      period: bars(20),
      multiplier: real(2, 1e-9, 1000),
      firstBar: oneOf('skip', 'range'),
    },
    outputs: { stop: { degree: { price: 1 } }, direction: { degree: {}, range: [-1, 1] } },
    pane: 'overlay',
    invariants: { __proto__: null, 'atr.mean': notNegative, direction: [-1, 1, 'whole'] },
    warmUp: ({ period, firstBar }) => (firstBar === 'skip' ? period + 1 : period),
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 1 + 16 * period,
  };

  readonly #design: ExponentialMeanDesign;

  constructor(parameters?: Given<VolatilityStopParameters>) {
    super(VolatilityStop.kind, parameters, volatilityStopInit);
    this.#design = wilderDesign(this.parameters.period);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const { multiplier, firstBar } = this.parameters;
    const reach = multiplier * atrStep(state.atr, high, low, close, firstBar, this.#design, keep);
    if (Number.isNaN(reach)) {
      out[at] = out[at + 1] = Number.NaN;
      return;
    }
    const isFirst = Number.isNaN(state.stop);
    const wasUp = isFirst || state.direction > 0;
    const best = isFirst
      ? close
      : wasUp
        ? Math.max(state.best, close)
        : Math.min(state.best, close);
    const candidate = wasUp ? best - reach : best + reach;
    const held = wasUp ? Math.max(state.stop, candidate) : Math.min(state.stop, candidate);
    const before = isFirst ? candidate : held;
    const isUp = wasUp ? close >= before : close > before;
    const turns = isUp !== wasUp;
    const stop = turns ? (isUp ? close - reach : close + reach) : before;
    out[at] = stop;
    out[at + 1] = isUp ? 1 : -1;
    if (keep) {
      state.stop = stop;
      state.best = turns ? close : best;
      state.direction = isUp ? 1 : -1;
    }
  }

  protected override record(row: Float64Array): VolatilityStopValue {
    return { stop: row[0]!, direction: row[1]! };
  }
}

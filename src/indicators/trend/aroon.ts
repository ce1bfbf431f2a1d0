import { HlOperator } from '../../bars/hl-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import {
  type WindowMaxAgeState,
  windowMaxAgeInit,
  windowMaxAgeStep,
  windowMinAgeStep,
} from '../../statistics/window-max-age.js';

export interface AroonParameters {
  /** Bars that an extreme takes to grow old. */
  readonly period: number;
  /** Of equal extremes, the one that counts. */
  readonly ties: 'newest' | 'oldest';
}

export interface AroonValue {
  /** 100 at a new high, 0 when the highest high is `period` bars old. */
  readonly up: number;
  /** 100 at a new low, 0 when the lowest low is `period` bars old. */
  readonly down: number;
  /** `up` less `down`. */
  readonly oscillator: number;
}

export type AroonColumns = ColumnsOf<AroonValue>;

export type AroonState = { highest: WindowMaxAgeState; lowest: WindowMaxAgeState };

export const aroonInit = ({ period }: AroonParameters): AroonState => ({
  highest: windowMaxAgeInit(period + 1),
  lowest: windowMaxAgeInit(period + 1),
});

/**
 * Aroon: how fresh the highest high and the lowest low are.
 *
 *   up = 100·(period − bars since the highest high of period + 1 bars) / period;  down mirrored
 *   oscillator = up − down
 *
 * @param period  integer ≥ 1. Usual: 14 (Chande: 25).
 * @param ties    of equal highs (lows) the 'newest' counts (default; TA-Lib, TTR) or the 'oldest'
 *                (TradingView until October 2026: highs 10, 10, 9 give up 0 where 'newest' gives 50)
 * @input   bar: high, low; degree 0
 * @output  `{ up, down, oscillator }`: 0 … 100, 0 … 100, −100 … 100
 * @warmUp  period + 1
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; 4·period numbers
 * @source  T. Chande, A time price oscillator, TASC (September 1995)
 * @example
 * const bar = (high: number, low: number) => ({ time: 0, open: low, high, low, close: high, volume: 1 });
 * const aroon = new Aroon(2);
 * const bars = [bar(12, 10), bar(14, 12), bar(13, 11)];
 * bars.map((b) => aroon.update(b).up); // [NaN, NaN, 50]
 */
export class Aroon extends HlOperator<AroonValue, AroonParameters, AroonState> {
  static readonly kind: Kind<'aroon', AroonParameters> = {
    name: 'aroon',
    version: 1,
    title: 'Aroon',
    aliases: ['aroonOscillator', 'aroonOsc'],
    reads: 'bar',
    parameters: { period: bars(14), ties: oneOf('newest', 'oldest') },
    outputs: {
      up: { degree: {}, range: [0, 100] },
      down: { degree: {}, range: [0, 100] },
      oscillator: { degree: {}, range: [-100, 100], guides: [0] },
    },
    pane: 'own',
    invariants: {
      __proto__: null,
      'lowest.slot': { of: 'highest.slot', ratio: 1 },
      'highest.slot': { of: 'lowest.slot', ratio: 1 },
    },
    warmUp: ({ period }) => period + 1,
    memory: ({ period }) => period + 1,
  };

  constructor(parameters?: Given<AroonParameters>) {
    super(Aroon.kind, parameters, aroonInit);
  }

  protected step(high: number, low: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const { period, ties } = this.parameters;
    const oldest = ties === 'oldest';
    const up = 100 * ((period - windowMaxAgeStep(state.highest, high, keep, oldest)) / period);
    const down = 100 * ((period - windowMinAgeStep(state.lowest, low, keep, oldest)) / period);
    out[at] = up;
    out[at + 1] = down;
    out[at + 2] = up - down;
  }

  protected override record(row: Float64Array): AroonValue {
    return { up: row[0]!, down: row[1]!, oscillator: row[2]! };
  }
}

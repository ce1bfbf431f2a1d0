import { HlcOperator } from '../../bars/hlc-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import {
  type WindowRangeState,
  windowRangeInit,
  windowRangeStep,
} from '../../statistics/window-range.js';

export interface WilliamsRParameters {
  /** Bars in the window. */
  readonly period: number;
}

/**
 * Williams %R: how far the close stands below the top of the last bars' range.
 *
 *   %R = 100·(close − highest) / (highest − lowest)
 *
 * @param period  bars in the window; integer ≥ 1. Usual: 14.
 * @input   bar: high, low, close; degree 0
 * @output  −100 … 0 (TTR: 0 … 1, the sign turned)
 * @warmUp  period
 * @undefined in a flat range (TA-Lib: 0)
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @source  L. Williams, How I Made One Million Dollars (1973)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const williams = new WilliamsR(2);
 * [bar(12, 10, 11), bar(14, 11, 13)].map((b) => williams.update(b)); // [NaN, -25]
 */
export class WilliamsR extends HlcOperator<number, WilliamsRParameters, WindowRangeState> {
  static readonly kind: Kind<'williamsR', WilliamsRParameters> = {
    name: 'williamsR',
    version: 1,
    title: 'Williams %R',
    aliases: ['williamsPercentR', 'willr', 'wpr', 'wr', 'percentR', 'williams'],
    reads: 'bar',
    parameters: { period: bars(14) },
    outputs: { value: { degree: {}, range: [-100, 0], guides: [-80, -20] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<WilliamsRParameters>) {
    super(WilliamsR.kind, parameters, ({ period }) => windowRangeInit(period));
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state, io: scratch } = this;
    windowRangeStep(state, high, low, scratch, 0, keep);
    const range = scratch[0]! - scratch[1]!;
    out[at] = range === 0 ? Number.NaN : 100 * ((close - scratch[0]!) / range);
  }
}

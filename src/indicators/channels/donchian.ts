import { HlOperator } from '../../bars/hl-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import {
  type WindowRangeState,
  windowRangeInit,
  windowRangeStep,
} from '../../statistics/window-range.js';

export interface DonchianParameters {
  /** Bars in the window. */
  readonly period: number;
}

export interface DonchianValue {
  readonly upper: number;
  /** Half way between the two. */
  readonly middle: number;
  readonly lower: number;
}

export type DonchianColumns = ColumnsOf<DonchianValue>;

/**
 * Donchian channel: the highest high and the lowest low of a window, this bar included.
 *
 * A rule that trades breakouts wants the channel as it was one bar ago.
 *
 * @param period  bars in the window; integer ≥ 1. Usual: 20.
 * @input   bar: high, low; degree 1
 * @output  `{ upper, middle, lower }`
 * @warmUp  period
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @source  R. Donchian's four-week rule (1960)
 * @example
 * const bar = (high: number, low: number) => ({ time: 0, open: low, high, low, close: high, volume: 1 });
 * const channel = new Donchian(2);
 * channel.update(bar(12, 10)).upper; // NaN
 * channel.update(bar(11, 8)); // { upper: 12, middle: 10, lower: 8 }
 */
export class Donchian extends HlOperator<DonchianValue, DonchianParameters, WindowRangeState> {
  static readonly kind: Kind<'donchian', DonchianParameters> = {
    name: 'donchian',
    version: 1,
    title: 'Donchian channel',
    aliases: ['donchianChannel', 'dc', 'priceChannel', 'donchianBands', 'midPrice'],
    reads: 'bar',
    parameters: { period: bars(20) },
    outputs: {
      upper: { degree: { price: 1 } },
      middle: { degree: { price: 1 } },
      lower: { degree: { price: 1 } },
    },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<DonchianParameters>) {
    super(Donchian.kind, parameters, ({ period }) => windowRangeInit(period));
  }

  protected step(high: number, low: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    windowRangeStep(state, high, low, out, at, keep);
    const lower = out[at + 1]!;
    out[at + 1] = (out[at]! + lower) / 2;
    out[at + 2] = lower;
  }

  protected override record(row: Float64Array): DonchianValue {
    return { upper: row[0]!, middle: row[1]!, lower: row[2]! };
  }
}

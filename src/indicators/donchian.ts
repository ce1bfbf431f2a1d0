import { type Bar, barColumn, type Columns, loadBar, loadBarAt } from '../bars/bar.js';
import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import { bars, type Given } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { keepOutputs, refuse } from '../core/transfer.js';
import {
  type WindowRangeState,
  windowRangeInit,
  windowRangeStep,
} from '../statistics/window-range.js';

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

export type DonchianColumns = { readonly [Field in keyof DonchianValue]: Float64Array };

export function donchianStep(
  state: WindowRangeState,
  high: number,
  low: number,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  windowRangeStep(state, high, low, out, at, keep);
  const lower = out[at + 1]!;
  out[at + 1] = (out[at]! + lower) / 2;
  out[at + 2] = lower;
}

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
 * const bar = (high, low) => ({ time: 0, open: low, high, low, close: high, volume: 1 });
 * const channel = new Donchian(2);
 * channel.update(bar(12, 10)).upper; // NaN
 * channel.update(bar(11, 8)); // { upper: 12, middle: 10, lower: 8 }
 */
export class Donchian extends Streaming<Bar, DonchianValue, DonchianParameters, WindowRangeState> {
  static readonly kind: Kind<'donchian', DonchianParameters> = {
    name: 'donchian',
    version: 1,
    title: 'Donchian channel',
    aliases: ['donchianChannel', 'dc', 'priceChannel', 'donchianBands'],
    reads: 'bar',
    parameters: { period: bars(20) },
    outputs: {
      upper: { degree: { price: 1 } },
      middle: { degree: { price: 1 } },
      lower: { degree: { price: 1 } },
    },
    pane: 'overlay',
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<DonchianParameters>) {
    super(Donchian.kind, parameters, ({ period }) => windowRangeInit(period));
  }

  update(bar: Bar): DonchianValue {
    return this.#through(bar, true);
  }

  peek(bar: Bar): DonchianValue {
    return this.#through(bar, false);
  }

  process(
    columns: Columns,
    output: DonchianColumns = donchianColumns(columns.close.length),
  ): DonchianColumns {
    const { io } = this;
    for (let i = 0; i < columns.close.length; i++) {
      loadBarAt(columns, i, io);
      this.transfer(io, 0, 6, true);
      output.upper[i] = io[6]!;
      output.middle[i] = io[7]!;
      output.lower[i] = io[8]!;
    }
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const high = row[from + barColumn.high]!;
    const low = row[from + barColumn.low]!;
    if (!(isAdmissible(high) && isAdmissible(low))) {
      refuse(row, to, 3);
      return;
    }
    donchianStep(this.state, high, low, row, to, keep);
    if (!keep) return;
    this.absorbed += 1;
    keepOutputs(row, to, this.outputs);
  }

  #through(bar: Bar, keep: boolean): DonchianValue {
    const { io } = this;
    loadBar(bar, io);
    this.transfer(io, 0, 6, keep);
    return { upper: io[6]!, middle: io[7]!, lower: io[8]! };
  }
}

export function donchianColumns(length: number): DonchianColumns {
  return {
    upper: new Float64Array(length),
    middle: new Float64Array(length),
    lower: new Float64Array(length),
  };
}

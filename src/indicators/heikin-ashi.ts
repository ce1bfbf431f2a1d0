import { type Bar, barColumn, type Columns, loadBar, loadBarAt } from '../bars/bar.js';
import type { Kind } from '../core/kind.js';
import { areAdmissible, isAdmissible } from '../core/operator.js';
import type { Given } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { keepOutputs, refuse } from '../core/transfer.js';

export interface HeikinAshiValue {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

export type HeikinAshiColumns = { readonly [Field in keyof HeikinAshiValue]: Float64Array };

/** Open and close of the averaged bar before; NaN until there is one. */
export type HeikinAshiState = { open: number; close: number };

export const heikinAshiInit = (): HeikinAshiState => ({ open: Number.NaN, close: Number.NaN });

export function heikinAshiStep(
  state: HeikinAshiState,
  open: number,
  high: number,
  low: number,
  close: number,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const isFirst = Number.isNaN(state.open);
  const averageOpen = isFirst ? (open + close) / 2 : (state.open + state.close) / 2;
  const averageClose = (open + high + low + close) / 4;
  out[at] = averageOpen;
  out[at + 1] = Math.max(high, averageOpen, averageClose);
  out[at + 2] = Math.min(low, averageOpen, averageClose);
  out[at + 3] = averageClose;
  if (keep) {
    state.open = averageOpen;
    state.close = averageClose;
  }
}

/**
 * Heikin-Ashi: averaged bars, which show a trend with less noise.
 *
 *   close = (open + high + low + close)/4 of the bar
 *   open = mean of the averaged bar before's open and close; the first: (open + close)/2 of the bar
 *   high, low = the extremes of the bar's own and these two
 *
 * Averages, not prices that were traded: an order cannot be filled there.
 *
 * @input   bar: open, high, low, close; degree 1
 * @output  `{ open, high, low, close }`
 * @warmUp  1
 * @cost    O(1); 2 numbers
 * @source  D. Valcu, Using the heikin-ashi technique, TASC (February 2004)
 * @example
 * const bar = (open, high, low, close) => ({ time: 0, open, high, low, close, volume: 1 });
 * const averaged = new HeikinAshi();
 * averaged.update(bar(10, 14, 10, 12)); // { open: 11, high: 14, low: 10, close: 11.5 }
 * averaged.update(bar(12, 16, 12, 16)); // { open: 11.25, high: 16, low: 11.25, close: 14 }
 */
export class HeikinAshi extends Streaming<Bar, HeikinAshiValue, object, HeikinAshiState> {
  static readonly kind: Kind<'heikinAshi', object> = {
    name: 'heikinAshi',
    version: 1,
    title: 'Heikin-Ashi',
    aliases: ['ha', 'heikenAshi'],
    reads: 'bar',
    parameters: {},
    outputs: {
      open: { degree: { price: 1 } },
      high: { degree: { price: 1 } },
      low: { degree: { price: 1 } },
      close: { degree: { price: 1 } },
    },
    pane: 'overlay',
    warmUp: () => 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: () => 21,
  };

  constructor(parameters?: Given<object>) {
    super(HeikinAshi.kind, parameters, heikinAshiInit);
  }

  update(bar: Bar): HeikinAshiValue {
    return this.#through(bar, true);
  }

  peek(bar: Bar): HeikinAshiValue {
    return this.#through(bar, false);
  }

  process(
    columns: Columns,
    output: HeikinAshiColumns = heikinAshiColumns(columns.close.length),
  ): HeikinAshiColumns {
    const { io } = this;
    for (let i = 0; i < columns.close.length; i++) {
      loadBarAt(columns, i, io);
      this.transfer(io, 0, 6, true);
      output.open[i] = io[6]!;
      output.high[i] = io[7]!;
      output.low[i] = io[8]!;
      output.close[i] = io[9]!;
    }
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const open = row[from + barColumn.open]!;
    const high = row[from + barColumn.high]!;
    const low = row[from + barColumn.low]!;
    const close = row[from + barColumn.close]!;
    if (!(areAdmissible(open, high, low) && isAdmissible(close))) {
      refuse(row, to, 4);
      return;
    }
    heikinAshiStep(this.state, open, high, low, close, row, to, keep);
    if (!keep) return;
    this.absorbed += 1;
    keepOutputs(row, to, this.outputs);
  }

  #through(bar: Bar, keep: boolean): HeikinAshiValue {
    const { io } = this;
    loadBar(bar, io);
    this.transfer(io, 0, 6, keep);
    return { open: io[6]!, high: io[7]!, low: io[8]!, close: io[9]! };
  }
}

export function heikinAshiColumns(length: number): HeikinAshiColumns {
  return {
    open: new Float64Array(length),
    high: new Float64Array(length),
    low: new Float64Array(length),
    close: new Float64Array(length),
  };
}

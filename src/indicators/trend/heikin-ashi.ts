import { OhlcOperator } from '../../bars/ohlc-operator.js';
import type { Kind } from '../../core/kind.js';
import type { Given } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';

export interface HeikinAshiValue {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

export type HeikinAshiColumns = ColumnsOf<HeikinAshiValue>;

/** Open and close of the averaged bar before; NaN until there is one. */
export type HeikinAshiState = { open: number; close: number };

export const heikinAshiInit = (): HeikinAshiState => ({ open: Number.NaN, close: Number.NaN });

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
 * const bar = (open: number, high: number, low: number, close: number) => ({ time: 0, open, high, low, close, volume: 1 });
 * const averaged = new HeikinAshi();
 * averaged.update(bar(10, 14, 10, 12)); // { open: 11, high: 14, low: 10, close: 11.5 }
 * averaged.update(bar(12, 16, 12, 16)); // { open: 11.25, high: 16, low: 11.25, close: 14 }
 */
export class HeikinAshi extends OhlcOperator<HeikinAshiValue, object, HeikinAshiState> {
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
    invariants: {},
    warmUp: () => 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: () => 21,
  };

  constructor(parameters?: Given<object>) {
    super(HeikinAshi.kind, parameters, heikinAshiInit);
  }

  protected step(
    open: number,
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
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

  protected override record(row: Float64Array): HeikinAshiValue {
    return { open: row[0]!, high: row[1]!, low: row[2]!, close: row[3]! };
  }
}

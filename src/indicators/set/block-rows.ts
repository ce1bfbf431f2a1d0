import type { Columns } from '../../bars/bar.js';
import { type PriceField, priceFunctions } from '../../bars/price-field.js';
import { areAdmissible } from '../../core/operator.js';

/** Rows worked out at a time: enough to spare most calls, few enough to stay in the first cache. */
export const blockRows = 64;

/**
 * Copy bars from `from` on into `own` until it is full or they end, refused ones left out; `rows` says
 * which bar each row is. How many rows there are, and the bar that the next block begins with.
 */
export function loadRows(
  bars: Columns,
  own: Columns,
  rows: Int32Array,
  { from, end }: { readonly from: number; readonly end: number },
): { readonly length: number; readonly next: number } {
  const { time, open, high, low, close, volume } = bars;
  let length = 0;
  let i = from;
  for (; i < end && length < blockRows; i++) {
    const isSound =
      areAdmissible(open[i]!, high[i]!, low[i]!) && areAdmissible(close[i]!, volume[i]!, time[i]!);
    if (!isSound) continue;
    own.time[length] = time[i]!;
    own.open[length] = open[i]!;
    own.high[length] = high[i]!;
    own.low[length] = low[i]!;
    own.close[length] = close[i]!;
    own.volume[length] = volume[i]!;
    rows[length] = i;
    length += 1;
  }
  return { length, next: i };
}

/** Work out a price field of the first `length` rows. */
export function derivePrices(
  { open, high, low, close, volume }: Columns,
  field: PriceField,
  place: Float64Array,
  length: number,
): void {
  const derive = priceFunctions[field];
  for (let k = 0; k < length; k++) {
    place[k] = derive(open[k]!, high[k]!, low[k]!, close[k]!, volume[k]!);
  }
}

import { type Bar, barColumn } from './bar.js';
import type { PriceField } from './price-field.js';

/** Those that are no field of a bar. */
export type DerivedField = Exclude<PriceField, keyof Bar>;

/**
 * Write a mean of the bar at the beginning of `row` at `at`: `priceFunctions[field]` written out,
 * since numbers that are handed to one of several functions are boxed. The bar's own fields stand there.
 */
export function priceInto(row: Float64Array, field: DerivedField, at: number): void {
  const high = row[barColumn.high]!;
  const low = row[barColumn.low]!;
  const close = row[barColumn.close]!;
  if (field === 'hl2') row[at] = (high + low) / 2;
  else if (field === 'hlc3') row[at] = (high + low + close) / 3;
  else if (field === 'ohlc4') row[at] = (row[barColumn.open]! + high + low + close) / 4;
  else if (field === 'hlcc4') row[at] = (high + low + close + close) / 4;
  else row[at] = high - low;
}

import { requireOneOf } from '../core/arguments.js';
import { requireFields } from '../core/door.js';
import { numberIn } from '../core/reading.js';
import type { Bar, Columns } from './bar.js';
import { requireColumns } from './columns-argument.js';

/** What an operator may read from a bar: a field of it, or a mean of several. */
export type PriceField =
  | 'open'
  | 'high'
  | 'low'
  | 'close'
  | 'volume'
  | 'hl2'
  | 'hlc3'
  | 'ohlc4'
  | 'hlcc4'
  | 'range';

/** A price field as a pure function of a bar's numbers. */
export type PriceFunction = (
  open: number,
  high: number,
  low: number,
  close: number,
  volume: number,
) => number;

/**
 * The price fields and what they are. `hl2` is the median price, `hlc3` the typical price, `ohlc4`
 * the average price, `hlcc4` the weighted close, `range` the high less the low.
 *
 * @example
 * priceFunctions.hlc3(10, 14, 8, 11, 500); // 11
 */
export const priceFunctions: Readonly<Record<PriceField, PriceFunction>> = {
  open: (open) => open,
  high: (_open, high) => high,
  low: (_open, _high, low) => low,
  close: (_open, _high, _low, close) => close,
  volume: (_open, _high, _low, _close, volume) => volume,
  hl2: (_open, high, low) => (high + low) / 2,
  hlc3: (_open, high, low, close) => (high + low + close) / 3,
  ohlc4: (open, high, low, close) => (open + high + low + close) / 4,
  hlcc4: (_open, high, low, close) => (high + low + close + close) / 4,
  range: (_open, high, low) => high - low,
};

/** The names of the price fields. */
export const priceFields: readonly PriceField[] = Object.keys(priceFunctions) as PriceField[];

/**
 * One price field of one bar; NaN for what is no number.
 *
 * @throws {ConfigError} if the field is none, or the bar no object
 */
export function priceOf(field: PriceField, bar: Bar): number {
  const { open, high, low, close, volume } = requireFields('bar', bar);
  const price = priceFunctions[requireOneOf('field', field, priceFields)];
  return price(numberIn(open), numberIn(high), numberIn(low), numberIn(close), numberIn(volume));
}

/**
 * One price field of every bar: the column itself where there is one, else a fresh array.
 *
 * @throws {ConfigError} if the field is none, or a column
 */
export function priceColumn(field: PriceField, columns: Columns): Float64Array {
  const { open, high, low, close, volume } = requireColumns('columns', columns);
  const own: Partial<Record<PriceField, Float64Array>> = { open, high, low, close, volume };
  const price = priceFunctions[requireOneOf('field', field, priceFields)];
  return (
    own[field] ?? close.map((_, i) => price(open[i]!, high[i]!, low[i]!, close[i]!, volume[i]!))
  );
}

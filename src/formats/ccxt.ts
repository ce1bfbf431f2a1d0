import type { SymbolBar } from '../bars/bar.js';
import { epochUnit } from '../bars/epoch.js';
import { timeframeOf } from '../bars/timeframe.js';
import {
  requireBoolean,
  requireKnownKeys,
  requireNumber,
  requireRecord,
  requireText,
} from '../core/arguments.js';
import { requireList } from '../core/lists.js';
import { endsAfter } from './ends-after.js';
import { type LabelOptions, labelReader } from './label.js';
import { type FormatError, type FormatReason, formatError } from './result.js';
import { cellNumber } from './venues/cell.js';

export interface CcxtOptions extends LabelOptions {
  /** Where the bars come from, carried along in each of them. */
  readonly feed?: string;
  /** The time it is, in ms: a bar that ends later is forming. Needs a timeframe. */
  readonly now?: number;
  /** The newest bar is still forming, as the last of `fetchOHLCV` most often is. */
  readonly dropForming?: boolean;
}

/** Each row is in one of the three lists: rows = bars + forming + errors. */
export interface CcxtBars {
  readonly bars: SymbolBar[];
  /** Bars that may still change: none without `now` or `dropForming`. */
  readonly forming: SymbolBar[];
  readonly errors: FormatError[];
}

/**
 * Bars from rows as ccxt's `fetchOHLCV` returns them: `[time, open, high, low, close, volume]`.
 *
 * Numbers may be given as decimal text, as some exchanges do. A price that is null or NaN is an error
 * `missing-price`, one that is no number (`0x10`, `1e400`, a word) `unreadable-number`: no bar has NaN.
 * A volume that is missing, null or NaN is 0, the volume of a feed that has none.
 * Cells beyond the sixth are ignored. A row whose time cannot be read, or is not in milliseconds, is an error.
 *
 * @param rows     any array; each element is checked
 * @param symbol   whose bars they are
 * @param options  `label: 'close'` with a `timeframe` shifts times to the bar's open
 * @output  bars in the order of the rows: neither sorted nor without duplicates
 * @throws {ConfigError} for an empty symbol or a wrong option; never for a row
 * @cost    O(rows)
 * @example
 * const { bars, errors } = fromCcxt([[1577836800000, 10, 12, '9.5', 11, null], [1577836800, 11, 11, 11, 11, 5]], 'BTC/USDT');
 * [bars[0].low, bars[0].volume, errors[0].line, errors[0].reason]; // [9.5, 0, 2, 'time-in-seconds']
 */
export function fromCcxt(
  rows: readonly unknown[],
  symbol: string,
  options: Readonly<CcxtOptions> = {},
): CcxtBars {
  requireList('rows', rows);
  requireText('symbol', symbol);
  requireKnownKeys('options', requireRecord('options', options), optionNames);
  const openOf = labelReader(options);
  const { dropForming = false, now } = options;
  const timeframe = options.timeframe === undefined ? undefined : timeframeOf(options.timeframe);
  if (now !== undefined) requireNumber('now', now);
  requireBoolean('dropForming', dropForming);
  const whose = {
    symbol,
    ...(timeframe === undefined ? {} : { timeframe: timeframe.name }),
    ...(options.feed === undefined ? {} : { feed: options.feed }),
  };

  const bars: SymbolBar[] = [];
  const forming: SymbolBar[] = [];
  const errors: FormatError[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row: unknown = rows[i];
    const bar = Array.isArray(row) ? readRow(row, openOf) : formatError(0, 'not-a-row', row);
    if ('reason' in bar) errors.push({ ...bar, line: i + 1 });
    else (endsAfter(bar.time, timeframe, now) ? forming : bars).push({ ...bar, ...whose });
  }
  if (dropForming && forming.length === 0) forming.push(...takeNewest(bars));
  return { bars, forming, errors };
}

const optionNames = ['label', 'timeframe', 'calendar', 'feed', 'now', 'dropForming'];

/** Take the bar with the latest time out of `bars`, if there is one. */
function takeNewest(bars: SymbolBar[]): SymbolBar[] {
  let newest = 0;
  for (const [i, { time }] of bars.entries()) if (time >= bars[newest]!.time) newest = i;
  return bars.splice(newest, 1);
}

const prices = ['open', 'high', 'low', 'close'] as const;

function readRow(
  row: readonly unknown[],
  openOf: (label: number) => number,
): Omit<SymbolBar, 'symbol'> | FormatError {
  if (row.length < 5) return formatError(0, 'missing-cells', row);
  const label = cellNumber(row[0]);
  if (label === undefined) return formatError(0, 'unreadable-time', row[0], { field: 'time' });
  const fault = timeFault(label);
  if (fault !== undefined) return formatError(0, fault, row[0], { field: 'time' });
  const time = openOf(label);
  if (Number.isNaN(time)) return formatError(0, 'off-grid', row[0], { field: 'time' });

  const bar = { time, open: 0, high: 0, low: 0, close: 0, volume: 0 };
  for (const [i, field] of prices.entries()) {
    const cell = row[i + 1];
    const price = cellNumber(cell);
    if (price === undefined) return formatError(0, 'unreadable-number', cell, { field });
    if (Number.isNaN(price)) return formatError(0, 'missing-price', cell, { field });
    bar[field] = price;
  }
  const volume = cellNumber(row[5]);
  if (volume === undefined) return formatError(0, 'unreadable-number', row[5], { field: 'volume' });
  bar.volume = Number.isNaN(volume) ? 0 : volume;
  return bar;
}

function timeFault(time: number): FormatReason | undefined {
  const unit = epochUnit(time);
  if (unit !== 'milliseconds') return `time-in-${unit}`;
  return Number.isSafeInteger(time) ? undefined : 'unreadable-time';
}

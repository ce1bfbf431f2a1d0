import type { SymbolBar } from '../../bars/bar.js';
import { epochUnit } from '../../bars/epoch.js';
import { cellNumber } from './cell.js';
import { stampMs } from './stamp.js';
import type { Table, VenueError, VenueReason } from './venue.js';
import { venueError } from './venue-error.js';

/** What a row leaves to its table. */
export interface Whose {
  readonly symbol: string;
  readonly timeframe: string | undefined;
  readonly feed: string;
}

/** The bar of row `i`, or why there is none. */
export function readRow(table: Table, i: number, whose: Whose): SymbolBar | VenueError {
  try {
    const row = table.rows[i] as Readonly<Record<string | number, unknown>>;
    if (typeof row !== 'object' || row === null) return venueError(i + 1, 'not-a-row', row);
    return readFields(table, row, i + 1, whose);
  } catch {
    return venueError(i + 1, 'unreadable-row', '');
  }
}

function readFields(
  { layout, unit, zone }: Table,
  row: Readonly<Record<string | number, unknown>>,
  line: number,
  whose: Whose,
): SymbolBar | VenueError {
  const stamp = row[layout.time];
  const time = stampMs(stamp, unit, zone);
  if (time === undefined) return venueError(line, timeReason(stamp), stamp);
  const open = cellNumber(row[layout.open]);
  const high = cellNumber(row[layout.high]);
  const low = cellNumber(row[layout.low]);
  const close = cellNumber(row[layout.close]);
  const volume = layout.volume === undefined ? 0 : cellNumber(row[layout.volume]);
  if (
    open === undefined ||
    high === undefined ||
    low === undefined ||
    close === undefined ||
    volume === undefined
  ) {
    return venueError(line, 'unreadable-number', firstUnreadable(layout, row));
  }
  if (Number.isNaN(open + high + low + close)) {
    const missing = prices.filter((field) => Number.isNaN(cellNumber(row[layout[field]])));
    return missing.length === prices.length
      ? venueError(line, 'no-prices', '')
      : venueError(line, 'missing-price', missing.join(', '));
  }
  const { symbol, timeframe, feed } = whose;
  const traded = Number.isNaN(volume) ? 0 : volume;
  return timeframe === undefined
    ? { time, open, high, low, close, volume: traded, symbol, feed }
    : { time, open, high, low, close, volume: traded, symbol, timeframe, feed };
}

const prices = ['open', 'high', 'low', 'close'] as const;

function firstUnreadable(
  layout: Table['layout'],
  row: Readonly<Record<string | number, unknown>>,
): unknown {
  const { open, high, low, close, volume } = layout;
  const keys = [open, high, low, close, ...(volume === undefined ? [] : [volume])];
  return row[keys.find((key) => cellNumber(row[key]) === undefined)!];
}

function timeReason(stamp: unknown): VenueReason {
  return typeof stamp === 'number' && epochUnit(stamp) === 'seconds'
    ? 'time-in-seconds'
    : 'unreadable-time';
}

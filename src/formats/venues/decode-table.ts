import { type Timeframe, timeframeOf } from '../../bars/timeframe.js';
import { endsAfter } from '../ends-after.js';
import { arrangeByTime, type ReadRow } from './arrange-by-time.js';
import { readRow } from './table-row.js';
import type { Table, VenueBars, VenueOptions } from './venue.js';
import { venueError } from './venue-error.js';

/** Read every row of `table` into `result`. */
export function decodeTable(
  table: Table,
  options: Readonly<VenueOptions>,
  venue: string,
  result: VenueBars,
): void {
  const feed = options.feed ?? venue;
  const symbol = symbolOf(table, options, venue);
  if (symbol === undefined) {
    const remedy = table.symbol === undefined ? 'give the option `symbol`' : 'add it to `symbols`';
    result.errors.push(venueError(0, 'unknown-symbol', table.symbol ?? '', remedy));
    return;
  }
  if (table.zoneName !== undefined && (options.zone ?? table.zone) === undefined) {
    const remedy = 'give the option `zone`, or ask for times in UTC';
    result.errors.push(venueError(0, 'unknown-zone', table.zoneName, remedy));
    return;
  }
  if (!Array.isArray(table.rows)) {
    result.errors.push(venueError(0, 'not-an-answer', table.rows, 'the rows are no list'));
    return;
  }
  const timeframe = timeframeFor(options.timeframe ?? table.timeframe);
  const whose = { symbol, feed, timeframe: timeframe?.name };
  const now = options.now ?? table.now;
  const closed: ReadRow[] = [];
  const formingBefore = result.forming.length;
  let certain = false; // the row itself said that it is over
  for (let i = 0; i < table.rows.length; i++) {
    const bar = readRow(table, i, whose);
    if ('reason' in bar) {
      result.errors.push(bar);
      continue;
    }
    const isClosed = saysClosed(table, i);
    const forms =
      isClosed === false || (isClosed === undefined && endsAfter(bar.time, timeframe, now));
    if (forms) result.forming.push(bar);
    else closed.push({ bar, line: i + 1 });
    certain ||= isClosed === true;
  }
  const bars = arrangeByTime(closed, result.errors);
  const newestForms = options.dropForming ?? (table.newestForms === true && !certain);
  const hasForming = result.forming.length > formingBefore;
  if (newestForms && !hasForming && bars.length > 0) result.forming.push(bars.pop()!);
  for (const bar of bars) result.bars.push(bar);
}

function symbolOf(
  table: Table,
  { symbol, symbols }: Readonly<VenueOptions>,
  venue: string,
): string | undefined {
  if (symbol !== undefined) return symbol;
  if (table.symbol === undefined || symbols === undefined) return table.symbol;
  return symbols.canonical(table.symbol, venue);
}

function saysClosed(table: Table, i: number): boolean | undefined {
  try {
    return table.isClosed?.(table.rows[i] as never);
  } catch {
    return undefined;
  }
}

function timeframeFor(text: string | undefined): Timeframe | undefined {
  try {
    return text === undefined ? undefined : timeframeOf(text);
  } catch {
    return undefined; // a venue's own spelling that is no timeframe here
  }
}

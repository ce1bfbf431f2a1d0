import { type FormatError, formatError } from '../result.js';
import type { PriceColumns } from './columns-by-title.js';
import {
  type CsvTable,
  cellsIn,
  holdsNumber,
  isNumeric,
  numbersIn,
  type TimeKind,
  timeKind,
} from './content.js';
import type { NumberForm } from './numbers.js';
import type { CsvChoices } from './options.js';

const stamps: readonly TimeKind[] = ['count', 'zoned', 'date-time', 'date'];

/** Where a table without titles has its times: the first column of dates, a time of day behind it. */
export function timeByPlace(table: CsvTable): number[] {
  for (let column = 0; column < table.cells; column++) {
    const kind = timeKind(table, column);
    if (!stamps.includes(kind)) continue;
    const isSplit = kind === 'date' && isClock(table, column + 1);
    return isSplit ? [column, column + 1] : [column];
  }
  return [];
}

/** Text such as `9:30`, or digits of which one has a zero at the front, as no price has. */
function isClock(table: CsvTable, column: number): boolean {
  if (timeKind(table, column) !== 'clock') return false;
  return cellsIn(table, column).some((cell) => cell.includes(':') || /^0\d/.test(cell));
}

/** Prices and volume behind the time: open, high, low, close, volume, if the prices bear it out. */
export function columnsByPlace(
  table: CsvTable,
  time: readonly number[],
  numbers: NumberForm,
  choices: CsvChoices,
): (PriceColumns & { volume: number }) | FormatError {
  const line = table.records[0]!.line;
  const given = choices.columns;
  const from = Math.max(...time) + 1;
  const numeric = Array.from(
    { length: Math.max(0, table.cells - from) },
    (_, i) => from + i,
  ).filter((column) => isNumeric(table, column));
  const place = (field: 'open' | 'high' | 'low' | 'close', i: number): number => {
    const named = given[field];
    return typeof named === 'number' ? named : (numeric[i] ?? -1);
  };
  const columns = {
    open: place('open', 0),
    high: place('high', 1),
    low: place('low', 2),
    close: place('close', 3),
  };
  const { open, high, low, close } = columns;
  const isNamed = [given.open, given.high, given.low, given.close].every(
    (one) => typeof one === 'number',
  );
  if (
    Math.min(open, high, low, close) === -1 ||
    (!isNamed && !areOrdered(table, columns, numbers))
  ) {
    return formatError(line, 'missing-column', 'open', {
      field: 'open',
      option: 'columns',
      remedy:
        'no titles, and the four numbers behind the time are not open, high, low, close: set columns by place',
    });
  }
  if (given.volume === null) return { ...columns, volume: -1 };
  if (typeof given.volume === 'number') return { ...columns, volume: given.volume };
  if (isNamed) return { ...columns, volume: -1 };
  const behind = numeric.slice(4);
  // Archives of Binance: twelve cells, the close time behind the volume.
  const isBinance = table.cells === 12 && timeKind(table, behind[0]! + 1) === 'count';
  const volume = isBinance ? behind[0]! : volumeByPlace(table, behind, numbers, line);
  return typeof volume === 'number' ? { ...columns, volume } : volume;
}

/** Whether high is the highest and low the lowest of each row, as of bars they are. */
function areOrdered(table: CsvTable, at: PriceColumns, numbers: NumberForm): boolean {
  let wrong = 0;
  let read = 0;
  const [open, high, low, close] = [at.open, at.high, at.low, at.close].map((column) =>
    table.rows.map((row) => numbersIn({ ...table, rows: [row] }, column, numbers)[0] ?? Number.NaN),
  ) as [number[], number[], number[], number[]];
  for (let i = 0; i < open.length; i++) {
    const [o, h, l, c] = [open[i]!, high[i]!, low[i]!, close[i]!];
    if (!Number.isFinite(o + h + l + c)) continue;
    read += 1;
    if (h < o || h < c || l > o || l > c) wrong += 1;
  }
  return read > 0 && wrong <= 0.02 * read;
}

/** The volume: what stands behind the close, if only one column there may be it. */
function volumeByPlace(
  table: CsvTable,
  behind: readonly number[],
  numbers: NumberForm,
  line: number,
): number | FormatError {
  const held = behind.filter((column) => holdsNumber(table, column, numbers));
  const isCount = (column: number): boolean =>
    numbersIn(table, column, numbers).every((x) => Number.isInteger(x) && x >= 0);
  if (behind.length === 0) return -1;
  if (held.length === 0) return behind[0]!;
  const isConstant =
    new Set(numbersIn(table, held[0]!, numbers)).size === 1 && table.rows.length > 2;
  if (held.length === 1 && !isConstant) return held[0]!;
  const [first, second] = held as [number, number];
  const isVolumeAndTrades = held.length === 2 && !isCount(first) && isCount(second);
  if (isVolumeAndTrades) return first;
  const places = behind.map((column) => `column ${column}`);
  return formatError(line, 'ambiguous-column', places.join(' | '), {
    field: 'volume',
    option: 'columns.volume',
    remedy: `set columns.volume to ${held.join(' or ')}, or null if none is the volume`,
  });
}

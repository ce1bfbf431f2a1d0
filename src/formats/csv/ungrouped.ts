import { type CsvTable, cellsIn } from './content.js';

/** Which columns hold numbers, and which the times. */
export interface NumberColumns {
  readonly numbers: readonly number[];
  readonly time: readonly number[];
}

/** So many cells of a column show how it is written. */
const LOOKED_AT = 64;

/** Counts since 1970, and dates with a time of day in digits alone or with a `T`: programs write them. */
const machineTime = /^(\d{9,19}|\d{8} \d{4,6}|\d{12,17}|\d{4}-\d\d-\d\dT[\d:.]+.*)$/;

/**
 * Why the dot of `cell`, which may stand before decimals or between thousands, stands before
 * decimals: the file groups nothing. Undefined where nothing tells.
 */
export function groupsNothing(
  table: CsvTable,
  { numbers, time }: NumberColumns,
  cell: string,
): string | undefined {
  if (table.isOfRecords === true) return 'records hold plain numbers';
  if (table.titles.some((title) => /^<.*>$/.test(title))) return 'titles in < > are of MetaTrader';
  const cells = time.flatMap((column) => cellsIn(table, column).slice(0, LOOKED_AT));
  if (cells.length > 0 && cells.every((stamp) => machineTime.test(stamp))) {
    return `a program wrote ${cells[0]}, and programs group nothing`;
  }
  const long = numbers.flatMap((column) => cellsIn(table, column).slice(0, LOOKED_AT));
  const ungrouped = long.find((number) => /^[1-9]\d{3,}$/.test(number));
  if (ungrouped !== undefined) return `${ungrouped} has no dot`;
  const row = table.rows.findIndex((one) => one.some((other) => other.trim() === cell));
  const text = table.records[row]?.text ?? '';
  // Who groups by dots has a decimal comma, and puts semicolons or quotes around it.
  const isBesideComma = text.includes(`,${cell}`) || text.includes(`${cell},`);
  return isBesideComma ? 'a comma stands between the cells' : undefined;
}

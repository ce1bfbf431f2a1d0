import { noNumber } from '../result.js';
import { CivilText } from './civil-text.js';
import type { DateOrder } from './day-text.js';
import { plausibleUnit } from './epoch-text.js';
import { looksNumeric, type NumberForm, readNumberAt } from './numbers.js';
import type { CsvRecord } from './records.js';

/** A sample of a text, cut into cells. */
export interface CsvTable {
  /** Trimmed; empty where the text has none. */
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The record of each row, for its line. */
  readonly records: readonly CsvRecord[];
  /** Cells of most rows. */
  readonly cells: number;
  /** Records of a program, not a text: numbers are plain. */
  readonly isOfRecords?: boolean;
}

/** What a column of times holds, as far as its cells alone tell. */
export type TimeKind = 'count' | 'zoned' | 'date-time' | 'date' | 'clock' | 'excel' | 'none';

/** So many cells tell what a column holds. */
const LOOKED_AT = 64;

const orders: readonly DateOrder[] = ['mdy', 'dmy', 'ymd'];
const countText = /^-?\d+(\.\d+)?(e\+?\d+)?$/i;

export function cellsIn(table: CsvTable, column: number): string[] {
  const cells: string[] = [];
  for (const row of table.rows) {
    const cell = row[column]?.trim() ?? '';
    if (!noNumber.has(cell.toLowerCase())) cells.push(cell);
  }
  return cells;
}

/** Whether nine cells of ten that hold anything hold numbers. */
export function isNumeric(table: CsvTable, column: number): boolean {
  const cells = cellsIn(table, column).slice(0, LOOKED_AT);
  return cells.length > 0 && cells.filter(looksNumeric).length >= 0.9 * cells.length;
}

export function numbersIn(table: CsvTable, column: number, form: NumberForm): number[] {
  return cellsIn(table, column).map((cell) => readNumberAt(cell, 0, cell.length, form));
}

/** Whether any cell holds another number than 0. */
export function holdsNumber(table: CsvTable, column: number, numbers: NumberForm): boolean {
  return numbersIn(table, column, numbers).some((value) => Number.isFinite(value) && value !== 0);
}

/** The kind that nine cells of ten have, or `none`. */
export function timeKind(table: CsvTable, column: number): TimeKind {
  const cells = cellsIn(table, column).slice(0, LOOKED_AT);
  if (cells.length === 0) return 'none';
  const counts = new Map<TimeKind, number>();
  for (const cell of cells) {
    const kind = kindOf(cell);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  // A file may write the first bar of each day without its time of day, or without its zone.
  const stamps = (counts.get('date-time') ?? 0) + (counts.get('zoned') ?? 0);
  if (stamps > 0) counts.set('date-time', stamps + (counts.get('date') ?? 0));
  if (stamps > 0 && counts.get('zoned') === stamps) counts.set('zoned', counts.get('date-time')!);
  const order: TimeKind[] = ['count', 'zoned', 'date-time', 'date', 'clock', 'excel'];
  return order.find((kind) => (counts.get(kind) ?? 0) >= 0.9 * cells.length) ?? 'none';
}

const civil = new CivilText();

function kindOf(cell: string): TimeKind {
  if (orders.some((order) => civil.read(cell, 0, cell.length, order))) {
    if (!Number.isNaN(civil.offsetMs)) return 'zoned';
    return Number.isNaN(civil.clockMs) ? 'date' : 'date-time';
  }
  if (countText.test(cell) && !isRounded(cell)) {
    const count = Number(cell);
    if (plausibleUnit(count) !== undefined || count < -1e6) return 'count';
    if (count >= 20_000 && count < 80_000 && !/^0/.test(cell)) return 'excel';
  }
  return civil.readClock(cell, 0, cell.length, true) ? 'clock' : 'none';
}

/** `1.58604E+12`: a spreadsheet has kept six digits of a count, and the hours are lost. */
function isRounded(cell: string): boolean {
  const mantissa = /^-?(\d(?:\.\d+)?)e/i.exec(cell)?.[1];
  return mantissa !== undefined && mantissa.length < 8;
}

import { CivilText } from './civil-text.js';
import type { DateOrder } from './day-text.js';
import type { DateFormat } from './options.js';

const civil = new CivilText();
const asked: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

/** The days that a cell may mean, by order. */
export function readings(cell: string): Map<number, DateOrder[]> {
  const days = new Map<number, DateOrder[]>();
  for (const order of asked) {
    if (!civil.read(cell, 0, cell.length, order)) continue;
    days.set(civil.day, [...(days.get(civil.day) ?? []), order]);
  }
  return days;
}

/** The one order that reads all dates that any order reads; undefined if several do, or none. */
export function orderOf(
  cells: readonly string[],
  given: DateFormat | undefined,
  isWhole: boolean,
  notes: string[],
): DateOrder | undefined {
  if (asked.includes(given as DateOrder) || given === 'ydm') return given as DateOrder;
  let left: readonly DateOrder[] = asked;
  let differs = false;
  let witness = '';
  for (const cell of cells) {
    const days = readings(cell);
    if (days.size === 0) continue;
    const able = [...days.values()].flat();
    if (days.size > 1) differs = true;
    const still = left.filter((order) => able.includes(order));
    if (still.length < left.length) witness = cell;
    left = still;
    if (left.length === 0) return undefined; // one date denies what another one says
  }
  if (left.length === asked.length && !differs) return 'ymd'; // a year or a month's name leads
  if (left.length === 1) {
    notes.push(`dates are ${wordsFor[left[0]!]}: ${witness} is nothing else`);
    return left[0];
  }
  return !differs && isWhole ? left[0] : undefined;
}

const wordsFor: Readonly<Record<DateOrder, string>> = {
  ymd: 'year, month, day',
  dmy: 'day, month, year',
  mdy: 'month, day, year',
  ydm: 'year, day, month',
};

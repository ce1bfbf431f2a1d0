import { type FormatError, formatError, noNumber } from '../result.js';
import { CivilText } from './civil-text.js';
import type { CsvTable } from './content.js';
import { looksNumeric } from './numbers.js';
import type { CsvDelimiter } from './plan.js';
import { type CsvRecord, cellsOf, delimiters } from './records.js';
import { words, wordsOf } from './title-words.js';

/** How a text is cut: what stands between cells, which record holds the titles, where rows begin. */
export interface CsvLayout {
  readonly delimiter: CsvDelimiter;
  /** Index of the record with the titles; −1 if there is none. */
  readonly titles: number;
  /** Index of the first record that is a row. */
  readonly first: number;
  readonly cells: readonly (readonly string[])[];
}

/** How many records are looked at to tell titles from rows. */
const LOOKED_AT = 200;

/** The layout by the delimiter that makes the most rows of bars. */
export function layoutOf(
  records: readonly CsvRecord[],
  given: CsvDelimiter | undefined,
): CsvLayout {
  const scored = (given === undefined ? delimiters : [given]).map((delimiter) => {
    const cells = records.slice(0, LOOKED_AT).map((record) => cellsOf(record.text, delimiter));
    const most = Math.max(0, ...cells.map((row) => row.length));
    const named = Math.max(0, ...cells.map((row) => fieldsNamed(row)));
    return { delimiter, score: 1000 * cells.filter(isRow).length + 10 * named + Math.min(most, 9) };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  const cells = records.map((record) => cellsOf(record.text, best.delimiter));
  return { delimiter: best.delimiter, cells, ...titlesAndFirst(cells) };
}

/** Titles are the last record above the rows that names fields; what is above them is a banner. */
function titlesAndFirst(cells: readonly (readonly string[])[]): { titles: number; first: number } {
  const row = cells.findIndex(isRow);
  const above = cells.slice(0, row === -1 ? LOOKED_AT : row);
  const named = above.map(fieldsNamed);
  const most = Math.max(0, ...named);
  if (most >= 2 || row === -1) {
    const titles = most >= 2 ? named.lastIndexOf(most) : 0;
    let first = titles + 1;
    while (row !== -1 && first < row && !cells[first]!.some(isValue)) first += 1; // titles of two lines
    return { titles, first };
  }
  // As many cells of text right above the rows are titles, in words that nobody knows.
  const near = cells[row - 1];
  const isUnknown = near?.length === cells[row]!.length && near.filter(isText).length >= 4;
  if (isUnknown) return { titles: row - 1, first: row };
  let first = row; // a damaged row may stand above the first sound one
  while (first > 0 && cells[first - 1]!.filter(isValue).length >= 3) first -= 1;
  return { titles: -1, first };
}

const civil = new CivilText();

function isText(cell: string): boolean {
  return /\p{L}/u.test(cell) && !isValue(cell) && !noNumber.has(cell.trim().toLowerCase());
}

function isValue(cell: string): boolean {
  return looksNumeric(cell) || isStamp(cell);
}

function isStamp(cell: string): boolean {
  return civil.read(cell, 0, cell.length, 'mdy') || civil.read(cell, 0, cell.length, 'dmy');
}

/** A time and four prices, or what would be some if its time could be read. */
function isRow(cells: readonly string[]): boolean {
  if (cells.length < 5) return false;
  const numbers = cells.filter(looksNumeric).length;
  if (numbers >= 5) return true;
  const none = cells.filter((cell) => noNumber.has(cell.trim().toLowerCase())).length;
  return (
    (numbers >= 4 && none + numbers < cells.length) || (numbers + none >= 4 && cells.some(isStamp))
  );
}

const fields = ['open', 'high', 'low', 'close', 'volume', 'time'] as const;

/** How many fields of a bar the cells name as titles; none if they hold numbers. */
function fieldsNamed(cells: readonly string[]): number {
  if (cells.filter(looksNumeric).length > 1) return 0;
  const found = cells.map(wordsOf);
  return fields.filter((field) =>
    found.some((title) => title.length <= 5 && title.some((word) => words[field].has(word))),
  ).length;
}

/** The rows under their titles, or an error where they do not fit. */
export function tableOf(
  { titles, first, cells }: CsvLayout,
  records: readonly CsvRecord[],
): CsvTable | FormatError {
  const given = titles === -1 ? [] : cells[titles]!.map((title) => title.trim());
  // Where files were joined the titles come again: an error of that row, nothing about the others.
  const again = titles === -1 ? undefined : cells[titles]!.join();
  const kept = cells.flatMap((row, i) => (i >= first && row.join() !== again ? [i] : []));
  const rows = kept.map((i) => cells[i]!);
  const width = commonest(
    rows.map((row) => row.length),
    given.length,
  );
  const table = { titles: given, rows, records: kept.map((i) => records[i]!), cells: width };
  if (titles === -1 || width <= given.length) return table;
  const whole = rows.filter((row) => row.length === width);
  const beyond = (row: readonly string[]): boolean =>
    row.slice(given.length).every((c) => c.trim() === '');
  if (whole.every(beyond)) return table; // a delimiter at the end of each row
  // R writes the names of rows into a first column that has no title.
  const hasTime = given.some((title) => wordsOf(title).some((word) => words.time.has(word)));
  const stamps = whole.filter((row) => isStamp(row[0]!)).length;
  if (!hasTime && width === given.length + 1 && stamps > whole.length / 2) {
    return { ...table, titles: ['', ...given] };
  }
  return formatError(records[first]!.line, 'extra-cells', rows[0]!.join(' '), {
    option: 'columns',
    remedy: `rows have ${width} cells, titles ${given.length}: set columns by place, or the delimiter`,
  });
}

/** The count that comes most often; `preferred` if none comes more often than it. */
function commonest(counts: readonly number[], preferred: number): number {
  const tally = new Map([[preferred, 0]]);
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1])[0]![0];
}

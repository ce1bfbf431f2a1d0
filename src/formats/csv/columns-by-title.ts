import type { FormatError } from '../result.js';
import { closesAlone, columnError } from './column-error.js';
import { type CsvTable, isNumeric } from './content.js';
import type { CsvChoices } from './options.js';
import type { CsvColumn } from './plan.js';
import { words, wordsOf } from './title-words.js';

type Price = 'open' | 'high' | 'low' | 'close';
export type PriceColumns = Record<Price, number>;

export const prices: readonly Price[] = ['open', 'high', 'low', 'close'];

/** The place of a column that the caller names; −1 if there is none. */
export function placeOf(table: CsvTable, column: CsvColumn): number {
  if (typeof column === 'number') return column < table.cells ? column : -1;
  return table.titles.findIndex((title) => plain(title) === plain(column));
}

function plain(title: string): string {
  return title.toLowerCase().replace(/[\s._<>]/g, '');
}

/** The four prices by their titles. */
export function pricesByTitle(
  table: CsvTable,
  choices: CsvChoices,
  line: number,
  notes: string[],
): PriceColumns | FormatError {
  const titles = table.titles.map(wordsOf);
  const found: Partial<PriceColumns> = {};
  for (const field of prices) {
    const named = choices.columns[field];
    if (named === undefined) continue;
    found[field] = placeOf(table, named);
    if (found[field] === -1) return columnError('missing-column', field, line);
  }
  for (const field of prices) {
    if (found[field] !== undefined) continue;
    const exact = candidates(titles, field).filter(([, rest]) => rest === '');
    if (exact.length === 1) found[field] = exact[0]![0];
    if (exact.length > 1) return severalError(table, field, line, exact);
  }
  return qualified(table, titles, found, line, notes);
}

type Candidate = readonly [column: number, rest: string];

/** Columns whose title has a word of `field`, and the words that are left of it. */
function candidates(titles: readonly (readonly string[])[], field: Price): Candidate[] {
  return titles.flatMap((title, column): Candidate[] => {
    if (!title.some((word) => words[field].has(word)) || title.some(isNoPrice)) return [];
    const rest = title.filter((word) => !words[field].has(word) && !words.filler.has(word));
    return [
      [column, rest.filter((word) => field !== 'close' || !words.weakClose.has(word)).join(' ')],
    ];
  });
}

/** Words of titles that only begin like a price: `open time`, `open interest`, `high %`, `52w high`. */
function isNoPrice(word: string): boolean {
  if (/^(int|interest|oi|change|chg|pct|percent|prev|previous|\d+w|.*%.*)$/.test(word)) return true;
  return words.time.has(word) && word !== 'data';
}

function severalError(
  table: CsvTable,
  field: Price,
  line: number,
  several: readonly Candidate[],
): FormatError {
  return columnError(
    'ambiguous-column',
    field,
    line,
    several.map(([column]) => table.titles[column]!),
  );
}

/** Prices that all carry the same words beside their own: `bid open`, `AAPL.Close`. */
function qualified(
  table: CsvTable,
  titles: readonly (readonly string[])[],
  found: Partial<PriceColumns>,
  line: number,
  notes: string[],
): PriceColumns | FormatError {
  const missing = prices.filter((field) => found[field] === undefined);
  if (missing.length === 0) return found as PriceColumns;
  if (missing.length === 1 && missing[0] === 'close') {
    return closeByOtherWords(table, titles, found, line, notes);
  }
  const byField = missing.map((field) => candidates(titles, field));
  const empty = missing.find((_, i) => byField[i]!.length === 0);
  if (empty !== undefined && empty !== 'close') {
    const close = missing.length === 3 ? table.titles[found.close!] : undefined;
    if (close !== undefined) return closesAlone(close, line);
    return columnError('missing-column', empty, line);
  }
  const rests = [...new Set(byField[0]!.map(([, rest]) => rest))];
  const complete = rests.filter((rest) =>
    byField.every((list) => list.filter(([, one]) => one === rest).length === 1),
  );
  if (complete.length !== 1) return severalError(table, missing[0]!, line, byField[0]!);
  missing.forEach((field, i) => {
    found[field] = byField[i]!.find(([, rest]) => rest === complete[0])![0];
  });
  notes.push(`prices: the columns of '${complete[0]}'`);
  return found as PriceColumns;
}

/** `last`, `price`, `settle`: the close of a file that calls none so. An adjusted close is another price. */
function closeByOtherWords(
  table: CsvTable,
  titles: readonly (readonly string[])[],
  found: Partial<PriceColumns>,
  line: number,
  notes: string[],
): PriceColumns | FormatError {
  const others = candidates(titles, 'close');
  const weak = titles.flatMap((title, column): Candidate[] => {
    const isWeak = title.some((word) => words.weakClose.has(word) || word === 'price');
    const isAll = title.every((word) => words.weakClose.has(word) || words.filler.has(word));
    return isWeak && isAll && isNumeric(table, column) ? [[column, '']] : [];
  });
  if (others.length === 0 && weak.length === 1) {
    const column = weak[0]![0];
    notes.push(`close: '${table.titles[column]}', for no column is called close`);
    return { ...found, close: column } as PriceColumns;
  }
  const all = [...others, ...weak];
  if (all.length === 0) return columnError('missing-column', 'close', line);
  return severalError(table, 'close', line, all);
}

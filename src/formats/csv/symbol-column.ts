import { type FormatError, formatError } from '../result.js';
import { columnError } from './column-error.js';
import { placeOf } from './columns-by-title.js';
import { type CsvTable, cellsIn, isNumeric, timeKind } from './content.js';
import type { CsvChoices } from './options.js';
import { words, wordsOf } from './title-words.js';

/** The column that says whose a bar is; −1 if there is none; an error if rows are of several symbols. */
export function symbolColumn(
  table: CsvTable,
  choices: CsvChoices,
  taken: readonly number[],
  line: number,
): number | FormatError {
  const named = choices.symbolColumn;
  if (named === null) return -1;
  const column = named === undefined ? found(table, taken) : placeOf(table, named);
  if (named !== undefined && column === -1) return columnError('missing-column', 'symbol', line);
  if (column === -1) {
    return choices.symbol === undefined ? -1 : columnError('missing-column', 'symbol', line);
  }
  if (named !== undefined || choices.symbol !== undefined) return column;
  // A remark at the end stands in the first column, and names no symbol: a row has as many cells as most.
  const rows = table.rows.filter((row) => row.length >= table.cells);
  const symbols = [...new Set(cellsIn({ ...table, rows }, column))];
  if (symbols.length <= 1) return column;
  return severalSymbols(table.records[0]?.line ?? line, symbols);
}

export function severalSymbols(line: number, symbols: readonly string[]): FormatError {
  return formatError(line, 'several-symbols', symbols.slice(0, 4).join(' | '), {
    option: 'symbol',
    remedy: `set symbol: '${symbols[0]}' to read its rows, symbolColumn to read all, or symbolColumn: null if they are one series`,
  });
}

/** The symbol that the first row names, if a column of symbols has a title. */
export function symbolOf(table: CsvTable): string {
  const column = found(table, []);
  return column === -1 ? '' : (cellsIn(table, column)[0] ?? '');
}

function found(table: CsvTable, taken: readonly number[]): number {
  if (table.titles.length === 0) return firstText(table, taken);
  const candidates = table.titles.flatMap((title, column) => {
    const own = wordsOf(title);
    const isSymbol =
      own.length > 0 && own.every((word) => words.symbol.has(word) || words.filler.has(word));
    return isSymbol && !taken.includes(column) ? [{ column, word: own[0]! }] : [];
  });
  const rank = [...words.symbol];
  candidates.sort((a, b) => rank.indexOf(a.word) - rank.indexOf(b.word));
  return candidates[0]?.column ?? -1;
}

/** Of a table without titles, the first column of text. */
function firstText(table: CsvTable, taken: readonly number[]): number {
  for (let column = 0; column < table.cells; column++) {
    if (taken.includes(column) || isNumeric(table, column)) continue;
    if (cellsIn(table, column).length > 0 && timeKind(table, column) === 'none') return column;
  }
  return -1;
}

import type { FormatError } from '../result.js';
import { columnError } from './column-error.js';
import { placeOf } from './columns-by-title.js';
import { type CsvTable, holdsNumber, isNumeric, numbersIn } from './content.js';
import type { NumberForm } from './numbers.js';
import type { CsvChoices } from './options.js';
import { words, wordsOf } from './title-words.js';
import { isMoney, isPieces, isVolumeOfBase, restOf } from './volume-title.js';

/** What is known of the other columns. */
export interface VolumeContext {
  /** Columns that have a part already. */
  readonly taken: readonly number[];
  /** The symbol of the first row, empty if there is none: it tells base from quote. */
  readonly symbol: string;
  readonly numbers: NumberForm;
  readonly line: number;
}

/** The column of the volume by its title; −1 if the file has none, which is said. */
export function volumeByTitle(
  table: CsvTable,
  choices: CsvChoices,
  context: VolumeContext,
  notes: string[],
): number | FormatError {
  const named = choices.columns.volume;
  if (named === null) return -1;
  if (named !== undefined) {
    const column = placeOf(table, named);
    return column === -1 ? columnError('missing-column', 'volume', context.line) : column;
  }
  const free = table.titles.flatMap((title, column) =>
    context.taken.includes(column) ? [] : [{ column, title, words: wordsOf(title) }],
  );
  const strong = free.filter((one) => one.words.some((word) => words.volume.has(word)));
  const own = strong.filter((one) => restOf(one.words).length === 0);
  const held = own.filter(({ column }) => holdsNumber(table, column, context.numbers));
  const pieces = free.filter(
    (one) => isPieces(one.words) && !own.includes(one) && isNumeric(table, one.column),
  );
  const several = (list: readonly Titled[]): FormatError =>
    columnError(
      'ambiguous-column',
      'volume',
      context.line,
      list.map(({ title }) => title),
    );
  // Beside a column of pieces, what is called volume may be the money that was paid.
  if (held.length > 0 && pieces.length > 0) return several([...held, ...pieces]);
  if (own.length === 1 && (held.length === 1 || strong.length === 1)) return own[0]!.column;
  if (held.length > 1) return several(held);

  const real = strong.filter(
    (one) => isVolumeOfBase(one.words) && holdsNumber(table, one.column, context.numbers),
  );
  const base = ofBase(real, context.symbol);
  const chosen = base.length === 1 ? base : real;
  if (chosen.length === 1 && (base.length === 1 || !isMoney(chosen[0]!.words))) {
    notes.push(
      `volume: '${chosen[0]!.title}'${base.length === 1 ? `, of ${context.symbol}'s base` : ''}`,
    );
    return chosen[0]!.column;
  }
  if (real.length > 0) return several(real);
  if (own.length > 0) return own[0]!.column;
  if (strong.length > 0) return several(strong);
  return volumeByOtherWords(table, free, context, notes, several);
}

interface Titled {
  readonly column: number;
  readonly title: string;
  readonly words: readonly string[];
}

/** `shares`, `quantity`: the volume of a file that calls none so; a column that may be one is asked for. */
function volumeByOtherWords(
  table: CsvTable,
  free: readonly Titled[],
  context: VolumeContext,
  notes: string[],
  several: (list: readonly Titled[]) => FormatError,
): number | FormatError {
  const sizes = free.filter(
    (one) =>
      one.words.some((word) => words.piece.has(word) || words.money.has(word)) &&
      isNumeric(table, one.column),
  );
  const clear = sizes.filter((one) => isPieces(one.words));
  if (clear.length === 1) {
    notes.push(`volume: '${clear[0]!.title}', for no column is called volume`);
    return clear[0]!.column;
  }
  if (sizes.length > 0) return several(sizes);
  const unknown = free.filter((one) => mayBeVolume(table, one, context.numbers));
  if (unknown.length > 0) {
    const error = several(unknown);
    return { ...error, remedy: `${error.remedy}, or columns.volume: null if none is the volume` };
  }
  notes.push('no column of volume: the volume is 0');
  return -1;
}

/** Of `Volume BTC` and `Volume USDT`, the one whose currency comes first in `BTC/USDT`. */
function ofBase(list: readonly Titled[], symbol: string): Titled[] {
  const pair = symbol.toLowerCase();
  const base = list.filter((one) => {
    const rest = restOf(one.words).join('');
    return rest !== '' && pair.startsWith(rest) && pair.length > rest.length;
  });
  const longest = Math.max(...base.map((one) => restOf(one.words).join('').length));
  return base.filter((one) => restOf(one.words).join('').length === longest);
}

const known = ['open', 'high', 'low', 'close', 'weakClose', 'other', 'time', 'symbol'] as const;

/** Whole numbers under a title that nobody knows. */
function mayBeVolume(table: CsvTable, one: Titled, numbers: NumberForm): boolean {
  if (one.words.some((word) => known.some((role) => words[role].has(word)))) return false;
  if (!isNumeric(table, one.column)) return false;
  const values = numbersIn(table, one.column, numbers);
  return values.every((x) => Number.isInteger(x) && x >= 0) && values.some((x) => x > 1);
}

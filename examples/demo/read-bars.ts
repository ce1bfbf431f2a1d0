import type { Columns } from 'barwave';
import { type CsvOptions, CsvReader, type FormatError } from 'barwave/formats';
import { Problem } from './problem.js';
import { nameOf, textOf } from './text-of-file.js';

export interface FileOfBars {
  readonly columns: Columns;
  /** Rows that are no bars. */
  readonly unreadable: number;
  /** What is told of the file beside its bars: the first of those rows, another order of the rows. */
  readonly remarks: readonly string[];
}

/** Rows that are no bars, of which it is told why. */
const mostTold = 5;

/** The bars in a CSV file, or in the standard input for `-`; a `Problem` if there are none. */
export function readBars(path: string, { symbol, ...options }: CsvOptions = {}): FileOfBars {
  const reader = new CsvReader(options);
  // A file of several symbols is read for one; in any other the symbol is a name.
  const ofSymbol = symbol === undefined ? undefined : new CsvReader({ ...options, symbol });
  let isEmpty = true;
  for (const text of textOf(path)) {
    if (text.trim() !== '') isEmpty = false;
    reader.push(text);
    ofSymbol?.push(text);
  }
  if (isEmpty) throw new Problem(`${nameOf(path)} is empty`);
  const whole = reader.end();
  const isOfSeveral = whole.refusal?.reason === 'several-symbols';
  const { columns, errors, refusal, order, others } = (isOfSeveral && ofSymbol?.end()) || whole;
  const [first] = errors;
  if (columns.time.length > 0) {
    const told = errors.slice(0, mostTold).map((error) => said(error));
    if (errors.length > mostTold) told.push(`and ${errors.length - mostTold} rows more`);
    if (order === 'mixed') told.push('rows were out of order: the bars are sorted by time');
    return { columns, unreadable: errors.length, remarks: told };
  }
  if (first === undefined && others > 0)
    throw new Problem(`${nameOf(path)}: no row is of ${symbol}; ${others} are of other symbols`);
  if (first === undefined) throw new Problem(`${nameOf(path)} holds no bars`);
  throw new Problem(`${nameOf(path)}, ${said(refusal ?? first)}`);
}

function said({ line, reason, text, remedy }: FormatError): string {
  const hint = remedy === undefined ? '' : `; ${byFlags(remedy)}`;
  return `line ${line}: ${reason.replaceAll('-', ' ')}: ${text}${hint}`;
}

/** A remedy in the words of the command line: `--columns.open` for `columns.open`. */
function byFlags(remedy: string): string {
  const first = remedy.replace(/\bset ([\w.]+):?/, 'set --$1').replace(/, symbolColumn .*/, '');
  return first.replace(/(,| and) (columns\.\w+)/g, '$1 --$2');
}

import type { Columns } from 'barwave';
import { type CsvOptions, CsvReader } from 'barwave/formats';
import { Problem } from './problem.js';
import { nameOf, textOf } from './text-of-file.js';

export interface FileOfBars {
  readonly columns: Columns;
  /** Rows that are no bars. */
  readonly unreadable: number;
}

/** The bars in a CSV file, or in the standard input for `-`; a `Problem` if there are none. */
export function readBars(path: string, options: CsvOptions = {}): FileOfBars {
  const reader = new CsvReader(options);
  let isEmpty = true;
  for (const text of textOf(path)) {
    if (text.trim() !== '') isEmpty = false;
    reader.push(text);
  }
  if (isEmpty) throw new Problem(`${nameOf(path)} is empty`);
  const { columns, errors, refusal } = reader.end();
  const [first] = errors;
  if (columns.time.length > 0) return { columns, unreadable: errors.length };
  if (first === undefined) throw new Problem(`${nameOf(path)} holds no bars`);
  const { line, reason, text, remedy } = refusal ?? first;
  const hint = remedy === undefined ? '' : `; ${byFlags(remedy)}`;
  throw new Problem(
    `${nameOf(path)}, line ${line}: ${reason.replaceAll('-', ' ')}: ${text}${hint}`,
  );
}

/** A remedy in the words of the command line: `--columns.open` for `columns.open`. */
function byFlags(remedy: string): string {
  const first = remedy.replace(/\bset ([\w.]+):?/, 'set --$1');
  return first.replace(/(,| and) (columns\.\w+)/g, '$1 --$2');
}

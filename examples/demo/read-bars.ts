import { readFileSync } from 'node:fs';
import { type Columns, fromCsv } from 'barwave';
import type { CsvOptions } from 'barwave/formats';
import { Problem } from './problem.js';

export interface FileOfBars {
  readonly columns: Columns;
  /** Rows that are no bars. */
  readonly unreadable: number;
}

/** The bars in a CSV file, or in the standard input for `-`; a `Problem` if there are none. */
export function readBars(path: string, options: CsvOptions = {}): FileOfBars {
  const read = readText(path);
  if (read.trim() === '') throw new Problem(`${nameOf(path)} is empty`);
  const { columns, errors, refusal } = fromCsv(read, options);
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

/** What to call a file. */
export function nameOf(path: string): string {
  return path === '-' ? 'the standard input' : path;
}

const said: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'it is a folder',
  EACCES: 'you have no permission to read it',
  ERR_STRING_TOO_LONG: 'it has more than half a gigabyte: cut it in parts',
  ERR_FS_FILE_TOO_LARGE: 'it has more than two gigabytes: cut it in parts',
};

function readText(path: string): string {
  try {
    const bytes = readFileSync(path === '-' ? 0 : path);
    const text = bytes.toString('utf8');
    // What is not UTF-8, nor UTF-16, is the code page in which older spreadsheets write.
    return text.includes('\uFFFD') && !isUtf16(bytes) ? bytes.toString('latin1') : text;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Problem(`cannot read ${nameOf(path)}: ${said[code!] ?? code}`);
  }
}

/** By its first two bytes, which say in which order the bytes of a character stand. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

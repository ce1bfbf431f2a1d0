import { readFileSync } from 'node:fs';
import { type Columns, fromCsv } from 'barwave';
import { Problem } from './problem.js';

export interface FileOfBars {
  readonly columns: Columns;
  /** Rows that are no bars. */
  readonly unreadable: number;
}

/** The bars in a CSV file, or in the standard input for `-`; a `Problem` if there are none. */
export function readBars(path: string): FileOfBars {
  const { columns, errors, refusal } = fromCsv(readText(path));
  if (refusal !== undefined) {
    const { line, reason, text, remedy } = refusal;
    throw new Problem(`${path}, line ${line}: ${reason.replaceAll('-', ' ')}: ${text}; ${remedy}`);
  }
  const [first] = errors;
  if (columns.time.length > 0) return { columns, unreadable: errors.length };
  if (first === undefined) throw new Problem(`${path} holds no bars`);
  const { line, reason, text } = first;
  throw new Problem(`${path}, line ${line}: ${reason.replaceAll('-', ' ')}: ${text}`);
}

function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Problem(`cannot read ${path}: ${code === 'ENOENT' ? 'no such file' : code}`);
  }
}

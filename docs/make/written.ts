import { readFileSync } from 'node:fs';

/** A file that a program of this folder writes, as it stands and as it should. */
export interface Written {
  readonly file: string;
  readonly committed: string;
  readonly generated: string;
}

/** The same page with `made` between its marks. */
export function pageWith(made: string, file: string): Written {
  const committed = readFileSync(file, 'utf8');
  const table = /(?<=<!-- table -->\n)[\s\S]*(?=<!-- \/table -->)/;
  if (!table.test(committed)) throw new Error(`${file} has no marks of a table`);
  return { file, committed, generated: committed.replace(table, () => `\n${made}\n\n`) };
}

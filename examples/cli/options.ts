import { parseArgs } from 'node:util';
import { Problem, unknownOption } from '../demo/problem.js';

/** The options of a command: a word after `--name`, or a switch. */
export type Known = Readonly<Record<string, 'text' | 'switch'>>;

/** What stood on the command line. */
export interface Given<K extends Known> {
  readonly files: readonly string[];
  readonly values: { readonly [N in keyof K]?: K[N] extends 'text' ? string : boolean };
}

/** Read `args`, or a `Problem` that names what is not known. */
export function given<const K extends Known>(args: string[], known: K): Given<K> {
  const options = Object.fromEntries(
    Object.entries(known).map(([name, type]) => [
      name,
      { type: type === 'text' ? ('string' as const) : ('boolean' as const) },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return { files: positionals, values: values as Given<K>['values'] };
  } catch (error) {
    throw unknownOption(error, Object.keys(known));
  }
}

/** The one file that a command takes; the standard input where none is named. */
export function oneFile(files: readonly string[]): string {
  if (files.length > 1) throw new Problem(`one file at a time, not ${files.join(', ')}`);
  return filesOrInput(files)[0]!;
}

/** The files named, or the standard input; nobody waits for what a person at a terminal may type. */
export function filesOrInput(files: readonly string[]): readonly string[] {
  if (files.length > 0) return files;
  if (process.stdin.isTTY) throw new Problem('name a file, or pipe one in; --help says more');
  return ['-'];
}

/** A whole number from an option, or a `Problem` that names it. */
export function wholeNumber(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value)) return value;
  throw new Problem(`--${name} must be a whole number, got ${text}`);
}

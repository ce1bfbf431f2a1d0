import { didYouMean } from 'barwave/core';

/** Something the user of the demo can mend: one line, no stack. */
export class Problem extends Error {}

/** What `parseArgs` said of an option that is none of `known`, or has no value. */
export function unknownOption(error: unknown, known: readonly string[]): Problem {
  const [first = ''] = (error as Error).message.split(/\. |\n/);
  const typed = /Unknown option '--([^']+)'/.exec(first)?.[1];
  const names = known.map((name) => `--${name}`);
  return new Problem(`${first}${didYouMean(typed, known)}; known are ${names.join(' ')}`);
}

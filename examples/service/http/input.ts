// What a request asks for, checked field by field with the checks that the settings use.
import type { Context } from 'hono';
import { type Check, type Checked, type Fault, record, text } from '../schema.js';

/** The request is refused, and these are the reasons. */
export class BadInput extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super('bad input');
    this.faults = faults;
  }
}

/** The query by these fields; a `BadInput` for what is wrong, not known, or there twice. */
export function queryOf<F extends Readonly<Record<string, Check<unknown>>>>(
  context: Context,
  fields: F,
): { readonly [K in keyof F]: Checked<F[K]> } {
  const faults: Fault[] = [];
  const given = Object.entries(context.req.queries());
  for (const [name, { length }] of given) {
    if (length > 1) faults.push({ path: name.slice(0, 64), message: 'is there twice' });
  }
  const first = Object.fromEntries(given.map(([name, [value]]) => [name, value]));
  const read = record(fields)(first, '', faults);
  if (faults.length > 0) throw new BadInput(faults);
  return read;
}

/** A number in a query is text. */
export function count(low: number, high: number, fallback: number): Check<number> {
  return (value, path, faults) => {
    if (value === undefined) return fallback;
    const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : -1;
    if (number >= low && number <= high) return number;
    faults.push({ path, message: `has to be a whole number from ${low} to ${high}` });
    return fallback;
  };
}

/** One of `words`, which may be many: they are not listed in the message. */
export function known(words: readonly string[], what: string, fallback?: string): Check<string> {
  return (value, path, faults) => {
    const word = value === undefined ? fallback : value;
    if (typeof word === 'string' && words.includes(word)) return word;
    faults.push({ path, message: `has to be ${what}` });
    return '';
  };
}

export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value, path, faults) => (value === undefined ? undefined : check(value, path, faults));
}

/** Words between commas, each known; all of them where nothing is said. */
export function several(words: readonly string[], what: string): Check<string[]> {
  const one = known(words, what);
  return (value, path, faults) => {
    if (value === undefined) return [...words];
    const parts = text(/^/, what)(value, path, faults).split(',', 501);
    return parts.map((part) => one(part, path, faults));
  };
}

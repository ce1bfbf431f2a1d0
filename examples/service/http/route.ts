// A route is data: its path, what its query may say, and what it answers. Each field is checked, and a
// query that is wrong anywhere is refused with every fault named.
import { z } from 'zod';
import { breathe } from '../breathe.js';
import { type Config, checked, text } from '../config.js';
import type { Host } from '../host.js';

export interface Route {
  readonly path: string;
  /** JSON, or a `Response` where it is something else. */
  readonly answer: (host: Host, queries: Readonly<Record<string, string[]>>) => Promise<unknown>;
}

/** @param shapeOf  the fields of the query */
export function route<S extends z.core.$ZodLooseShape>(
  path: string,
  shapeOf: (config: Config) => S,
  answer: (host: Host, query: z.output<z.ZodObject<S>>) => unknown,
): Route {
  return {
    path,
    answer: async (host, queries) => {
      const shape = z.strictObject(shapeOf(host.service.parts.config));
      // what is there twice stays a list, and is none of the words that are wanted
      const once = ([name, all]: [string, string[]]) => [name, all.length === 1 ? all[0] : all];
      return answer(host, checked(shape, Object.fromEntries(Object.entries(queries).map(once))));
    },
  };
}

/** What `tell` says of each, as a list that is made in short turns: of all symbols it is a megabyte. */
export async function listed<T>(all: readonly T[], tell: (one: T, i: number) => object) {
  const told: string[] = [];
  for (const [i, one] of all.entries()) {
    told.push(JSON.stringify(tell(one, i)));
    await breathe();
  }
  return new Response(`[${told.join()}]`, { headers: { 'Content-Type': 'application/json' } });
}

/** A number in a query is text. */
export function count(low: number, high: number, fallback: number) {
  const number = text(/^\d{1,15}$/, 'a whole number').transform(Number);
  return number.pipe(z.number().min(low).max(high)).default(fallback);
}

/** One of `words`, which may be many: they are not listed in the message. */
function known(words: readonly string[], what: string) {
  return z.string().refine((word) => words.includes(word), { error: what });
}

/** One of those that there are; the first where nothing is said. */
export function timeframe(all: readonly string[]) {
  return known(all, 'a timeframe of the service').default(all[0]!);
}

export function symbol(config: Config) {
  return known(symbolsOf(config), 'a symbol of the watchlist');
}

/** Symbols between commas, each of the watchlist; all of them where nothing is said. */
export function symbols(config: Config) {
  const parts = z.string().transform((text) => text.split(',', 501));
  return parts.pipe(z.array(symbol(config))).default(symbolsOf(config));
}

function symbolsOf({ assets }: Config): string[] {
  return assets.map(({ symbol }) => symbol);
}

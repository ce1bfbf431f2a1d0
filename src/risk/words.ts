import { requireOneOf } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';

/** A list of one's own, each word at most once. */
export function requireWords<W extends string>(
  path: string,
  given: unknown,
  words: readonly W[],
): readonly W[] {
  if (!Array.isArray(given)) throw new ConfigError(path, 'an array', given);
  const list = Array.from(given, (word, i) => requireOneOf(`${path}[${i}]`, word, words));
  if (new Set(list).size !== list.length) throw new ConfigError(path, 'without repetition', given);
  return list;
}

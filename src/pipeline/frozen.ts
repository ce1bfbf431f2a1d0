import { ConfigError } from '../core/errors.js';

/** Deeper than any options are; an object that holds itself is deeper than that. */
const deepest = 16;

/**
 * A copy of `options` that nobody can write, each of its parts read once; classes stay as they are.
 * `null` is what JSON makes of NaN, and no option: what has a default is left out instead.
 */
export function frozenCopy<T>(options: T): T {
  try {
    return copied(options, '', 0) as T;
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError('options', 'an object that can be read', options);
  }
}

function copied(value: unknown, path: string, depth: number): unknown {
  if (value === null) throw new ConfigError(path, 'left out, or a value', null);
  if (typeof value !== 'object') return value;
  if (depth === deepest) throw new ConfigError(path, `at most ${deepest} levels deep`, value);
  if (Array.isArray(value)) {
    return Object.freeze(Array.from(value, (part, i) => copied(part, `${path}[${i}]`, depth + 1)));
  }
  const parts = Object.entries(value).map(([key, part]) => {
    return [key, copied(part, path === '' ? key : `${path}.${key}`, depth + 1)] as const;
  });
  return Object.freeze(Object.fromEntries(parts));
}

import { ConfigError } from '../core/errors.js';

/** Deeper than any options are; an object that holds itself is deeper than that. */
const deepest = 16;

/** A copy of `options` that nobody can write, each of its parts read once; classes stay as they are. */
export function frozenCopy<T>(options: T, path?: string, depth?: number): T;
export function frozenCopy(value: unknown, path = 'options', depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === deepest) throw new ConfigError(path, `at most ${deepest} levels deep`, value);
  if (Array.isArray(value)) {
    return Object.freeze(
      Array.from(value, (part, i) => frozenCopy(part, `${path}[${i}]`, depth + 1)),
    );
  }
  const parts = Object.entries(value);
  return Object.freeze(
    Object.fromEntries(
      parts.map(([key, part]) => [key, frozenCopy(part, `${path}.${key}`, depth + 1)]),
    ),
  );
}

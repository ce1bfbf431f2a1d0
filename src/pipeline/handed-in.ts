import { ConfigError } from '../core/errors.js';

/** `value`, if it can be iterated over. */
export function requireIterable<T>(path: string, value: Iterable<T>): Iterable<T> {
  const given: unknown = value;
  const isObject = typeof given === 'object' && given !== null;
  if (isObject && typeof (given as Iterable<T>)[Symbol.iterator] === 'function') return value;
  const isRead = isObject && ['columns', 'bars', 'close'].some((name) => name in given);
  const hint = isRead ? ': `bars` of what a reader gave, or `process(columns)`' : '';
  throw new ConfigError(path, `something to iterate over${hint}`, given);
}

/** `value`, if each of `lists` is an array in it. */
export function requireLists<T extends object>(
  path: string,
  value: T,
  lists: readonly (keyof T)[],
): T {
  const given: unknown = value;
  const isObject = typeof given === 'object' && given !== null;
  if (isObject && lists.every((name) => Array.isArray((given as T)[name]))) return value;
  throw new ConfigError(path, `an object with ${lists.join(', ')}`, given);
}

/** `value`, if each of `methods` is a function of it. */
export function requireMethods<T extends object>(
  path: string,
  value: T,
  methods: readonly (keyof T)[],
): T {
  const given: unknown = value;
  const isObject = typeof given === 'object' && given !== null;
  if (isObject && methods.every((name) => typeof (given as T)[name] === 'function')) return value;
  throw new ConfigError(path, `an object with the methods ${methods.join(', ')}`, given);
}

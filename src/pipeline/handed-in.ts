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
  return requireFields(path, value, { names: lists, isSound: Array.isArray, words: '' });
}

/** `value`, if each of `methods` is a function of it. */
export function requireMethods<T extends object>(
  path: string,
  value: T,
  methods: readonly (keyof T)[],
): T {
  const isSound = (field: unknown): boolean => typeof field === 'function';
  return requireFields(path, value, { names: methods, isSound, words: 'the methods ' });
}

function requireFields<T extends object>(
  path: string,
  value: T,
  {
    names,
    isSound,
    words,
  }: {
    readonly names: readonly (keyof T)[];
    readonly isSound: (field: unknown) => boolean;
    readonly words: string;
  },
): T {
  try {
    const isObject = typeof value === 'object' && value !== null;
    if (isObject && names.every((name) => isSound(value[name]))) return value;
  } catch {} // a proxy that cannot be asked
  throw new ConfigError(path, `an object with ${words}${names.join(', ')}`, value);
}

import { ConfigError } from '../core/errors.js';
import { requireIterable as requireAnyIterable } from '../core/lists.js';
import { fieldsOf } from '../core/reading.js';

/** `value`, if it can be iterated over; the message knows what readers give. */
export function requireIterable<T>(path: string, value: Iterable<T>): Iterable<T> {
  const field = fieldsOf(value);
  const isRead = ['columns', 'bars', 'close'].some((name) => field(name) !== undefined);
  const hint = isRead ? ': `bars` of what a reader gave, or `process(columns)`' : '';
  return requireAnyIterable(path, value, hint);
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

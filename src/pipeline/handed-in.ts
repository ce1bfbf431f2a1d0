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
  lists: readonly (keyof T & string)[],
): T {
  try {
    if (lists.every((name) => Array.isArray(value[name]))) return value;
  } catch {} // nothing, or a proxy that cannot be asked
  throw new ConfigError(path, `an object with ${lists.join(', ')}`, value);
}

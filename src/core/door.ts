import { requireRecord } from './arguments.js';
import { ConfigError, SnapshotError } from './errors.js';
import { fieldsOf } from './reading.js';

/**
 * What `read` makes of `given`, which a caller handed in as plain data. Whatever stands in the way of
 * reading it, a field that throws, a part that is lacking, is one refusal that names the whole.
 *
 * @throws {ConfigError} unless it can be read; an error of this library that names a part passes
 */
export function readAs<T>(path: string, bound: string, given: unknown, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ConfigError || error instanceof SnapshotError) throw error;
    throw new ConfigError(path, bound, given);
  }
}

/**
 * A copy of the fields of `given`, each read once, so that what changes from one look to the next, or
 * throws, does so here.
 */
export function requireFields<T extends object>(path: string, given: T): T {
  return readAs(path, 'an object that can be read', given, () => {
    return { ...(requireRecord(path, given) as T) };
  });
}

/** Return `given` if each of `methods` is a function of it; throw a `ConfigError` naming it otherwise. */
export function requireMethods<T>(path: string, given: T, methods: readonly string[]): T {
  const of = fieldsOf(given);
  if (methods.every((name) => typeof of(name) === 'function')) return given;
  throw new ConfigError(path, `an object with the methods ${methods.join(', ')}`, given);
}

import { requireText } from './arguments.js';
import { ConfigError } from './errors.js';
import { fieldsOf, numberIn } from './reading.js';

/** Return `given` if it is an array, or a typed one; throw a `ConfigError` naming it otherwise. */
export function requireList(path: string, given: unknown): ArrayLike<unknown> {
  if (isList(given)) return given;
  throw new ConfigError(path, 'an array', given);
}

/**
 * The numbers of `given`, an array of any kind: NaN for what is no number. A Float64Array is taken as it
 * is; of anything else each element is read once.
 *
 * @throws {ConfigError} if it is no array: a length alone may claim what no memory holds
 */
export function requireNumbers(path: string, given: unknown): Float64Array {
  if (!isList(given)) throw new ConfigError(path, 'an array of numbers', given);
  return given instanceof Float64Array ? given : Float64Array.from(given, numberIn);
}

/** The numbers of each array in `given`, itself an array: see `requireNumbers`. */
export function requireRows(path: string, given: unknown): Float64Array[] {
  return Array.from(requireList(path, given), (row, i) => requireNumbers(`${path}[${i}]`, row));
}

/** The texts of `given`, an array of nothing else. */
export function requireTexts(path: string, given: unknown): string[] {
  return Array.from(requireList(path, given), (text, i) => requireText(`${path}[${i}]`, text));
}

/** Return `given` if it is an object to go through; throw a `ConfigError` naming it otherwise. */
export function requireIterable<T>(path: string, given: Iterable<T>, hint = ''): Iterable<T> {
  if (typeof fieldsOf(given)(Symbol.iterator) === 'function') return given;
  throw new ConfigError(path, `something to iterate over${hint}`, given);
}

function isList(given: unknown): given is ArrayLike<unknown> {
  try {
    return Array.isArray(given) || (ArrayBuffer.isView(given) && !(given instanceof DataView));
  } catch {
    return false; // a proxy that cannot be asked
  }
}

import { ConfigError } from './errors.js';
import { didYouMean } from './nearest.js';

/** Return `value` if it is an integer from `min` to `max`; throw a `ConfigError` naming it otherwise. */
export function requireInteger(
  path: string,
  value: unknown,
  min: number,
  max: number = Number.MAX_SAFE_INTEGER,
): number {
  if (Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max) {
    return value as number;
  }
  throw new ConfigError(path, `an integer ${range(min, max, Number.MAX_SAFE_INTEGER)}`, value);
}

/** Return `value` if it is a finite number from `min` to `max`; throw a `ConfigError` otherwise. */
export function requireNumber(
  path: string,
  value: unknown,
  min: number = -Number.MAX_VALUE,
  max: number = Number.MAX_VALUE,
): number {
  if (typeof value === 'number' && value >= min && value <= max) return value;
  throw new ConfigError(path, `a number ${range(min, max, Number.MAX_VALUE)}`.trimEnd(), value);
}

export function requireText(path: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new ConfigError(path, 'a text that is not empty', value);
}

export function requireBoolean(path: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new ConfigError(path, 'true or false', value);
}

/** Return `value` if it is one of `words`; the message suggests the nearest of them, or says `hint`. */
export function requireOneOf<W extends string>(
  path: string,
  value: unknown,
  words: readonly W[],
  hint?: string,
): W {
  if (words.includes(value as W)) return value as W;
  throw new ConfigError(path, wordList(value, words, hint), value);
}

/**
 * Return `value` if it is an object of named parts; arrays, null, promises, maps and what will not tell
 * its keys are refused.
 */
export function requireRecord(
  path: string,
  value: unknown,
  bound: string = 'an object',
): Record<string, unknown> {
  try {
    // By its tag first: the keys of a text are as many as it has characters.
    if (/ (Object|Module)]$/.test({}.toString.call(value)) && Object.keys(value as object)) {
      return value as Record<string, unknown>;
    }
  } catch {} // null, or a proxy that cannot be asked
  throw new ConfigError(path, bound, value);
}

/** Refuse a key of `record` that is not among `known`, suggesting the nearest. */
export function requireKnownKeys(
  path: string,
  record: Readonly<Record<string, unknown>>,
  known: readonly string[],
): void {
  for (const key of Object.keys(record)) {
    if (known.includes(key)) continue;
    const at = path === '' ? key : `${path}.${key}`;
    throw new ConfigError(at, `spelled as ${wordList(key, known)}`, key);
  }
}

/** `one of 'a', 'b' (did you mean 'b'?)`. */
function wordList(given: unknown, words: readonly string[], hint = ''): string {
  return `one of ${words.map((word) => `'${word}'`).join(', ')}${didYouMean(given, words) || hint}`;
}

function range(min: number, max: number, unbounded: number): string {
  if (max === unbounded) return min === -unbounded ? '' : `>= ${min}`;
  return min === -unbounded ? `<= ${max}` : `from ${min} to ${max}`;
}

import { ConfigError } from '../core/errors.js';

export function requireList(
  path: string,
  value: unknown,
  min: number,
  max: number = Number.POSITIVE_INFINITY,
): readonly unknown[] {
  if (Array.isArray(value) && value.length >= min && value.length <= max) return value;
  const bound = min === max ? `an array of ${min}` : `an array of at least ${min}`;
  throw new ConfigError(path, bound, value);
}

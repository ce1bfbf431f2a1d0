import { ConfigError } from '../core/errors.js';
import * as lists from '../core/lists.js';

export function requireList(
  path: string,
  value: unknown,
  min: number,
  max: number = Number.POSITIVE_INFINITY,
): readonly unknown[] {
  const list = lists.requireList(path, value) as readonly unknown[];
  if (list.length >= min && list.length <= max) return list;
  const bound = min === max ? `an array of ${min}` : `an array of at least ${min}`;
  throw new ConfigError(path, bound, value);
}

import { requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { requireNumbers } from '../core/lists.js';
import { type Bar, barFields } from './bar.js';

/** The six columns of `given`, of one length; throws a `ConfigError` that names the one at fault. */
export function requireColumns(path: string, given: unknown): Record<keyof Bar, Float64Array> {
  const record = requireRecord(path, given);
  const columns = Object.fromEntries(
    barFields.map((field) => [field, requireNumbers(`${path}.${field}`, record[field])]),
  ) as Record<keyof Bar, Float64Array>;
  const { length } = columns.time;
  for (const field of barFields) {
    if (columns[field].length === length) continue;
    throw new ConfigError(`${path}.${field}`, `as long as time (${length})`, columns[field].length);
  }
  return columns;
}

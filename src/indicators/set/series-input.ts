import { type Bar, barFields, type Columns } from '../../bars/bar.js';
import { emptyColumnsRaw } from '../../bars/columns.js';
import { requireKnownKeys, requireRecord } from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';
import { fieldsRead, standIn } from './fields-read.js';
import type { CustomKinds, CustomSpec, Spec } from './spec.js';

type Field = keyof Columns;
type Given = { [F in Field]?: unknown };

/**
 * What `series` is run over: bars; columns, of which those may be left out that the indicator does
 * not read; or closes alone.
 */
export type SeriesInput =
  | Columns
  | { readonly [F in Field]?: ArrayLike<number> }
  | readonly Bar[]
  | ArrayLike<number>;

/** `input` as whole columns for `spec`; a `ConfigError` names what is missing or uneven. */
export function seriesColumns(
  input: unknown,
  spec: Spec | CustomSpec,
  kinds: CustomKinds | undefined,
): Columns {
  const list = listIn(input);
  const given = list === undefined ? recordIn(input) : columnsIn(list);
  const missing = [...fieldsRead(spec, kinds)].filter((field) => given[field] === undefined);
  const there = barFields.filter((field) => given[field] !== undefined);
  const instead = standIn(missing, there, spec, kinds);
  if (missing.length > 0 && instead === undefined) {
    throw new ConfigError(`columns.${missing[0]}`, `given: ${spec.kind} reads it`, undefined);
  }
  const length = there.length === 0 ? 0 : lengthOf(there[0]!, given[there[0]!]);
  const columns = emptyColumnsRaw(length);
  const isOfBars = list !== undefined && typeof list[0] === 'object';
  for (const field of there) fill(columns[field], field, given[field], there[0]!, isOfBars);
  for (const field of missing) columns[field].set(columns[instead!]);
  if (given['time'] !== undefined) return columns;
  return { ...columns, time: columns.time.map((_, i) => i) };
}

/** `input` if it is a list of any sort, as an array. */
function listIn(input: unknown): readonly unknown[] | undefined {
  if (Array.isArray(input)) return input;
  if (typeof input !== 'object' || input === null) return undefined;
  const { length } = input as { length?: unknown };
  if (!Number.isSafeInteger(length)) return undefined;
  return Array.from(input as ArrayLike<unknown>);
}

function recordIn(input: unknown): Given {
  if (typeof input !== 'object' || input === null) {
    throw new ConfigError('columns', 'an object of columns, or a list of bars or of closes', input);
  }
  requireKnownKeys('columns', input as Record<string, unknown>, barFields);
  return input as Given;
}

/** Closes, if the list is of numbers; the fields of its bars else. A list of both is refused. */
function columnsIn(items: readonly unknown[]): Given {
  const number = items.findIndex((item) => typeof item === 'number');
  const record = items.findIndex((item) => typeof item === 'object' && item !== null);
  if (number >= 0 && record >= 0) {
    const [at, sort] = number < record ? [record, 'number'] : [number, 'bar'];
    throw new ConfigError(
      `bars[${at}]`,
      `a ${sort}, as bars[${number + record - at}] is`,
      items[at],
    );
  }
  if (items.length > 0 && record < 0) return { close: items };
  const bars = items.map((bar, i) => requireRecord(`bars[${i}]`, bar));
  const isThere = (field: Field): boolean => bars.some((bar) => (bar[field] ?? null) !== null);
  const there = bars.length === 0 ? barFields : barFields.filter(isThere);
  return Object.fromEntries(there.map((field) => [field, bars.map((bar) => bar[field])]));
}

function lengthOf(field: Field, column: unknown): number {
  const length = (column as ArrayLike<number> | null)?.length;
  if (typeof column === 'object' && Number.isSafeInteger(length)) return length!;
  throw new ConfigError(`columns.${field}`, 'a list of numbers', column);
}

/** Write `column` into `to`; a hole (`null`, `undefined`) is NaN, and its bar refused. */
function fill(
  to: Float64Array,
  field: Field,
  column: unknown,
  first: Field,
  isOfBars: boolean,
): void {
  const length = lengthOf(field, column);
  if (length !== to.length) {
    throw new ConfigError(`columns.${field}`, `as long as ${first}, ${to.length}`, length);
  }
  const list = column as ArrayLike<unknown>;
  for (let i = 0; i < length; i++) {
    const x = list[i] ?? Number.NaN;
    if (typeof x !== 'number') {
      const at = isOfBars ? `bars[${i}].${field}` : `columns.${field}[${i}]`;
      throw new ConfigError(at, 'a number', x);
    }
    to[i] = x;
  }
}

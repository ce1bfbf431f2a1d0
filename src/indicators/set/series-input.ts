import { type Bar, barFields, type Columns } from '../../bars/bar.js';
import { emptyColumns } from '../../bars/columns.js';
import { type PriceField, priceFunctions } from '../../bars/price-field.js';
import { requireKnownKeys, requireRecord } from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';
import { classOf } from '../catalog.js';
import type { CustomKinds, CustomSpec, Spec } from './spec.js';

type Field = keyof Columns;

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
  const isList = Array.isArray(input) || ArrayBuffer.isView(input);
  const given = isList ? columnsIn(input as ArrayLike<unknown>) : requireRecord('columns', input);
  if (!isList) requireKnownKeys('columns', given, barFields);
  const read = fieldsRead(spec, kinds);
  for (const field of read) {
    if (given[field] !== undefined) continue;
    throw new ConfigError(`columns.${field}`, `given: ${spec.kind} reads it`, undefined);
  }
  const there = barFields.filter((field) => given[field] !== undefined);
  const length = there.length === 0 ? 0 : lengthOf(there[0]!, given[there[0]!]);
  const columns = emptyColumns(length);
  for (const field of there) fill(columns[field], field, given[field], there[0]!);
  if (given['time'] !== undefined) return columns;
  return { ...columns, time: columns.time.map((_, i) => i) };
}

/** Closes, if the list is of numbers; the fields of its bars else. A list of both is refused. */
function columnsIn(list: ArrayLike<unknown>): Record<string, unknown> {
  if (ArrayBuffer.isView(list)) return { close: list };
  const items = Array.from(list);
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
  if (number >= 0) return { close: items };
  const bars = items.map((bar, i) => requireRecord(`bars[${i}]`, bar));
  const isThere = (field: Field): boolean => bars.some((bar) => typeof bar[field] === 'number');
  const there = bars.length === 0 ? barFields : barFields.filter(isThere);
  return Object.fromEntries(there.map((field) => [field, bars.map((bar) => bar[field])]));
}

function lengthOf(field: Field, column: unknown): number {
  const length = (column as ArrayLike<number> | null)?.length;
  if (typeof column === 'object' && Number.isSafeInteger(length)) return length!;
  throw new ConfigError(`columns.${field}`, 'a list of numbers', column);
}

/** Write `column` into `to`; what is no number is NaN, and its bar refused. */
function fill(to: Float64Array, field: Field, column: unknown, first: Field): void {
  const length = lengthOf(field, column);
  if (length !== to.length) {
    throw new ConfigError(`columns.${field}`, `as long as ${first}, ${to.length}`, length);
  }
  const list = column as ArrayLike<unknown>;
  for (let i = 0; i < length; i++) {
    const x = list[i];
    to[i] = typeof x === 'number' ? x : Number.NaN;
  }
}

/** The fields of a bar that an indicator asks for: found by showing it one. */
function fieldsRead(spec: Spec | CustomSpec, kinds: CustomKinds | undefined): Set<Field> {
  const read = new Set<Field>();
  const bar = new Proxy({} as Bar, {
    get: (_, field) => {
      if (barFields.includes(field as Field)) read.add(field as Field);
      return 1;
    },
  });
  const { kind, of, ...parameters } = requireRecord('spec', spec) as CustomSpec;
  const Class = classOf(kind, kinds);
  if (Class.kind.reads === 'bar') new Class(parameters).peek(bar);
  for (const source of Class.kind.reads === 'bar' ? [] : [of ?? 'close'].flat()) {
    for (const field of sourceFields(String(source))) read.add(field);
  }
  return read;
}

/** What a price field or the true range is made of. */
function sourceFields(source: string): readonly Field[] {
  if (source === 'trueRange') return ['high', 'low', 'close'];
  const price = Object.hasOwn(priceFunctions, source)
    ? priceFunctions[source as PriceField]
    : undefined;
  // A field that counts makes NaN of NaN.
  const numbers = ['open', 'high', 'low', 'close', 'volume'] as const;
  return numbers.filter((_, i) => {
    const [open, high, low, close, volume] = numbers.map((__, j) => (i === j ? Number.NaN : 1));
    return Number.isNaN(price?.(open!, high!, low!, close!, volume!));
  });
}

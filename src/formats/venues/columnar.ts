import { defineVenue, type Venue } from './define-venue.js';
import { sixCells } from './named-layout.js';
import { isJson, listOf } from './payload.js';
import type { Answer } from './venue.js';

/** Usual names of columns, in lower case; the first that is there counts. */
const names: readonly (readonly string[])[] = [
  ['time', 'timestamp', 'open_time', 'opentime', 'datetime', 'date', 'ts', 'ts_event', 't'],
  ['open', 'o'],
  ['high', 'h'],
  ['low', 'l'],
  ['close', 'c'],
  ['volume', 'vol', 'v'],
];

/**
 * Columns: plain arrays or typed ones by name, or an Apache Arrow table (by structure: `schema.fields`
 * and `getChild(name)`). Times are ms, or by their size µs or ns; text is ISO.
 */
export const columnar: Venue = defineVenue({
  name: 'columnar',
  pages: ['https://arrow.apache.org/docs/js/classes/Arrow.dom.Table.html'],
  read,
});

/** What is used of an Arrow table. */
interface ArrowLike {
  readonly schema: { readonly fields: readonly { readonly name: string }[] };
  getChild(name: string): VectorLike | null;
}

interface VectorLike {
  readonly length: number;
  get(index: number): unknown;
}

function read(payload: unknown): Answer {
  if (!isJson(payload)) return undefined;
  const columnOf = isArrow(payload) ? arrowColumn(payload) : plainColumn(payload);
  const columns = names.map((words) => columnOf(words));
  const [time, open, high, low, close] = columns;
  if ([time, open, high, low, close].includes(undefined)) return undefined;
  const length = Math.max(...[time, open, high, low, close].map((column) => column!.length));
  const rows = Array.from({ length }, (_, i) => columns.map((column) => column?.at(i)));
  return { tables: [{ rows, layout: sixCells, unit: 'text' }] };
}

interface Column {
  readonly length: number;
  at(index: number): unknown;
}

function isArrow(payload: object): payload is ArrowLike {
  return 'getChild' in payload && typeof payload.getChild === 'function' && 'schema' in payload;
}

function arrowColumn(table: ArrowLike): (words: readonly string[]) => Column | undefined {
  const fields = table.schema.fields.map(({ name }) => name);
  return (words) => {
    const name = nameAmong(fields, words);
    const vector = name === undefined ? null : table.getChild(name);
    return vector === null ? undefined : { length: vector.length, at: (i) => vector.get(i) };
  };
}

function plainColumn(
  columns: Readonly<Record<string, unknown>>,
): (words: readonly string[]) => Column | undefined {
  return (words) => {
    const name = nameAmong(Object.keys(columns), words);
    const list = name === undefined ? undefined : listOf(columns[name]);
    return list === undefined ? undefined : { length: list.length, at: (i) => list[i] };
  };
}

function nameAmong(given: readonly string[], words: readonly string[]): string | undefined {
  for (const word of words) {
    const found = given.find((name) => name.toLowerCase() === word);
    if (found !== undefined) return found;
  }
  return undefined;
}

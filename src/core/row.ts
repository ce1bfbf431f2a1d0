import { hashOf } from './bounded-id.js';

/** One name in a row: a number, or a record of `fields`. */
export interface RowEntry {
  readonly name: string;
  /** Empty for a plain number. */
  readonly fields: readonly string[];
}

/** By columns, which rows of one making share. */
const schemas = new WeakMap<readonly string[], string>();

/**
 * Many named values over one buffer: `row.rsi`, `row.macd.signal`, or by column, `row.get(…)`.
 *
 * A live row is written anew at each bar by whoever made it; `copy()` detaches.
 */
export class Row {
  /** The values, in the order of `columns`. */
  readonly values: Float64Array;
  /** Every column's name: `rsi`, `macd.signal`. */
  readonly columns: readonly string[];

  constructor(columns: readonly string[], values: Float64Array) {
    this.columns = columns;
    this.values = values;
  }

  /**
   * A hash of the columns in their order, 16 hexadecimal digits: what a model was trained on can be held
   * against what it is shown.
   */
  get schema(): string {
    let schema = schemas.get(this.columns);
    if (schema === undefined) {
      schema = hashOf(JSON.stringify(this.columns));
      schemas.set(this.columns, schema);
    }
    return schema;
  }

  /** The value in `column`, NaN if it is not ready; `undefined` if there is no such column. */
  get(column: string): number | undefined {
    return this.values[this.columns.indexOf(column)];
  }

  /** A detached row of the values as they are now. */
  copy(): this {
    const Class = this.constructor as new (
      columns: readonly string[],
      values: Float64Array,
    ) => this;
    return new Class(this.columns, this.values.slice());
  }

  /** A plain record, column by column. */
  toObject(): Record<string, number> {
    return Object.fromEntries(this.columns.map((column, i) => [column, this.values[i]!]));
  }

  /** @deprecated `toObject()`, as results and composites call it. */
  toRecord(): Record<string, number> {
    return this.toObject();
  }

  toJSON(): Record<string, number> {
    return this.toObject();
  }
}

/** Names that a row's own members take. */
export const reservedNames: readonly string[] = [
  'values',
  'columns',
  'schema',
  'get',
  'copy',
  'toObject',
  'toRecord',
  'toJSON',
  'constructor',
  '__proto__',
];

/** The columns of `entries`, in order: `rsi`, `macd.macd`, `macd.signal`. */
export function columnNames(entries: readonly RowEntry[]): string[] {
  return entries.flatMap(({ name, fields }) =>
    fields.length === 0 ? [name] : fields.map((field) => `${name}.${field}`),
  );
}

/** A class of rows with a getter for each of `entries`. */
export function rowClass(entries: readonly RowEntry[]): typeof Row {
  const places = new Map(columnNames(entries).map((column, i) => [column, i]));
  class LaidOut extends Row {
    override get(column: string): number | undefined {
      return this.values[places.get(column) ?? -1];
    }
  }
  let index = 0;
  for (const { name, fields } of entries) {
    const at = index;
    const get =
      fields.length === 0
        ? function value(this: Row): number {
            return this.values[at]!;
          }
        : recordView(fields, at);
    Object.defineProperty(LaidOut.prototype, name, { get, enumerable: true });
    index += Math.max(1, fields.length);
  }
  return LaidOut;
}

/** Several columns as one record that reads through to the row; made once a row. */
function recordView(fields: readonly string[], at: number): (this: Row) => object {
  const views = new WeakMap<Row, object>();
  return function view(this: Row): object {
    const known = views.get(this);
    if (known !== undefined) return known;
    const { values } = this;
    const made = {};
    fields.forEach((field, i) => {
      Object.defineProperty(made, field, { get: () => values[at + i]!, enumerable: true });
    });
    views.set(this, made);
    return made;
  };
}

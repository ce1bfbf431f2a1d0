import { createHash } from 'node:crypto';
import type { Bar, Columns } from '../../src/bars/bar.js';
import { columnsOf } from '../../src/bars/columns.js';
import type { OperatorClass } from '../../src/core/operator-class.js';
import { IncrementalIndicators } from '../../src/indicators/set/incremental-indicators.js';
import type { Specs } from '../../src/indicators/set/spec.js';

/** What one operator says to a series, by each way there is to ask. */
export type Ways = { readonly [Way in 'update' | 'peek' | 'process']: string };

type Columned = Float64Array | Readonly<Record<string, Float64Array>>;
type Processing = { process(...columns: unknown[]): Columned };

/** A digest of every bit of `columns`, all NaN alike. */
export function digest(columns: readonly Float64Array[]): string {
  const hash = createHash('sha256');
  for (const column of columns) hash.update(Float64Array.from(column, canonical));
  return hash.digest('hex').slice(0, 16);
}

function canonical(x: number): number {
  return Number.isNaN(x) ? Number.NaN : x;
}

/** Digests of what `Class` says to `bars`: bar by bar, asked beforehand, and by columns. */
export function waysOf(Class: OperatorClass, parameters: object, bars: readonly Bar[]): Ways {
  const { reads, outputs } = Class.kind;
  const names = Object.keys(outputs);
  const [updated, peeked] = [1, 2].map(() => names.map(() => new Float64Array(bars.length)));
  const operator = new Class(parameters);
  bars.forEach((bar, i) => {
    const input = { value: bar.close, pair: [bar.close, bar.open], bar }[reads];
    write(operator.peek(input), peeked!, i);
    write(operator.update(input), updated!, i);
  });
  const processed = (new Class(parameters) as unknown as Processing).process(
    ...inputColumns(reads, columnsOf(bars)),
  );
  const columns = processed instanceof Float64Array ? [processed] : names.map((n) => processed[n]!);
  return { update: digest(updated!), peek: digest(peeked!), process: digest(columns) };
}

function inputColumns(reads: OperatorClass['kind']['reads'], columns: Columns): unknown[] {
  return { value: [columns.close], pair: [columns.close, columns.open], bar: [columns] }[reads];
}

function write(output: unknown, columns: readonly Float64Array[], i: number): void {
  const values = typeof output === 'number' ? [output] : Object.values(output as object);
  columns.forEach((column, c) => {
    column[i] = values[c];
  });
}

/** For each name of a set, digests of its columns: bar by bar, asked beforehand, and by columns. */
export function waysOfSet(specs: Specs, bars: readonly Bar[]): Record<string, Ways> {
  const set = new IncrementalIndicators(specs);
  const names = set.row.columns;
  const [updated, peeked] = [1, 2].map(() => names.map(() => new Float64Array(bars.length)));
  bars.forEach((bar, i) => {
    writeRow(set.peek(bar).values, peeked!, i);
    writeRow(set.update(bar).values, updated!, i);
  });
  const processed = new IncrementalIndicators(specs).process(columnsOf(bars));
  return Object.fromEntries(
    Object.keys(specs).map((name) => {
      const own = (_: unknown, c: number) => names[c] === name || names[c]!.startsWith(`${name}.`);
      const update = digest(updated!.filter(own));
      const peek = digest(peeked!.filter(own));
      const process = digest(names.filter(own).map((column) => processed[column]!));
      return [name, { update, peek, process }];
    }),
  );
}

function writeRow(row: Float64Array, columns: readonly Float64Array[], i: number): void {
  columns.forEach((column, c) => {
    column[i] = row[c]!;
  });
}

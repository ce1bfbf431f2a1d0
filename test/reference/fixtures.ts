import { readFileSync } from 'node:fs';
import type { Bars } from './series.js';

const folder = new URL('../data/indicators/', import.meta.url);

/** One series of an independent program: the call that made it, and NaN where it said nothing. */
export interface OracleColumn {
  readonly tool: string;
  readonly call: string;
  readonly note?: string;
  readonly values: readonly number[];
}

export interface Oracle {
  readonly script: string;
  readonly series: string;
  readonly versions: { readonly [program: string]: string };
  readonly columns: { readonly [name: string]: OracleColumn };
}

/** The fixed series `bars` (300 ordinary bars) or `flat` (150 with two halts, without volume). */
export function readBars(name: 'bars' | 'flat'): Bars {
  const text = readFileSync(new URL(`${name}.csv`, folder), 'utf8');
  const [head, ...rows] = text.trim().split('\n');
  const cells = rows.map((row) => row.split(',').map(Number));
  const columns = head!.split(',').map((field, j) => [field, cells.map((row) => row[j]!)]);
  return Object.fromEntries(columns) as Bars;
}

export type OracleName =
  | `${'bars' | 'flat'}.${'ttr' | 'statistics'}`
  | `bars.${'talib' | 'tulip' | 'pinets' | 'pine' | 'pandas-ta' | 'stock-indicators'}`;

export function readOracle(name: OracleName): Oracle {
  const oracle: Oracle = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
  const columns = Object.entries(oracle.columns).map(([key, column]) => [
    key,
    { ...column, values: column.values.map((v: number | null) => v ?? Number.NaN) },
  ]);
  return { ...oracle, columns: Object.fromEntries(columns) };
}

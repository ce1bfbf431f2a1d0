import { makeMarket } from './market.js';
import { measure, type RowResult } from './measure.js';
import { buildNative } from './native.js';
import { describeMachine, printTable, writeReport } from './report.js';
import type { Row } from './row.js';

/** Bars in a block: enough that a block of the fastest operator is timed to better than 1 %. */
export const blockBars = 20_000;

/** Measure the rows of a room, print the table, write the results down and return them. */
export function runRoom(room: string, rows: readonly Row[]): RowResult[] {
  const directory = process.env['BENCH_DIRECTORY'] ?? 'bench';
  const rounds = Number(process.env['BENCH_ROUNDS'] ?? 25);
  const only = process.env['BENCH_ONLY'] ?? '';
  const market = makeMarket(blockBars);
  const wanted = rows.filter(({ name }) => name.includes(only));
  const results = measure(wanted, market, rounds, buildNative(directory, room, market));
  const report = {
    room,
    release: process.env['BENCH_RELEASE'] ?? 'unreleased',
    date: process.env['BENCH_DATE'] ?? '',
    node: process.versions.node,
    machine: describeMachine(),
    rounds,
    rows: results,
  };
  printTable(report);
  if (only === '') console.log(`written to ${writeReport(directory, report)}`);
  return results;
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { RowResult } from './measure.js';

export interface Report {
  readonly room: string;
  /** Of the package measured; `unreleased` for the working tree's. */
  readonly release: string;
  readonly date: string;
  readonly node: string;
  readonly machine: string;
  readonly rounds: number;
  readonly rows: readonly RowResult[];
}

export function describeMachine(): string {
  const all = cpus();
  return `${all[0]?.model ?? 'unknown'}, ${all.length} cores, ${process.platform} ${process.arch}`;
}

/** ns and bytes an update of ours; ns of each other with how many times ours theirs is. */
export function printTable({ room, release, date, node, machine, rounds, rows }: Report): void {
  console.log(`\n${room}: ns an update (median of ${rounds} alternating rounds); × is theirs/ours`);
  console.log(`barwave ${release}, Node ${node}, ${machine}, ${date}`);
  const others = [...new Set(rows.flatMap((row) => Object.keys(row.ns)))].filter(
    (name) => name !== 'barwave',
  );
  const heads = ['row', 'barwave', 'B', ...others];
  const lines = rows.map((row) => [
    row.name,
    nanoseconds(row.ns['barwave']),
    String(row.bytes['barwave'] ?? ''),
    ...others.map((name) => beside(row, name)),
  ]);
  const widths = heads.map((head, i) => Math.max(head.length, ...lines.map((l) => l[i]!.length)));
  for (const line of [heads, ...lines]) {
    console.log(
      line
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
        .join('  '),
    );
  }
}

/** Write `bench/results/RELEASE/ROOM.json`; say where. */
export function writeReport(directory: string, report: Report): string {
  const results = join(directory, 'results', report.release);
  mkdirSync(results, { recursive: true });
  const file = join(results, `${report.room}.json`);
  writeFileSync(file, `${JSON.stringify(report, rounded, 1)}\n`);
  return file;
}

function beside({ ns, ratio }: RowResult, name: string): string {
  if (ns[name] === undefined) return 'n/a';
  return `${nanoseconds(ns[name])} ×${(1 / ratio[name]!).toFixed(2)}`;
}

function nanoseconds(ns: number | undefined): string {
  if (ns === undefined) return 'n/a';
  return ns < 100 ? ns.toFixed(1) : ns.toFixed(0);
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
}

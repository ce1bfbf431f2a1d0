import { readdirSync } from 'node:fs';
import type { Bar } from '../../src/bars/index.js';

/** What was saved of one subject by a release, and what it said afterwards. */
export interface Saved {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** By `encodeText`. */
  readonly snapshot: string;
  /** Printed, of the bars that came after it. */
  readonly said: readonly string[];
}

export interface Savable {
  update(input: never): unknown;
  snapshot(): unknown;
  restore(snapshot: never): void;
}

export interface SavableClass {
  readonly kind?: { readonly reads: 'value' | 'pair' | 'bar' };
  new (parameters: object): Savable;
}

type Exports = Readonly<Record<string, unknown>>;

/** The modules whose snapshots are kept, with options that make them small. */
export const moduleOptions: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  DataValidator: { base: '1m' },
  FormingFeed: { timeframe: '1m' },
  IncrementalIndicators: { rsi: { kind: 'rsi', period: 3 }, flow: { kind: 'obv' } },
  Pipeline: { base: '1m', indicators: {}, denoise: false },
  TimeframeAggregator: { base: '1m', timeframes: ['5m'] },
};

/** Every class that any room exports, by name; of this checkout, whichever release it is. */
export async function exportedClasses(): Promise<Map<string, SavableClass>> {
  const found = new Map<string, SavableClass>();
  const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const all = rooms.map(({ name }) => import(`../../src/${name}/index.ts`) as Promise<Exports>);
  all.push(import('../../src/index.js') as Promise<Exports>);
  for (const exported of await Promise.all(all)) {
    for (const [name, value] of Object.entries(exported)) {
      if (typeof value === 'function') found.set(name, value as unknown as SavableClass);
    }
  }
  return found;
}

/** Bars from integers alone: the same in every release. */
export const savedBars: readonly Bar[] = Array.from({ length: 90 }, (_, i) => {
  const close = 100 + ((i * 37) % 23) / 4 - ((i * 11) % 7) / 8;
  const open = 100 + (((i + 22) * 37) % 23) / 4;
  const [high, low] = [Math.max(open, close) + 0.5, Math.min(open, close) - 0.25];
  const time = 1_704_153_600_000 + i * 60_000;
  return { time, open, high, low, close, volume: 100 + ((i * 13) % 50) };
});

/** Bars before the snapshot; those after it are what is said. */
export const barsBefore = 80;

/** What `Class` reads of a bar. */
export function inputOf(Class: SavableClass, bar: Bar): never {
  const { reads = 'bar' } = Class.kind ?? {};
  const input = { value: bar.close, pair: [bar.close, bar.open], bar }[reads];
  return input as never;
}

/** Numbers bit for bit; NaN is null. */
export function printedOutput(output: unknown): string {
  return JSON.stringify(output) ?? 'nothing';
}

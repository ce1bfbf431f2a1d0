import { getHeapSpaceStatistics } from 'node:v8';
import { Bench } from 'tinybench';
import { compileLoop, type Loop } from './loop.js';
import type { Market } from './market.js';
import { type Native, runNative } from './native.js';
import type { Row } from './row.js';

/** What one row came to. */
export interface RowResult {
  readonly name: string;
  /** Nanoseconds an update: the median over rounds. */
  readonly ns: { readonly [contestant: string]: number };
  /** Heap bytes an update. */
  readonly bytes: { readonly [contestant: string]: number };
  /** Ours over theirs: the median over rounds of the ratio within a round. */
  readonly ratio: { readonly [contestant: string]: number };
  /** Ours over theirs, the least round of each. */
  readonly leastRatio: { readonly [contestant: string]: number };
}

/** Blocks timed at each contestant's turn, and rounds that only warm up. */
const blocksPerTurn = 3;
const warmUpRounds = 6;

interface Runner {
  readonly row: Row;
  readonly name: string;
  readonly loop: Loop;
  readonly count: number;
  /**
   * The one used last, which stays alive as in any program: V8 drops a hidden class of which no
   * object is left, and the machine code that knew it. The first one made will not do: the classes
   * of its fields have been generalised since, and it has the class of before.
   */
  kept: unknown;
  /** Nanoseconds an update, one for each round. */
  readonly rounds: number[];
}

/**
 * Measure `rows`, all in one process and in alternating rounds: in each round every contestant of
 * every row has its turn, forwards and backwards by turns, on an object made fresh for each block,
 * and the C program runs between them. So a busy machine, a warm cache or a collected heap meets
 * all alike, and each operator runs in a process that is full of the others.
 */
export function measure(
  rows: readonly Row[],
  market: Market,
  rounds: number,
  native: Native,
): RowResult[] {
  const runners = rows.flatMap((row) =>
    Object.entries(row.contestants).map(([name, contestant]): Runner => {
      const count = row.bars ?? market.length;
      const loop = compileLoop(contestant, row);
      const kept = contestant.make(market);
      loop(kept, market, count);
      return { row, name, loop, count, kept, rounds: [] };
    }),
  );
  const nativeRounds: Record<string, number>[] = [];
  for (let round = 0; round < warmUpRounds + rounds; round++) {
    const order = round % 2 === 0 ? runners : [...runners].reverse();
    for (const runner of order) {
      const ns = turn(runner, market);
      if (round >= warmUpRounds) runner.rounds.push(ns);
    }
    if (round >= warmUpRounds) nativeRounds.push(runNative(native));
  }
  return rows.map((row) => summarize(row, runners, nativeRounds, market));
}

/** One turn: a few blocks timed by tinybench; the median, in ns an update. */
function turn(runner: Runner, market: Market): number {
  const { row, name, loop, count } = runner;
  const { make } = row.contestants[name]!;
  const bench = new Bench({ iterations: blocksPerTurn, time: 0, warmup: false, throws: true });
  bench.add(name, () => void loop(runner.kept, market, count), {
    beforeEach: () => {
      runner.kept = make(market);
      if (!(row.whole || row.newborn)) growOld();
    },
  });
  const [task] = bench.runSync();
  const { result } = task!;
  if (!('latency' in result)) throw new Error(`${row.name}, ${name}: ${result.state}`);
  return (result.latency.p50 * 1e6) / count;
}

/**
 * Two collections of the young generation move what was made and is kept to the old one, where an
 * operator spends its life. There each box that it keeps costs a write barrier: what allocates nothing
 * takes as long as before, a peer that keeps a new number at each update twice as long.
 */
function growOld(): void {
  for (let i = 0; i < 2; i++) globalThis.gc?.({ type: 'minor' });
}

function summarize(
  row: Row,
  runners: readonly Runner[],
  nativeRounds: readonly Record<string, number>[],
  market: Market,
): RowResult {
  const series: Record<string, number[]> = {};
  const bytes: Record<string, number> = {};
  for (const runner of runners) {
    if (runner.row !== row) continue;
    series[runner.name] = runner.rounds;
    bytes[runner.name] = allocation(runner, market);
  }
  const { native } = row;
  if (native !== undefined && nativeRounds[0]?.[native] !== undefined) {
    series['C'] = nativeRounds.map((round) => round[native]!);
  }
  const ours = series['barwave']!;
  const ns = Object.fromEntries(Object.entries(series).map(([name, of]) => [name, median(of)]));
  const ratio = Object.fromEntries(
    Object.entries(series).map(([name, of]) => [name, median(of.map((x, i) => ours[i]! / x))]),
  );
  const least = Math.min(...ours);
  const leastRatio = Object.fromEntries(
    Object.entries(series).map(([name, of]) => [name, least / Math.min(...of)]),
  );
  return { name: row.name, ns, bytes, ratio, leastRatio };
}

/** Heap bytes an update, in steady state: the median over short blocks that no collection hits. */
function allocation(runner: Runner, market: Market): number {
  const { row, name, loop, count } = runner;
  const updates = row.whole ? count : Math.min(1_000, count);
  const samples: number[] = [];
  for (let i = 0; i < 7; i++) {
    runner.kept = row.contestants[name]!.make(market);
    loop(runner.kept, market, updates);
    globalThis.gc?.();
    const asked = allocated();
    const before = allocated();
    loop(runner.kept, market, updates);
    const after = allocated();
    const asking = before - asked;
    samples.push((after - before - asking) / updates);
  }
  return Math.max(0, Math.round(median(samples)));
}

/**
 * Bytes in the spaces that new objects go to. Not `heapUsed`: the first full collection after a lot of
 * rounds is swept beside the program, and what the sweeper finds in old space meanwhile was counted,
 * up to 250 bytes an update, for whichever row came first.
 */
function allocated(): number {
  return getHeapSpaceStatistics()
    .filter(({ space_name }) => space_name === 'new_space' || space_name.includes('large_object'))
    .reduce((sum, { space_used_size }) => sum + space_used_size, 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

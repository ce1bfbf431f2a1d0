import { afterAll, expect, it } from 'vitest';
import { type Snapshot, SnapshotError } from '../src/core/index.js';
import { Ema, Rsi } from '../src/indicators/index.js';
import { Variance } from '../src/statistics/index.js';
import { cases } from './cases.js';
import { HostileRun, mostMs } from './contract/hostile-run.js';
import { exportedOperators } from './contract/subjects.js';

// A snapshot with one number replaced is refused, or means something: see `holdSnapshots`. With
// CASES=full they are 100,000; `hostile.nightly.ts` goes on to ten million.

const operators = await exportedOperators();
const isFull = cases(10) === 10;
const run = new HostileRun();

it.each([...operators])('%s', (name, Class) => {
  for (const seed of isFull ? [0, 1, 2, 3, 4, 5, 6, 7] : [1]) {
    run.snapshots(name, Class, seed, isFull ? 1 : 10);
  }
});

it(`none takes longer than ${mostMs} ms, with all that is asked of it afterwards`, () => {
  expect(run.count).toBeGreaterThan(cases(100_000) / 10);
  if (isFull) expect(run.count).toBeGreaterThanOrEqual(100_000);
  expect(run.tooLong).toEqual([]);
});

it('no table of invariants is a plain literal, whose hidden class a state could share', () => {
  const tables = [...operators].map(([name, { kind }]) => ({ name, table: kind.invariants ?? {} }));
  const written = tables.filter(({ table }) => Object.keys(table).length > 0);
  const plain = written.filter(({ table }) => Object.getPrototypeOf(table) !== null);
  expect(written.length).toBeGreaterThan(30);
  expect(plain.map(({ name }) => name)).toEqual([]);
});

afterAll(() => {
  const { count, refused } = run;
  console.log(
    `${count} hostile snapshots: ${refused} refused, the others accepted and sound; ${run}`,
  );
});

it.each([
  ['a mean loss below 0', new Rsi(3), 'loss.mean', -1],
  ['a negative sum of squares', new Variance(3), 'headSquares', -4],
  ['a count near 2^53', new Ema(3), 'count', Number.MAX_SAFE_INTEGER],
  ['a mean that is lost', new Ema(3), 'mean', Number.NaN],
] as const)('%s is refused', (_what, operator, path, value) => {
  for (const x of [3, 5, 4, 8, 6, 7, 9]) operator.update(x);
  const snapshot = structuredClone(operator.snapshot());
  const names = path.split('.');
  let part = (snapshot.state as { kernel: Record<string, unknown> }).kernel;
  for (const name of names.slice(0, -1)) part = part[name] as typeof part;
  part[names.at(-1)!] = value;
  expect(() => operator.restore(snapshot)).toThrow(SnapshotError);
});

it('what cannot be read is refused whole: proxies, getters that throw, arrays that lie', () => {
  const operator = new Rsi(3);
  for (const x of [3, 5, 4, 8, 6]) operator.update(x);
  const before = JSON.stringify(operator.snapshot());
  class Liar extends Float64Array {
    override slice(): Float64Array<ArrayBuffer> {
      return Float64Array.of(Number.POSITIVE_INFINITY);
    }
  }
  const good = operator.snapshot();
  const state = good.state as Record<string, unknown>;
  const throwing = {
    get: () => {
      throw new Error('hostile');
    },
    enumerable: true,
  };
  const hostile: unknown[] = [
    new Proxy({}, { get: throwing.get }),
    Object.defineProperty({ ...good }, 'state', throwing),
    { ...good, state: new Proxy(state, { get: throwing.get }) },
    { ...good, state: Object.defineProperty({ ...state }, 'kernel', throwing) },
    { ...good, state: { ...state, outputs: new Proxy(new Float64Array(1), {}) } },
    { ...good, state: { ...state, outputs: new Liar(2) } },
  ];
  for (const snapshot of hostile) {
    expect(() => operator.restore(snapshot as Snapshot)).toThrow(SnapshotError);
    expect(JSON.stringify(operator.snapshot())).toBe(before);
  }
});

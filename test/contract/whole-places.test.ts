import { expect, it } from 'vitest';
import { SnapshotError } from '../../src/core/errors.js';
import type { OperatorClass } from '../../src/core/operator-class.js';
import type { Snapshot, StateRecord } from '../../src/core/state.js';
import type { Input } from '../../src/testing/input.js';
import { cases } from '../cases.js';
import { seriesOf } from './series.js';
import { exportedOperators, parametersFor } from './subjects.js';

// What is a whole number after every input of series that are none is a place, a count, a time or a
// sign. A state from outside in which it has a fraction is refused: as an index it would read and
// write past its ring for ever.

/** Numbers that are whole here and need not be. */
const fractions: Record<string, readonly string[]> = {
  PsychologicalLine: ['rises.head'], // a sum, held to the window it is a sum of
  PivotPoints: ['open'], // a price: that of the first bar
};

const operators = await exportedOperators();
const found: string[] = [];
const isFull = cases(10) === 10;

it.each([...operators])('%s', (name, Class) => {
  const accepted = new Set<string>();
  for (const seed of isFull ? [0, 1, 2, 3] : [1]) {
    const { snapshot, places } = wholeNumbersOf(Class, seed);
    for (const place of places) {
      found.push(`${name} ${place}`);
      for (const off of [0.5, -0.25]) {
        if (!isRefused(Class, seed, withFraction(snapshot, place, off))) accepted.add(place);
      }
    }
  }
  const allowed = fractions[name] ?? [];
  expect([...accepted].filter((place) => !allowed.includes(place))).toEqual([]);
});

it('hundreds of them are looked at', () => {
  console.log(`${new Set(found).size} places, counts, times and signs in ${operators.size} kinds`);
  expect(new Set(found).size).toBeGreaterThan(200);
});

interface Played {
  readonly snapshot: Snapshot;
  /** Paths of the numbers that were whole whenever they were looked at, and not always the same. */
  readonly places: readonly string[];
}

function wholeNumbersOf(Class: OperatorClass, seed: number): Played {
  const operator = new Class(parametersFor(Class, seed));
  const length = 300 + operator.warmUp;
  const seen = new Map<string, Set<number>>();
  seriesOf(Class.kind.reads, 'lively', 5 + seed, length).forEach((input, i) => {
    operator.update(shifted(input) as never);
    if (i % 7 !== 0 && i < length - 1) return;
    for (const [path, x] of numbersIn(kernelOf(operator.snapshot()), '')) {
      seen.set(path, (seen.get(path) ?? new Set()).add(x));
    }
  });
  const whole = [...seen].filter(([, xs]) => xs.size > 1 && [...xs].every(Number.isInteger));
  return { snapshot: operator.snapshot(), places: whole.map(([path]) => path) };
}

/** No price and no volume is a whole number. */
function shifted(input: Input): unknown {
  const by = 1 / 3;
  if (typeof input === 'number') return input + by;
  if (Array.isArray(input)) return input.map((x: number, i) => x + by * (i + 1));
  return Object.fromEntries(
    Object.entries(input).map(([key, x]) => [key, key === 'time' ? x : (x as number) + by]),
  );
}

function* numbersIn(part: unknown, path: string): Generator<readonly [string, number]> {
  if (typeof part === 'number') yield [path, part];
  else if (typeof part === 'object' && part !== null && !(part instanceof Float64Array)) {
    for (const [key, inner] of Object.entries(part)) {
      yield* numbersIn(inner, path === '' ? key : `${path}.${key}`);
    }
  }
}

function kernelOf({ state }: Snapshot): StateRecord {
  return (state as { kernel: StateRecord }).kernel;
}

function withFraction(snapshot: Snapshot, path: string, off: number): Snapshot {
  const copy = structuredClone(snapshot);
  const names = path.split('.');
  let part = kernelOf(copy) as Record<string, unknown>;
  for (const name of names.slice(0, -1)) part = part[name] as typeof part;
  part[names.at(-1)!] = (part[names.at(-1)!] as number) + off;
  return copy;
}

function isRefused(Class: OperatorClass, seed: number, snapshot: Snapshot): boolean {
  try {
    new Class(parametersFor(Class, seed)).restore(snapshot);
    return false;
  } catch (error) {
    if (error instanceof SnapshotError) return true;
    throw error;
  }
}

import { expect, it } from 'vitest';
import { SnapshotError } from '../../src/core/errors.js';
import { type Invariants, requireInvariants } from '../../src/core/invariants.js';
import { requireNumbers } from '../../src/core/lacking-numbers.js';
import type { StateRecord } from '../../src/core/state.js';

const table = (promises: Record<string, unknown>): Invariants =>
  ({ __proto__: null, ...promises }) as Invariants;

function verdict(state: StateRecord, promises: Record<string, unknown>): string {
  try {
    requireInvariants(state, table(promises), 's');
    return 'taken';
  } catch (error) {
    expect(error).toBeInstanceOf(SnapshotError);
    return (error as SnapshotError).path;
  }
}

const unit = [0, 1];

it.each<[StateRecord, Record<string, unknown>, string]>([
  [{ a: 0 }, { a: unit }, 'taken'],
  [{ a: 1 }, { a: unit }, 'taken'],
  [{ a: -1e-300 }, { a: unit }, 's.a'],
  [{ a: 1.0000001 }, { a: unit }, 's.a'],
  [{ a: Number.NaN }, { a: unit }, 'taken'],
  [{}, { a: unit }, 'taken'],
  [{ a: Float64Array.of(0, 1) }, { a: unit }, 'taken'],
  [{ a: Float64Array.of(0, -1) }, { a: unit }, 's.a'],
  [{ a: Float64Array.of(2, 0) }, { a: unit }, 's.a'],
  [{ a: { b: 0.5, slot: 9, barCount: 9 } }, { a: unit }, 'taken'],
  [{ a: { b: { c: 2 } } }, { a: unit }, 's.a.b.c'],
  [{ a: { b: 2 } }, { 'a.b': unit }, 's.a.b'],
  [{ a: { b: { gain: 1 }, c: { gain: 2 } } }, { 'a.*.gain': unit }, 's.a.c.gain'],
  [{ a: 2 }, { a: [0, 9, 'whole'] }, 'taken'],
  [{ a: 2.5 }, { a: [0, 9, 'whole'] }, 's.a'],
  [{ a: Number.NaN }, { a: [0, 9, 'whole'] }, 'taken'],
  [{ a: 99 }, { a: 'optional' }, 'taken'],
])('%o under %o: %s', (state, promises, expected) => {
  expect(verdict(state, promises)).toBe(expected);
});

const share = { of: 'all', ratio: 2 };

it.each<[StateRecord, object, string]>([
  [{ part: 6, all: 3 }, share, 'taken'],
  [{ part: 6.1, all: 3 }, share, 's.part'],
  [{ part: 0, all: 3 }, share, 'taken'],
  [{ part: -0.1, all: 3 }, share, 's.part'],
  [{ part: -6, all: 3 }, { ...share, signed: true }, 'taken'],
  [{ part: -6.1, all: 3 }, { ...share, signed: true }, 's.part'],
  [{ part: { x: 6, slot: 1 }, all: { x: 3, slot: 1 } }, share, 'taken'],
  [{ part: { x: 7, slot: 1 }, all: { x: 3, slot: 1 } }, share, 's.part.x'],
  [{ part: { x: 6, slot: 1 }, all: { x: 3, slot: 2 } }, share, 's.part.slot'],
  [{ part: { x: 6, count: 1 }, all: { x: 3, count: 2 } }, share, 's.part.count'],
])('%o with a share %o: %s', (state, promise, expected) => {
  expect(verdict(state, { part: promise })).toBe(expected);
});

// A window of three inputs from 1 to 2, its slot at 2: two inputs, and from there the sum to its end.
const lap = (numbers: readonly number[], slot: number, head?: number): StateRecord => ({
  w: { lap: Float64Array.from(numbers), slot, ...(head === undefined ? {} : { head }) },
});

it.each<[StateRecord, string]>([
  [lap([1, 2, 1.5], 2), 'taken'],
  [lap([1, 2.1, 1.5], 2), 's.w'],
  [lap([1, 2, 2.1], 2), 's.w'],
  [lap([6, 4, 2], 0), 'taken'],
  [lap([6.1, 4, 2], 0), 's.w'],
  [lap([2.9, 2, 1], 0), 'taken'], // a sum of inputs from 1: their least is that of one
  [lap([0.9, 2, 1], 0), 's.w'],
  [lap([1, 2, 1.5], 2, 4), 'taken'],
  [lap([1, 2, 1.5], 2, 4.1), 's.w'],
  [lap([6, 4, 2], 0, 99), 'taken'], // nothing has been put in front yet
])('a window %o: %s', (state, expected) => {
  expect(verdict(state, { w: [1, 2] })).toBe(expected);
});

it('a sum of n inputs may be n times as far below 0', () => {
  expect(verdict(lap([-6, -4, -2], 0), { w: [-2, 2] })).toBe('taken');
  expect(verdict(lap([-6, -4.1, -2], 0), { w: [-2, 2] })).toBe('s.w');
  expect(verdict(lap([-2, -2.1, -2], 2), { w: [-2, 2] })).toBe('s.w');
});

function lacking(
  state: StateRecord,
  fresh: StateRecord,
  {
    promises = {},
    count = 9,
    isWarm = true,
  }: { promises?: object; count?: number; isWarm?: boolean },
): string {
  try {
    requireNumbers(state, fresh, 's.kernel', { invariants: table({ ...promises }), count, isWarm });
    return 'taken';
  } catch (error) {
    return (error as SnapshotError).path;
  }
}

const none = Number.NaN;
const optional = { a: 'optional' };

it.each<[StateRecord, StateRecord, Parameters<typeof lacking>[2], string]>([
  [{ a: none }, { a: none }, { isWarm: false }, 'taken'],
  [{ a: none }, { a: none }, {}, 's.kernel.a'],
  [{ a: none }, { a: none }, { promises: optional }, 'taken'],
  [{ a: none }, { a: none }, { promises: { '*': 'optional' } }, 'taken'],
  [{ ab: none }, { ab: none }, { promises: optional }, 's.kernel.ab'],
  [{ a: none }, { a: 0 }, { isWarm: false }, 's.kernel.a'],
  [{ a: none }, { a: 0 }, { promises: optional }, 's.kernel.a'],
  [{ a: [1, none] }, { a: [0, none] }, {}, 's.kernel.a.1'],
  [{ a: Float64Array.of(1, none) }, { a: Float64Array.of(none) }, { isWarm: false }, 'taken'],
  [{ a: Float64Array.of(1, none) }, { a: Float64Array.of(none) }, {}, 's.kernel.a'],
  [{ a: Float64Array.of(1, none) }, { a: Float64Array.of(none) }, { promises: optional }, 'taken'],
  [{ a: Float64Array.of(1, none) }, { a: Float64Array.of(0) }, { isWarm: false }, 's.kernel.a'],
  [{ upCount: 9 }, { upCount: 0 }, {}, 'taken'],
  [{ upCount: 10 }, { upCount: 0 }, {}, 's.kernel.upCount'],
  [{ weight: 10 }, { weight: 0 }, {}, 's.kernel.weight'],
  [{ squares: -1 }, { squares: 0 }, {}, 's.kernel.squares'],
  [
    { a: { squares: Float64Array.of(0, -1) } },
    { a: { squares: Float64Array.of(0, 0) } },
    {},
    's.kernel.a.squares',
  ],
])('%o beside a fresh %o, %o: %s', (state, fresh, how, expected) => {
  expect(lacking(state, fresh, how)).toBe(expected);
});

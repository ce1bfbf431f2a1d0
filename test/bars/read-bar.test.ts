import { expect, it } from 'vitest';
import { isTime } from '../../src/bars/bar-operator.js';
import { readBar } from '../../src/bars/read-bar.js';
import { MAX_TIME } from '../../src/bars/schedule.js';

const good = { time: 60_000, open: 2, high: 4, low: 1, close: 3, volume: 5 };
const row = new Float64Array(6);

it.each([
  [{}, undefined],
  [{ high: 3, low: 2 }, undefined],
  [{ close: 5 }, 'inconsistent'],
  [{ open: 5 }, 'inconsistent'],
  [{ close: 0.5 }, 'inconsistent'],
  [{ open: 0.5 }, 'inconsistent'],
  [{ volume: -1 }, 'inconsistent'],
  [{ time: 0.5 }, 'inadmissible'],
  [{ time: 1e16 }, 'inadmissible'],
  [{ time: '60000' }, 'inadmissible'],
  [{ close: Number.NaN }, 'inadmissible'],
  [{ volume: Number.POSITIVE_INFINITY }, 'inadmissible'],
] as const)('%o: %s', (change, fault) => {
  expect(readBar({ ...good, ...change }, row)).toBe(fault);
});

it('-0 is 0', () => {
  expect(readBar({ ...good, time: -0, volume: -0 }, row)).toBeUndefined();
  expect(Object.is(row[0], 0) && Object.is(row[5], 0)).toBe(true);
});

it.each([MAX_TIME, -MAX_TIME])('%d is the last time, at every door', (time) => {
  const further = time + Math.sign(time);
  expect([isTime(time), isTime(further)]).toEqual([true, false]);
  expect(readBar({ ...good, time }, row)).toBeUndefined();
  expect(readBar({ ...good, time: further }, row)).toBe('inadmissible');
});

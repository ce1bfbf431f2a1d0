import { expect, it } from 'vitest';
import { isPackable, packedLength, packState, unpackState } from '../../src/core/packing.js';
import { cloneState, type StateRecord, writeState } from '../../src/core/state.js';

const state = (): StateRecord => ({
  count: 3,
  mean: -0,
  isUp: true,
  parts: [{ x: 1 }, { x: Number.NaN }],
  short: Float64Array.of(4, 5),
  long: Float64Array.from({ length: 60 }, (_, i) => i / 7),
  isDown: false,
});
const blank = (): StateRecord => ({
  count: 0,
  mean: 0,
  isUp: false,
  parts: [{ x: 0 }, { x: 0 }],
  short: new Float64Array(2),
  long: new Float64Array(60),
  isDown: true,
});
const length = 1 + 1 + 1 + 2 + 2 + 60 + 1;

it('a number, a flag and a number of an array are one number each; a word or null is none', () => {
  expect(packedLength(state())).toBe(length);
  expect(packedLength({ ...state(), word: 'x' })).toBeNaN();
  expect(packedLength({ ...state(), parts: [null] })).toBeNaN();
});

it('what is packed behind others comes back bit for bit, and tells where the next one goes', () => {
  const row = new Float64Array(length + 9).fill(77);
  expect(packState(state(), row, 5)).toBe(5 + length);
  expect([...row.subarray(0, 5), ...row.subarray(5 + length)]).toEqual(new Array(9).fill(77));
  const copy = blank();
  expect(unpackState(copy, row, 5)).toBe(5 + length);
  expect(copy).toEqual(state());
});

it('is packable what has a number of numbers', () => {
  expect(isPackable({ packedLength: 4 })).toBe(true);
  expect(isPackable({ packedLength: Number.NaN })).toBe(false);
  expect(isPackable({})).toBe(false);
});

it('a clone shares nothing, and what is written over a state leaves its arrays where they are', () => {
  const original = state();
  const clone = cloneState(original);
  (original['parts'] as unknown as { x: number }[])[0]!.x = 9;
  (original['long'] as Float64Array)[0] = 9;
  expect(clone).toEqual(state());
  const target = blank();
  const { short, parts } = target;
  writeState(target, state());
  expect(target).toEqual(state());
  expect(target['short']).toBe(short);
  expect(target['parts']).toBe(parts);
});

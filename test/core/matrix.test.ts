import ndarray from 'ndarray';
import { expect, it } from 'vitest';
import { ConfigError } from '../../src/core/errors.js';
import { Matrix } from '../../src/core/matrix.js';
import { modwt, mra, scalogram } from '../../src/wavelet/index.js';

const flat = Float64Array.from({ length: 12 }, (_, i) => i * i);
const rows = [0, 4, 8].map((from) => flat.slice(from, from + 4));

it('reads as ndarray reads, by row and column, and over the whole', () => {
  const theirs = ndarray(flat, [3, 4]);
  const ours = new Matrix(rows);
  const copy = ours.toNdarray();
  expect(ours.shape).toEqual(theirs.shape);
  expect(copy.shape).toEqual(theirs.shape);
  expect(copy.stride).toEqual(theirs.stride);
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 4; j++) {
      expect(ours.get(i, j)).toBe(theirs.get(i, j));
      expect(copy.get(i, j)).toBe(theirs.get(i, j));
    }
  }
  for (let j = 0; j < 4; j++) {
    expect([...ours.column(j)]).toEqual([0, 1, 2].map((i) => theirs.pick(null, j).get(i)));
  }
});

it('is NaN outside, and empty without rows', () => {
  const matrix = new Matrix(rows);
  for (const [i, j] of [
    [3, 0],
    [0, 4],
    [-1, 0],
    [0.5, 0],
  ] as const)
    expect(matrix.get(i, j)).toBeNaN();
  expect(new Matrix([]).shape).toEqual([0, 0]);
  expect(new Matrix([]).toNdarray().shape).toEqual([0, 0]);
  expect(Matrix.zeros(2, 3).rows.map((row) => [...row])).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
});

it('refuses rows of unequal length', () => {
  expect(() => new Matrix([new Float64Array(2), new Float64Array(3)])).toThrow(ConfigError);
});

it('an ndarray is a copy: writing on it changes no row', () => {
  const matrix = new Matrix(rows);
  matrix.toNdarray().set(0, 0, 99);
  expect(matrix.get(0, 0)).toBe(0);
});

it('is what every function with a result of two dimensions gives', () => {
  const series = Array.from({ length: 40 }, (_, t) => Math.sin(t));
  for (const result of [modwt(series), mra(series), scalogram(series)]) {
    expect(result).toBeInstanceOf(Matrix);
    expect(result.shape[1]).toBe(40);
  }
});

import { expect, test } from 'vitest';
import { toUplot } from '../../src/formats/index.js';

test('times in seconds and rising; what is not finite is null', () => {
  const data = toUplot(
    [120_000, 60_500, Number.NaN, 180_000],
    Float64Array.of(2, Number.NaN, 7, Number.POSITIVE_INFINITY),
    [5, 6],
  );
  expect(data).toEqual([
    [60.5, 120, 180],
    [null, 2, null],
    [6, 5, null],
  ]);
  expect(toUplot([])).toEqual([[]]);
});

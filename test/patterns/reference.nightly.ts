import { expect, test } from 'vitest';
import { kinds, mistakes } from './mistakes.js';

const COUNT = Number(process.env['COUNT'] ?? 1e6);

test.each(kinds)('%s: equal to the slow reference on a million bars', (_title, tick, seed) => {
  expect(mistakes(COUNT, tick, seed + 1_000)).toEqual([]);
});

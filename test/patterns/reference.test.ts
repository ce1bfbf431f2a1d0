import { expect, test } from 'vitest';
import { cases } from '../cases.js';
import { kinds, mistakes } from './mistakes.js';

const LENGTH = cases(100_000);

test.each(kinds)(`%s: equal to the slow reference on ${LENGTH} bars`, (_title, tick, seed) => {
  expect(mistakes(LENGTH, tick, seed)).toEqual([]);
});

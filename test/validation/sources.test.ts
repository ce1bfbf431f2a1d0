import { expect, it } from 'vitest';
import { outranks } from '../../src/validation/sources.js';

const newest = (newestSource: string) => ({ newestSource, basisRatio: 0 });

it.each([
  ['A', 'B', false],
  ['B', 'A', true],
  ['A', 'A', undefined],
  ['A', 'unknown', false],
  ['unknown', 'B', true],
  ['unknown', 'other', undefined],
] as const)('of A before B, after %s comes %s', (known, source, wins) => {
  expect(outranks(['A', 'B'], newest(known), source)).toBe(wins);
});

it('who ranks nobody, or says no source, has none that decide', () => {
  expect(outranks([], newest('A'), 'B')).toBeUndefined();
  expect(outranks(['A'], newest('B'), undefined)).toBeUndefined();
});

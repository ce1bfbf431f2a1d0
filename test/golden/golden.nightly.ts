import { expect, it } from 'vitest';
import { askAll } from './bundles.js';
import { otherRuntimes } from './runtimes.js';
import { golden, goldenBarCount, howToAccept, tableOf } from './table.js';

// The same in engines that are not V8, and in hosts that are not Node.
it(`${goldenBarCount} bars say the same in Bun and Deno`, async () => {
  const expected = golden();
  const rows = await askAll(otherRuntimes, goldenBarCount);
  const table = tableOf(rows, expected);
  console.log(['| runtime | golden hash | |', '|---|---|---|', ...table].join('\n'));
  expect(expected.bars).toBe(goldenBarCount);
  expect(
    table.filter((line) => line.includes('differs')),
    howToAccept,
  ).toEqual([]);
}, 1_800_000);

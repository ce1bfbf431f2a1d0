import { expect, it } from 'vitest';
import { askAll } from './bundles.js';
import { runtimes } from './runtimes.js';
import { golden, goldenBarCount, howToAccept, tableOf } from './table.js';

// Equal bars, equal bits: on every Node that is run, however it is loaded, and in a browser.
it(`${goldenBarCount} bars say the same everywhere`, async () => {
  const expected = golden();
  const rows = await askAll(runtimes, goldenBarCount);
  const table = tableOf(rows, expected);
  console.log(['| runtime | golden hash | |', '|---|---|---|', ...table].join('\n'));
  expect(expected.bars).toBe(goldenBarCount);
  expect(
    table.filter((line) => line.includes('differs')),
    howToAccept,
  ).toEqual([]);
  expect(rows.filter(({ said }) => said !== undefined).length).toBeGreaterThanOrEqual(6);
}, 1_800_000);

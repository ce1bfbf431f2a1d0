import { describe, expect, it } from 'vitest';
import { bars } from '../../docs/make/platforms/row.js';
import { measured, platforms, writtenPages } from '../../docs/make/platforms.js';

// Every row of the migration tables, run anew beside the other program.

describe.each(platforms.map((platform) => [platform.name, platform] as const))(
  '%s',
  (_, platform) => {
    const rows = measured(platform);

    it('speaks in every row', () => {
      for (const { row, nearness } of rows) {
        expect(nearness.starts[1], row.there).toBeGreaterThan(0);
        expect(nearness.starts[0], row.there).toBeGreaterThan(0);
      }
    });

    it('wherever the numbers differ, the reason is said', () => {
      const silent = rows.filter(({ row, nearness: { from, starts } }) => {
        const isEqual = from <= Math.max(...starts) + 1;
        return !isEqual && row.why === undefined;
      });
      expect(silent.map(({ row }) => row.there)).toEqual([]);
    });
  },
);

it('the pages say what the programs say: run npx tsx docs/make/platforms.ts', () => {
  for (const { file, committed, generated } of writtenPages()) {
    expect(committed === generated, file).toBe(true);
  }
});

it('most of all rows are equal from their first value on', () => {
  const all = platforms.flatMap(measured);
  const equal = all.filter(({ nearness: { from, starts } }) => from === Math.max(...starts));
  console.log(`${equal.length} of ${all.length} rows equal over ${bars.time.length} bars`);
  expect(all.length).toBeGreaterThanOrEqual(300);
  expect(equal.length / all.length).toBeGreaterThan(0.75);
});

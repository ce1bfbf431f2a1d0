import { afterAll, describe, expect, it } from 'vitest';
import { columnOf, compare } from '../reference/comparison.js';
import { readBars, readOracle } from '../reference/fixtures.js';
import { type OracleCase, statisticsCases, ttrCases } from '../reference/oracle-cases.js';
import { operatorsAsReferences } from './as-references.js';

// The operators themselves beside TTR, pandas, scipy and statsmodels, on the bars of the fixture.
const tolerance = 1e-9;
const kinds = new Set<string>();
const operators = operatorsAsReferences(kinds);
let comparisons = 0;

function suite(name: 'bars.ttr' | 'bars.statistics', cases: readonly OracleCase[]): void {
  const bars = readBars('bars');
  const { columns } = readOracle(name);
  describe(name, () => {
    it.each(cases)('$kind equals $column', ({ column, ours, from }) => {
      const result = compare(ours(bars, operators), columnOf(columns, column), from);
      comparisons += 1;
      expect(result.misaligned, 'first bar defined on one side only').toBe(-1);
      expect(result.bars).toBeGreaterThan(10);
      expect(result.error).toBeLessThanOrEqual(tolerance);
    });
  });
}

suite('bars.ttr', ttrCases);
suite('bars.statistics', statisticsCases);

afterAll(() => {
  console.log(`${kinds.size} kinds in ${comparisons} comparisons with independent programs`);
});

import { afterAll, describe, expect, it } from 'vitest';
import { columnOf, compare } from './comparison.js';
import { readBars, readOracle } from './fixtures.js';
import * as references from './index.js';
import { type OracleCase, statisticsCases, ttrCases } from './oracle-cases.js';

const tolerance = 1e-9;
const rows: string[] = [];

function suite(name: 'bars.ttr' | 'bars.statistics', cases: readonly OracleCase[]): void {
  const bars = readBars('bars');
  const { columns, versions } = readOracle(name);
  describe(`${name} (${Object.entries(versions).flat().join(' ')})`, () => {
    it.each(cases)('$kind equals $column', ({ kind, column, ours, from, differs }) => {
      const result = compare(ours(bars, references), columnOf(columns, column), from);
      const tool = columns[column]!.tool;
      const since = from === undefined ? '' : `  from bar ${from}: ${differs}`;
      rows.push(`${kind.padEnd(28)}${tool.padEnd(13)}${result.error.toExponential(1)}${since}`);
      expect(result.misaligned, 'first bar defined on one side only').toBe(-1);
      expect(result.bars).toBeGreaterThan(10);
      expect(result.error).toBeLessThanOrEqual(tolerance);
    });
  });
}

suite('bars.ttr', ttrCases);
suite('bars.statistics', statisticsCases);

afterAll(() => {
  const head = `${'indicator'.padEnd(28)}${'oracle'.padEnd(13)}max error / max |oracle|`;
  console.log([head, ...rows, `${rows.length} comparisons`].join('\n'));
});

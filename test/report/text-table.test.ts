import { describe, expect, it } from 'vitest';
import { block, factsText, tableText } from '../../src/report/text-table.js';

describe('text', () => {
  it('stands in columns: words to the left, figures to the right', () => {
    const rows = [
      ['one', '5'],
      ['a longer name than there is room for in one column', '1,000'],
    ];
    const table = { headings: ['name', 'n'], rows, figures: [1] };
    const clippedName = 'a longer name than there is room for in…';
    expect(tableText(table)).toEqual([
      `  name${' '.repeat(41)} n`,
      `  one${' '.repeat(42)} 5`,
      `  ${clippedName}  1,000`,
    ]);
    expect(tableText({ ...table, of: 9 }).at(-1)).toBe('  the latest 2 of 9');
    expect(
      factsText([
        ['bars', '5'],
        ['a', 'x\ny'],
      ]),
    ).toEqual(['  bars  5', '  a     x y']);
    expect(block('Title', [])).toEqual(['', 'Title', '  nothing to show']);
    expect(block('Title', ['x'])).toEqual(['', 'Title', 'x']);
  });
});

import { expect, it } from 'vitest';
import { admitBar } from '../../src/bars/admit-bar.js';
import {
  barFields,
  copyBar,
  hasSameValues,
  isAdmissibleBar,
  loadBar,
  loadBarAt,
} from '../../src/bars/bar.js';
import { columnsOf } from '../../src/bars/columns.js';
import { heedsCompleteness, saysIncomplete } from '../../src/bars/completeness.js';
import { epochMs, epochUnit } from '../../src/bars/epoch.js';

it.each([
  [0, 'milliseconds', 0],
  [99_999_999, 'milliseconds', 99_999_999],
  [100_000_000, 'seconds', 100_000_000_000],
  [-100_000_000, 'seconds', -100_000_000_000],
  [9_999_999_999, 'seconds', 9_999_999_999_000],
  [1_700_000_000.5, 'seconds', 1_700_000_000_500],
  [10_000_000_000, 'milliseconds', 10_000_000_000],
  [1_700_000_000_000.4, 'milliseconds', 1_700_000_000_000],
  [99_999_999_999_999, 'milliseconds', 99_999_999_999_999],
  [100_000_000_000_000, 'microseconds', 100_000_000_000],
  [1_700_000_000_000_999, 'microseconds', 1_700_000_000_000],
  [100_000_000_000_000_000, 'nanoseconds', 100_000_000_000],
  [1_700_000_000_000_512_000, 'nanoseconds', 1_700_000_000_000],
])('%d counts %s: %d ms', (count, unit, ms) => {
  expect([epochUnit(count), epochMs(count)]).toEqual([unit, ms]);
});

const bar = { time: 60_000, open: 2, high: 4, low: 1, close: 3, volume: 5 };
const numbers = Object.values(bar);

it('a bar goes into a row, out of a column and into a record field by field', () => {
  const [loaded, loadedAt, admitted] = [0, 0, 0].map(() => new Float64Array(7).fill(77)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  loadBar(bar, loaded);
  loadBarAt(columnsOf([{ ...bar, close: 9 }, bar]), 1, loadedAt);
  expect(admitBar(bar, admitted)).toBe(true);
  for (const row of [loaded, loadedAt, admitted]) expect([...row]).toEqual([...numbers, 77]);
  expect(copyBar({ ...bar, more: 1 } as typeof bar)).toEqual(bar);
});

it.each(barFields)('a bad %s keeps a bar out, and another one makes another bar', (field) => {
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 301, '5']) {
    const row = new Float64Array(6).fill(77);
    expect(admitBar({ ...bar, [field]: bad }, row)).toBe(false);
    expect([...row]).toEqual([77, 77, 77, 77, 77, 77]);
    expect(isAdmissibleBar({ ...bar, [field]: bad })).toBe(false);
  }
  expect(hasSameValues(bar, { ...bar, [field]: 9 })).toBe(field === 'time');
});

it('nothing is no bar', () => {
  const row = new Float64Array(6);
  for (const given of [null, undefined, 5, {}]) expect(admitBar(given, row)).toBe(false);
  expect(isAdmissibleBar(bar)).toBe(true);
});

it('only a bar that says so is incomplete', () => {
  const throwing = Object.defineProperty({}, 'complete', {
    get: () => {
      throw new Error('hostile');
    },
  });
  expect(saysIncomplete({ complete: false })).toBe(true);
  for (const given of [{ complete: true }, { complete: 0 }, {}, null, undefined, throwing]) {
    expect(saysIncomplete(given)).toBe(false);
  }
  expect([{ nextIsIncomplete: () => {} }, {}].map(heedsCompleteness)).toEqual([true, false]);
});

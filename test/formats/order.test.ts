import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOf } from '../../src/bars/columns.js';
import { dedupeBars, orderOf, sortBars } from '../../src/formats/index.js';

const bar = fc.record({
  time: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(Number.NaN)),
  open: fc.nat(9),
  high: fc.nat(9),
  low: fc.nat(9),
  close: fc.nat(9),
  volume: fc.nat(9),
});

test('bars and columns are sorted alike: stable, what has no time last', () => {
  fc.assert(
    fc.property(fc.array(bar), (bars) => {
      const before = structuredClone(bars);
      const sorted = sortBars(bars);
      const place = (time: number): number => (Number.isNaN(time) ? 10 : time);
      expect(sorted).toEqual(bars.toSorted((a, b) => place(a.time) - place(b.time)));
      expect(sortBars(columnsOf(bars))).toEqual(columnsOf(sorted));
      expect(bars).toEqual(before);
    }),
  );
});

test('one bar stays for each time: the last, or the first', () => {
  fc.assert(
    fc.property(fc.array(bar), (bars) => {
      for (const keep of ['last', 'first'] as const) {
        const kept = dedupeBars(bars, keep);
        expect(new Set(kept.map(({ time }) => time)).size).toBe(kept.length);
        for (const one of kept) {
          const same = bars.filter(({ time }) => Object.is(time, one.time));
          expect(one).toBe(same.at(keep === 'last' ? -1 : 0));
        }
        expect(dedupeBars(columnsOf(bars), keep)).toEqual(columnsOf(kept));
      }
    }),
  );
  expect(dedupeBars([]).length).toBe(0);
  expect(() => dedupeBars([], 'both' as 'last')).toThrow(/keep must be one of/);
});

test('the order of a file is named', () => {
  expect(orderOf([])).toBe('oldest-first');
  expect(orderOf([1, 1, 2])).toBe('oldest-first');
  expect(orderOf([3, 2, 2])).toBe('newest-first');
  expect(orderOf([1, 3, 2])).toBe('mixed');
  expect(orderOf([1, Number.NaN, 2])).toBe('mixed');
});

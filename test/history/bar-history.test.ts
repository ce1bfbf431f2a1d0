import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bar, barAt, columnsOf } from '../../src/bars/index.js';
import { BarHistory } from '../../src/history/index.js';
import { cases } from '../cases.js';
import { walk } from './walk.js';

const rows = (columns: ReturnType<BarHistory['read']>): Bar[] =>
  Array.from(columns.time, (_, i) => barAt(columns, i));
const flat = (time: number, close: number): Bar => ({
  time,
  open: close,
  high: close,
  low: close,
  close,
  volume: 1,
});

test('whatever is merged in whatever order, it reads as a map by time does', () => {
  const batch = fc.array(fc.tuple(fc.nat(60), fc.nat(3)), { maxLength: 30 });
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 5 }), (batches) => {
      const history = new BarHistory();
      const map = new Map<number, Bar>();
      for (const bars of batches.map((rows) => rows.map(([time, close]) => flat(time, close)))) {
        const counts = history.merge(columnsOf(bars));
        for (const bar of bars) map.set(bar.time, bar);
        expect(Object.values(counts).reduce((a, b) => a + b)).toBe(bars.length);
      }
      const expected = [...map.values()].sort((a, b) => a.time - b.time);
      expect(rows(history.read())).toEqual(expected);
      expect(rows(BarHistory.from(history.toBytes()).read())).toEqual(expected);
    }),
    { numRuns: cases(1000) },
  );
});

test('ranges read over blocks, one bar or all', () => {
  const columns = walk({ length: 10_000, decimals: 2, seed: 4 });
  const history = new BarHistory();
  expect(history.merge(columns)).toEqual({
    appended: 10_000,
    inserted: 0,
    revised: 0,
    same: 0,
    refused: 0,
  });
  expect(history.length).toBe(10_000);
  expect(history.newestTime).toBe(columns.time[9999]);
  expect(rows(history.read())).toEqual(rows(columns));
  for (const [start, end] of [
    [0, 1],
    [4095, 4097],
    [4000, 9000],
    [9999, 10_000],
  ] as const) {
    const to = columns.time[end] ?? Number.POSITIVE_INFINITY;
    const found = history.read(columns.time[start], to);
    expect(rows(found)).toEqual(rows(columns).slice(start, end));
  }
  expect(history.read(5, 5).time.length).toBe(0);
});

test('bars appended one by one are those appended at once, to the byte', () => {
  const columns = walk({ length: 9000, decimals: 2, seed: 6 });
  const [one, many] = [new BarHistory(), new BarHistory()];
  one.merge(columns);
  for (let i = 0; i < 9000; i += 450) {
    many.merge(columnsOf(rows(columns).slice(i, i + 450)));
  }
  expect(many.toBytes()).toEqual(one.toBytes());
});

test('a late bar and a corrected one land in their block; the revision tells of them', () => {
  const columns = walk({ length: 5000, decimals: 2, seed: 8 });
  const history = new BarHistory();
  history.merge(columns);
  expect(history.revision).toBe(0);
  expect(history.merge(columns)).toMatchObject({ same: 5000, revised: 0 });
  expect(history.revision).toBe(0);

  const [first, second] = [columns.time[0]!, columns.time[1]!];
  const mended = history.merge(columnsOf([flat(second, 1), flat(first - 60_000, 2)]));
  expect(mended).toMatchObject({ inserted: 1, revised: 1, appended: 0 });
  expect(history.revision).toBe(1);
  expect(rows(history.read(0, second + 1))).toEqual([
    flat(first - 60_000, 2),
    barAt(columns, 0),
    flat(second, 1),
  ]);
  expect(history.length).toBe(5001);
});

test('a block that grows too long becomes two, and each bar stays', () => {
  const columns = walk({ length: 8192, decimals: 2, seed: 9 });
  const history = new BarHistory();
  const even = rows(columns).filter((_, i) => i % 2 === 0);
  const odd = rows(columns).filter((_, i) => i % 2 === 1);
  history.merge(columnsOf(even));
  expect(history.merge(columnsOf(odd)).inserted).toBe(4095);
  expect(rows(history.read())).toEqual(rows(columns));
  expect(history.compressionRatio).toBeGreaterThan(6);
});

test('a time that is no whole millisecond is refused, and counted', () => {
  const history = new BarHistory();
  const times = [Number.NaN, 0.5, Number.POSITIVE_INFINITY, 2 ** 60, 7];
  expect(history.merge(columnsOf(times.map((time) => flat(time, 1))))).toMatchObject({
    refused: 4,
    appended: 1,
  });
  expect(history.newestTime).toBe(7);
  expect(new BarHistory().newestTime).toBeNaN();
  expect(new BarHistory().compressionRatio).toBe(1);
});

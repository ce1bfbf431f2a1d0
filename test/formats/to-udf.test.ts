import { expect, test } from 'vitest';
import { columnsOf, emptyColumns } from '../../src/bars/index.js';
import { toUdf, venues } from '../../src/formats/index.js';

test('what is answered reads back, but for bars that JSON cannot say', () => {
  const bar = (time: number, close: number) => ({
    time,
    open: 1,
    high: 3,
    low: 0.5,
    close,
    volume: 7,
  });
  const columns = columnsOf([bar(60_000, 2), bar(120_000, Number.NaN), bar(180_000, 2.5)]);
  const answer = toUdf({ ...columns, volume: Float64Array.of(7, 7, Number.NaN) });
  expect(answer).toMatchObject({ s: 'ok', t: [60, 180], c: [2, 2.5], v: [7, 0] });
  const { bars } = venues.udf.decode(JSON.stringify(answer), { symbol: 'A' });
  expect(bars.map(({ time, close }) => [time, close])).toEqual([
    [60_000, 2],
    [180_000, 2.5],
  ]);
  expect(toUdf(emptyColumns(0))).toEqual({ s: 'no_data' });
});

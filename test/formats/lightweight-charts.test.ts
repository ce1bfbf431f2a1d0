import { expect, test } from 'vitest';
import { toCandles, toLine, toMarkers } from '../../src/formats/index.js';

const bar = { time: 1_577_836_800_000, open: 1, high: 3, low: 0.5, close: 2, volume: 9 };
const time = 1_577_836_800;

test('candles are in seconds, without volume; a hole is whitespace', () => {
  expect(toCandles([bar, { ...bar, low: Number.NaN }])).toEqual([
    { time, open: 1, high: 3, low: 0.5, close: 2 },
    { time },
  ]);
});

test('lines take arrays of either kind; what is not finite is whitespace', () => {
  const times = Float64Array.of(bar.time, bar.time + 999, bar.time + 60_000);
  expect(toLine(times, [1, Number.NaN, Number.POSITIVE_INFINITY])).toEqual([
    { time, value: 1 },
    { time },
    { time: time + 60 },
  ]);
});

test('markers are sorted and point where the signal does', () => {
  const marks = [
    { time: bar.time + 1000, direction: -0.5, text: 'sell' },
    { time: bar.time, direction: 1, text: 'buy' },
    { time: bar.time + 2000, direction: 0, text: '' },
  ];
  expect(
    toMarkers(marks).map((m) => `${m.time - time} ${m.position} ${m.shape} ${m.text}`),
  ).toEqual(['0 belowBar arrowUp buy', '1 aboveBar arrowDown sell', '2 aboveBar circle ']);
  expect(marks[0]!.text).toBe('sell');
});

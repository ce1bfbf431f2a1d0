import { expect, test } from 'vitest';
import { toCandles, toLine, toMarkers } from '../../src/formats/index.js';

const bar = { time: 1_577_836_800_000, open: 1, high: 3, low: 0.5, close: 2, volume: 9 };
const time = 1_577_836_800;

test('candles are in seconds, without volume; a hole is whitespace', () => {
  expect(toCandles([bar, { ...bar, time: bar.time + 1000, low: Number.NaN }])).toEqual([
    { time, open: 1, high: 3, low: 0.5, close: 2 },
    { time: time + 1 },
  ]);
});

test('candles and points are sorted, one a second, the last one given; no time, no candle', () => {
  const later = { ...bar, time: bar.time + 60_000 };
  const again = { ...bar, close: 2.5 };
  const candles = toCandles([later, bar, again, { ...bar, time: Number.NaN }]);
  expect(candles.map((candle) => candle.time)).toEqual([time, time + 60]);
  expect(candles[0]).toMatchObject({ close: 2.5 });
  expect(toLine([later.time, bar.time, bar.time + 999], [1, 2, 3])).toEqual([
    { time, value: 3 },
    { time: time + 60, value: 1 },
  ]);
});

test('lines take arrays of either kind; what is not finite is whitespace', () => {
  const times = Float64Array.of(bar.time, bar.time + 999, bar.time + 60_000);
  expect(toLine(times, [1, Number.NaN, Number.POSITIVE_INFINITY])).toEqual([
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

test('a signal becomes an arrow with its strategy and timeframe', () => {
  const signal = { time: bar.time, strategy: 'trend', timeframe: '1h' };
  const marks = toMarkers([
    { ...signal, direction: 'up' },
    { ...signal, direction: 'down', timeframe: '5m' },
    { ...signal, direction: 'flat', text: 'out' },
  ]);
  expect(marks.map(({ shape, text }) => `${shape} ${text}`)).toEqual([
    'arrowUp trend 1h',
    'arrowDown trend 5m',
    'circle out',
  ]);
});

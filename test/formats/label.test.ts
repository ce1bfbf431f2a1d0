import { expect, test } from 'vitest';
import { isoTime, labelReader } from '../../src/formats/index.js';

const openOf = (
  timeframe: string,
  calendar: 'us-equities' | '24/7' | 'fx',
  label: string,
): string => {
  const time = labelReader({ label: 'close', timeframe, calendar })(Date.parse(label));
  return Number.isNaN(time) ? 'off the grid' : isoTime(time).slice(0, 16);
};

test.each([
  // hours of regular hours begin at 9:30; the last one is half an hour
  ['1h', 'us-equities', '2024-01-02T15:30Z', '2024-01-02T14:30'],
  ['1h', 'us-equities', '2024-01-02T21:00Z', '2024-01-02T20:30'],
  ['1h', 'us-equities', '2024-01-02T20:59:59.999Z', '2024-01-02T20:30'],
  ['1h', 'us-equities', '2024-01-02T20:59:59Z', '2024-01-02T20:30'],
  ['1h', 'us-equities', '2024-01-02T20:00Z', 'off the grid'],
  ['1h', 'us-equities', '2024-01-02T22:00Z', 'off the grid'],
  ['1h', 'us-equities', '2024-07-02T20:00Z', '2024-07-02T19:30'],
  // a half day closes at 13:00
  ['1h', 'us-equities', '2024-11-29T18:00Z', '2024-11-29T17:30'],
  ['5m', 'us-equities', '2024-11-29T18:00Z', '2024-11-29T17:55'],
  ['5m', 'us-equities', '2024-01-02T14:30Z', 'off the grid'],
  ['5m', '24/7', '2000-01-03T09:35Z', '2000-01-03T09:30'],
  ['5m', '24/7', '2000-01-03T09:33Z', 'off the grid'],
  ['1s', '24/7', '2000-01-03T09:30:01Z', '2000-01-03T09:30'],
  // days: by the close, after it, or by their own date
  ['1d', 'us-equities', '2024-01-02T21:00Z', '2024-01-02T14:30'],
  ['1d', 'us-equities', '2024-01-03T05:00Z', '2024-01-02T14:30'],
  ['1d', 'us-equities', '2024-01-02T00:00Z', '2024-01-02T14:30'],
  ['1d', 'us-equities', '2024-01-06T00:00Z', 'off the grid'],
  ['1d', 'us-equities', '2024-01-02T18:00Z', 'off the grid'],
  ['1d', '24/7', '2024-01-03T00:00Z', '2024-01-02T00:00'],
  ['1d', '24/7', '2024-01-02T23:59:59.999Z', '2024-01-02T00:00'],
  ['1d', 'fx', '2024-01-02T22:00Z', '2024-01-01T22:00'],
  // weeks by their Friday, the Thursday before Good Friday, their Sunday, the next Monday
  ['1w', 'us-equities', '2024-01-05T00:00Z', '2024-01-02T14:30'],
  ['1w', 'us-equities', '2024-01-05T21:00Z', '2024-01-02T14:30'],
  ['1w', 'us-equities', '2024-03-28T00:00Z', '2024-03-25T13:30'],
  ['1w', 'us-equities', '2024-03-29T00:00Z', '2024-03-25T13:30'],
  ['1w', 'us-equities', '2024-01-07T00:00Z', '2024-01-02T14:30'],
  ['1w', 'us-equities', '2024-01-08T00:00Z', '2024-01-02T14:30'],
  ['1w', 'us-equities', '2024-01-04T00:00Z', 'off the grid'],
  ['1w', 'us-equities', '2024-01-04T21:00Z', 'off the grid'],
  ['1w', '24/7', '2024-01-07T00:00Z', '2024-01-01T00:00'],
  ['1w', '24/7', '2024-01-08T00:00Z', '2024-01-01T00:00'],
  ['1w', '24/7', '2024-01-05T00:00Z', 'off the grid'],
  // months by their last day, traded or not, or the first of the next
  ['1M', 'us-equities', '2024-03-31T00:00Z', '2024-03-01T14:30'],
  ['1M', 'us-equities', '2024-03-28T20:00Z', '2024-03-01T14:30'],
  ['1M', 'us-equities', '2024-04-01T00:00Z', '2024-03-01T14:30'],
  ['1M', '24/7', '2024-01-31T00:00Z', '2024-01-01T00:00'],
  ['1M', '24/7', '2024-02-01T00:00Z', '2024-01-01T00:00'],
  ['1M', '24/7', '2024-01-30T00:00Z', 'off the grid'],
] as const)('%s, %s: %s ends the bar that begins at %s', (timeframe, calendar, label, open) => {
  expect(openOf(timeframe, calendar, label)).toBe(open);
});

test('labels by the open stay; what cannot be a label is none', () => {
  expect(labelReader({})(5)).toBe(5);
  expect(labelReader({ label: 'close', timeframe: '1m' })(Number.NaN)).toBeNaN();
  expect(labelReader({ label: 'close', timeframe: '1m' })(1e300)).toBeNaN();
  expect(() => labelReader({ label: 'close' })).toThrow(
    /timeframe must be given with label 'close'/,
  );
  expect(() => labelReader({ label: 'end' as 'open' })).toThrow(/label must be one of/);
  expect(() => labelReader({ calendar: 'nyse' as 'fx' })).toThrow(/calendar/);
});

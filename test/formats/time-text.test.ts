import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoTime, readTime } from '../../src/formats/index.js';

const monday = Date.UTC(2000, 0, 3);

test.each([
  ['2000-01-03', monday],
  ['2000/01/03', monday],
  ['20000103', monday],
  ['Jan 3 2000', monday],
  ['January 3, 2000', monday],
  ['3 Jan 2000', monday],
  ['03-JAN-2000', monday],
  ['2000-01-03T14:30', monday + 52_200_000],
  ['2000-01-03 14:30:05', monday + 52_205_000],
  ['20000103 143005', monday + 52_205_000],
  ['2000-01-03T14:30:05.25Z', monday + 52_205_250],
  ['2000-01-03T14:30:05.123456789Z', monday + 52_205_123],
  ['2000-01-03T14:30:00+05:30', monday + 32_400_000],
  ['2000-01-03 09:30:00-0500', monday + 52_200_000],
  ['2000-02-29', Date.UTC(2000, 1, 29)],
  ['1899-12-31', Date.UTC(1899, 11, 31)],
  ['946857600', monday],
  ['946857600.5', monday + 500],
  ['946857600000', monday],
  ['946857600000000', monday],
  ['946857600000000000', monday],
  ['0', 0],
  ['60000', 60_000],
  ['-86400000', -86_400_000],
])('%s', (text, time) => {
  expect(readTime(text)).toBe(time);
});

test.each([
  '',
  'soon',
  '1/3/2000',
  '2000-1-3',
  '2000-13-01',
  '2000-00-10',
  '2000-01-00',
  '2000-02-30',
  '1900-02-29',
  '2000-01-03T24:00',
  '2000-01-03T12:60',
  'Foo 3 2000',
  'Feb 30 2000',
  '32 Jan 2000',
  'NaN',
  '1e12',
  '0x10',
])('%j is no time', (text) => {
  expect(readTime(text)).toBeUndefined();
});

test('isoTime is what Date prints, and is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -60_000_000_000_000, max: 250_000_000_000_000 }), (time) => {
      expect(isoTime(time)).toBe(new Date(time).toISOString());
      expect(readTime(isoTime(time))).toBe(time);
    }),
  );
});

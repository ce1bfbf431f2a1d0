import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromCcxt } from '../../src/formats/index.js';

const time = Date.UTC(2020, 0, 1);

test('rows become bars that say whose they are', () => {
  const { bars, errors } = fromCcxt([[time, 10, 12, 9, 11, 5]], '__proto__', {
    timeframe: '60m',
    feed: 'kraken',
  });
  expect(errors).toEqual([]);
  expect(bars).toEqual([
    {
      time,
      open: 10,
      high: 12,
      low: 9,
      close: 11,
      volume: 5,
      symbol: '__proto__',
      timeframe: '1h',
      feed: 'kraken',
    },
  ]);
  expect(Object.keys(fromCcxt([[time, 1, 1, 1, 1, 1]], 'A').bars[0]!)).not.toContain('feed');
});

test('decimal text is read, a missing, null or NaN volume is 0, further cells are ignored', () => {
  const rows = [
    [`${time}`, '1', '2', '0.5', '1.5', '7', 'x'],
    [time, 1, 1, 1, 1, null],
    [time, 1, 1, 1, 1],
    [time, 1, 1, 1, 1, Number.NaN],
  ];
  const { bars, errors } = fromCcxt(rows, 'A');
  expect(errors).toEqual([]);
  expect(bars.map((bar) => bar.volume)).toEqual([7, 0, 0, 0]);
  expect([bars[0]!.time, bars[0]!.low]).toEqual([time, 0.5]);
});

const notPrices: readonly (readonly [cell: unknown, reason: string])[] = [
  ...[null, undefined, Number.NaN, '', ' ', 'NaN', 'null'].map(
    (cell) => [cell, 'missing-price'] as const,
  ),
  ...['0x10', '1e400', 'Infinity', Number.POSITIVE_INFINITY, '1,5', 'high', true, {}].map(
    (cell) => [cell, 'unreadable-number'] as const,
  ),
];

test.each(notPrices)(
  'a price of %o is an error with its field, never a bar with NaN',
  (cell, reason) => {
    for (const [i, field] of ['open', 'high', 'low', 'close'].entries()) {
      const { bars, errors } = fromCcxt([[time, 1, 1, 1, 1, 1].with(i + 1, cell as number)], 'A');
      expect(bars).toEqual([]);
      expect(errors).toMatchObject([{ line: 1, reason, field }]);
    }
  },
);

test('a volume or a time of 0x10 or 1e400 is refused', () => {
  for (const cell of ['0x10', '1e400', Number.POSITIVE_INFINITY]) {
    const { errors } = fromCcxt(
      [
        [time, 1, 1, 1, 1, cell],
        [cell, 1, 1, 1, 1, 1],
      ],
      'A',
    );
    expect(errors.map(({ reason }) => reason)).toEqual(['unreadable-number', 'unreadable-time']);
  }
});

test('a row that is none is an error with its reason, and the others go on', () => {
  const rows = [
    [time / 1000, 1, 1, 1, 1, 1],
    [time * 1000, 1, 1, 1, 1, 1],
    [time * 1_000_000, 1, 1, 1, 1, 1],
    [time + 0.5, 1, 1, 1, 1, 1],
    [null, 1, 1, 1, 1, 1],
    [time, 1, 1, 'high', 1, 1],
    [time, 1, 1, {}, 1, 1],
    [time, 1],
    null,
    'row',
    [time, 1, 1, 1, 1, 1],
  ];
  const { bars, errors } = fromCcxt(rows, 'A');
  expect(bars.length).toBe(1);
  expect(errors.map((e) => `${e.line} ${e.reason}`)).toEqual([
    '1 time-in-seconds',
    '2 time-in-microseconds',
    '3 time-in-nanoseconds',
    '4 unreadable-time',
    '5 unreadable-time',
    '6 unreadable-number',
    '7 unreadable-number',
    '8 missing-cells',
    '9 not-a-row',
    '10 not-a-row',
  ]);
  expect(errors[5]!.text).toBe('high');
});

test('whatever the rows are, each is a bar or an error', () => {
  fc.assert(
    fc.property(fc.array(fc.anything()), (rows) => {
      const { bars, errors } = fromCcxt(rows, 'A');
      expect(bars.length + errors.length).toBe(rows.length);
      for (const bar of bars) expect(Object.values(bar).some(Number.isNaN)).toBe(false);
    }),
  );
});

test('times labelled by close are moved to the open; slips of the caller throw', () => {
  const rows = [[time, 1, 1, 1, 1, 1]];
  const labelled = fromCcxt(rows, 'A', { label: 'close', timeframe: '1d' });
  expect(labelled.bars[0]!.time).toBe(time - 86_400_000);
  expect(() => fromCcxt(rows, '')).toThrow(/symbol must be/);
  expect(() => fromCcxt('rows' as unknown as [], 'A')).toThrow(/rows must be an array/);
  expect(() => fromCcxt(rows, 'A', { label: 'close' })).toThrow(/timeframe/);
  expect(() => fromCcxt(rows, 'A', { timeframe: '5min' })).toThrow(/did you mean '5m'/);
});

test('the bar that is forming is apart: by the time it is, or as the newest', () => {
  const rows = [0, 1, 2].map((i) => [time + i * 60_000, 1, 1, 1, 1, 1]);
  const apart = (options: object): number[][] => {
    const { bars, forming } = fromCcxt(rows, 'A', options);
    return [bars, forming].map((list) => list.map((bar) => (bar.time - time) / 60_000));
  };
  expect(apart({})).toEqual([[0, 1, 2], []]);
  expect(apart({ dropForming: true })).toEqual([[0, 1], [2]]);
  expect(apart({ timeframe: '1m', now: time + 179_999 })).toEqual([[0, 1], [2]]);
  expect(apart({ timeframe: '1m', now: time + 180_000 })).toEqual([[0, 1, 2], []]);
  expect(apart({ timeframe: '1m', now: time + 179_999, dropForming: true })).toEqual([[0, 1], [2]]);
  rows.reverse();
  expect(apart({ dropForming: true })).toEqual([[1, 0], [2]]);
  expect(fromCcxt([], 'A', { dropForming: true }).forming).toEqual([]);
  expect(() => fromCcxt(rows, 'A', { now: Number.NaN })).toThrow(/now must be/);
});

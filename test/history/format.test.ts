import { expect, it } from 'vitest';
import { barFields, type Columns, columnsOf, sliceColumns } from '../../src/bars/index.js';
import { checksum } from '../../src/history/checksum.js';
import { BarHistory, decodeBars, encodeBars } from '../../src/history/index.js';
import { walk } from './walk.js';

// Files outlive the version that wrote them. A writer and a reader that change together still agree
// with each other, and read no file any more: what the format `bwh1` says is held here, byte by byte.

const mapped = (columns: Columns, change: (price: number, i: number) => number): Columns => {
  const { time, volume } = columns;
  const [open, high, low, close] = (['open', 'high', 'low', 'close'] as const).map((field) =>
    columns[field].map(change),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  return { time, open, high, low, close, volume };
};
const lots = (columns: Columns): Columns => ({
  ...columns,
  volume: columns.volume.map((volume, i) => (i % 3 === 0 ? volume * 2500 : volume / 100 + i)),
});
const odd = [0, -0, Number.NaN, Number.POSITIVE_INFINITY, 5e-324, 2 ** 53, -1.1, 1e22];

/** A series, and what was written of it. */
const saved: Readonly<Record<string, readonly [columns: Columns, text: string]>> = {
  'a walk in cents': [
    walk({ length: 40, decimals: 2, seed: 11 }),
    'YndoMQ58430BKCDg1AMiASBkQAkAZjyUuixfYvgMl3qwswCUfQrUDY5tjIFkLV5IGr8l65BPn0clX8QF1QnLpyJAqTWABHPsAacPmll6EWgl5rXYwM3j/rV7xxbjEpaJHulDdTl4depYXLMjYfZluVTGzlBvK+ySrMF4mSyKFBJQyZ4iCUDfDnoASSZ0',
  ],
  'quarters, and volumes of many sizes': [
    lots(mapped(walk({ length: 40, decimals: 0, seed: 12 }), (price) => price / 4)),
    'YndoMVzKthABKCDg1AMiGSABQAkAZjyUujI+rnXXx0oPHWa3xcvIsOPPMYqRTGVCWksNi2AwHtdcKr4r+kqEz/O+cbUVfwkGNooObRsgIe3oVbmgRPUSF5x4Duy+SVZJTqcUA3WGSEJ7ugLA8NabgMwJTJfaqhSvPUX4px6xGLrJzxnUNh3FSMWT0RFmM9FbMvhKhtKoPzNZPqkgFsS4E4G3RD48jw5o5AA=',
  ],
  singles: [
    mapped(walk({ length: 30, decimals: 2, seed: 13 }), Math.fround),
    'YndoMTqZMEwBHiDg1AMyASBkQAkAZjyUykdfYmQv8bErNV7k04tlWV5wdAWsaZLK3rqOmAp/wQSqgbmx+SsdDurZckw8EG7uGEsYz81RqOze10TRks0Vkb0sylbh9/mrfalyZur5WDFJ4d6NHigSEONpvWOv4A==',
  ],
  'doubles without a scale': [
    mapped(walk({ length: 20, decimals: 2, seed: 14 }), (price) => price * 0.974_313_7),
    'YndoMVa0xXkBFCDg1AMJodbSBCBkQAkAZjyUtyb4gAH5PLveOrPa2ijvbLFgBmkTKlgL0iD2JykcaxGhbqz6X0rBQZAR8TioMTSHvJ53fxvV131bSZznH7AaU4uoy0JGqD0pJEKHCrbrqMRflu1qaseJaCeTXM2wipwf1MwKkXwE9fVzVq5ObymwdEnUv9t3xKt0+JouKukAmAGwwEOtoAEX99xlQubm+uqe6BUpyzsjsE0Oafr50Xcg6HctyYUMbGxvEIYnJsBDlAa1fkEOfaD0As0/Qk1s2x1uV26ekEDs6OexuXd5E6y0IuLoAvKbhgBbykUA',
  ],
  'a few that have no scale among many that have': [
    mapped(walk({ length: 60, decimals: 2, seed: 15 }), (price, i) => (i === 30 ? Math.PI : price)),
    'YndoMe+yKysBPCDg1AMCASBkQAkAZjyUwDacYKMKEccgbaMBrtEAhCTv4HXfbXYYO8ePXOjlfg+ZrCxGHwbm/YQIHHUzP6Z3qxfkEUymc5/ur17y6ZY7OiZDDODcM7anYAr/N1AGFhT2bslVMLgTNyAHHF3bgzb5CWs7cJF9DUgDnvcPcY/Vs5LcCQqFtaAHTcz9NKMGu2grt40ZrkPrGYnMDgdZ3CGFVwFFNYI09f51VsIaqQUDoWizcs5O9GwcnL9iNvq4Ffih4XW+9Vqmfg==',
  ],
  'odd numbers': [
    columnsOf(
      odd.map((x, i) => ({ time: i, open: x, high: x, low: odd[7 - i]!, close: 1, volume: x })),
    ),
    'YndoMf5aSRkBCCABAQEBCz0YFH1tAIgDzaxw2q7gJZvEbG0kLW/Yq6JgAABQXTXTdcsnv46pakkAAE7BrVzW6i8AAAUUN4jUamUmAAAACHk8vUgAAFHfb05mWAAAAUq6OZmU8AAAASOjc/UAABhh9VjHpAAACdwVjjkAAAAAASZ67R3bAAA3o7wSv1wAAAUnPcWJ5cQAACO+xFVhq/QAAE96Bflb+dDvuu+wAAACBX/X7efMzNHPFE55Bozf6oWPlbZ8prBNOKzkAAA=',
  ],
};

it.each(Object.entries(saved))(
  '%s: what was written is read, and written alike',
  (_, [columns, text]) => {
    const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
    const found = decodeBars(bytes);
    for (const field of barFields) expect([field, found[field]]).toEqual([field, columns[field]]);
    expect(Buffer.from(encodeBars(columns)).toString('base64')).toBe(text);
  },
);

it('what a coder has learned from thousands of bars is part of the format too', () => {
  const long = walk({ length: 4_000, decimals: 2, seed: 16 });
  const sums = [long, lots(long), mapped(long, (price) => -price), mapped(long, Math.sqrt)].map(
    (columns) => checksum(encodeBars(columns), 0).toString(16),
  );
  expect(sums).toEqual(['a542a00f', '8601800c', '2eda4302', '90436d04']);
});

it('a history of several blocks is written alike', () => {
  const long = walk({ length: 9_000, decimals: 2, seed: 17 });
  const history = new BarHistory();
  history.merge(sliceColumns(long, 1));
  history.merge(sliceColumns(long, 0, 1));
  expect(checksum(history.toBytes(), 0).toString(16)).toBe('e8cdf243');
});

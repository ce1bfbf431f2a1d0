import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barFields, type Columns, columnsOf, emptyColumns } from '../../src/bars/index.js';
import { compressionRatio, decodeBars, encodeBars } from '../../src/history/index.js';
import { cases } from '../cases.js';
import { walk } from './walk.js';

const doubles = (length: number): fc.Arbitrary<Float64Array> =>
  fc.float64Array({ minLength: length, maxLength: length });
/** Any double at all, decimals of a feed, and those halfway between the two. */
const columnOf = (length: number): fc.Arbitrary<Float64Array> =>
  fc
    .oneof(
      doubles(length),
      fc
        .tuple(
          fc.constantFrom(1, 4, 100, 1e5, 1e8),
          fc.array(fc.integer(), { minLength: length, maxLength: length }),
        )
        .map(([scale, counts]) => Float64Array.from(counts, (count) => count / scale)),
      doubles(length).map((column) => column.map(Math.fround)),
      fc.array(fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, 5e-324, 2 ** 53, 1.1), {
        minLength: length,
        maxLength: length,
      }),
    )
    .map((column) => Float64Array.from(column));
const anyColumns: fc.Arbitrary<Columns> = fc.nat(40).chain((length) =>
  fc.record({
    time: columnOf(length),
    open: columnOf(length),
    high: columnOf(length),
    low: columnOf(length),
    close: columnOf(length),
    volume: columnOf(length),
  }),
);

test('any doubles come back to the bit, NaN as NaN, and never in more bytes than plain', () => {
  fc.assert(
    fc.property(anyColumns, (columns) => {
      const bytes = encodeBars(columns);
      expectSame(decodeBars(bytes), columns);
      expect(compressionRatio(bytes)).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: cases(1500) },
  );
});

test('bars of a feed come back to the bit, in a few bytes each', () => {
  for (const decimals of [0, 2, 5]) {
    const columns = walk({ length: 6000, decimals, seed: 7 });
    const bytes = encodeBars(columns);
    expectSame(decodeBars(bytes), columns);
    expect(bytes.length / 6000).toBeLessThan(7);
    expect(compressionRatio(bytes)).toBeGreaterThan(6);
  }
});

test('prices kept as 32-bit floats cost what their decimals cost', () => {
  const columns = walk({ length: 3000, decimals: 2, seed: 3 });
  const singles = Object.fromEntries(
    barFields.map((field) => [
      field,
      field === 'time' ? columns.time : columns[field].map(Math.fround),
    ]),
  ) as unknown as Columns;
  expectSame(decodeBars(encodeBars(singles)), singles);
  expect(encodeBars(singles).length).toBeLessThan(encodeBars(columns).length * 1.01);
});

test('prices multiplied by a factor, which are no decimals any more, take less than plain ones', () => {
  const columns = walk({ length: 2000, decimals: 2, seed: 5 });
  const adjusted = { ...columns };
  for (const field of ['open', 'high', 'low', 'close'] as const) {
    adjusted[field] = columns[field].map((price) => price * 0.974_313_7);
  }
  const bytes = encodeBars(adjusted);
  expectSame(decodeBars(bytes), adjusted);
  expect(compressionRatio(bytes)).toBeGreaterThan(1.7);
});

test('random doubles are kept plain', () => {
  const random = emptyColumns(500);
  let word = 1;
  for (const field of barFields) {
    const words = new Uint32Array(random[field].buffer);
    for (let i = 0; i < words.length; i++) {
      word = (Math.imul(word, 1664525) + 1013904223) >>> 0;
      words[i] = word ^ (word >>> 13);
    }
    for (let i = 0; i < 500; i++) if (Number.isNaN(random[field][i])) random[field][i] = 1;
  }
  const bytes = encodeBars(random);
  expectSame(decodeBars(bytes), random);
  expect(compressionRatio(bytes)).toBe(1);
});

test('no bars, and one', () => {
  expect(decodeBars(encodeBars(emptyColumns(0))).time.length).toBe(0);
  const one = columnsOf([
    { time: 1577836800000, open: 1, high: 2, low: 0.5, close: 1.5, volume: 7 },
  ]);
  expectSame(decodeBars(encodeBars(one)), one);
});

test('slips of the caller throw', () => {
  const columns = emptyColumns(2);
  const short = { ...columns, high: new Float64Array(1) };
  expect(() => encodeBars(short)).toThrow('high.length must be as long as time, 2, got 1');
  expect(() => encodeBars({ ...columns, low: [1, 2] } as never)).toThrow(
    /low must be a Float64Array/,
  );
  const bytes = encodeBars(columns);
  expect(() => decodeBars(bytes, { maxBars: 1 })).toThrow(/more than 1 bars/);
  expect(() => decodeBars(bytes, { maxBars: -1 })).toThrow(/maxBars must be/);
  expect(() => decodeBars(bytes, { most: 1 } as never)).toThrow(/maxBars/);
});

function expectSame(actual: Columns, expected: Columns): void {
  for (const field of barFields) {
    expect(actual[field].length).toBe(expected[field].length);
    const differs = expected[field].findIndex((value, i) => !Object.is(value, actual[field][i]));
    expect({ field, differs }).toEqual({ field, differs: -1 });
  }
}

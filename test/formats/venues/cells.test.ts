import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellNumber } from '../../../src/formats/venues/cell.js';
import { stampMs } from '../../../src/formats/venues/stamp.js';
import { cases } from '../../cases.js';

test('a decimal text is the double that Number makes of it, to the bit', () => {
  const decimal = fc
    .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.nat(18))
    .map(([isNegative, digits, decimals]) => {
      const text = String(digits).padStart(decimals + 1, '0');
      const point = text.length - decimals;
      const whole = `${text.slice(0, point)}${decimals > 0 ? `.${text.slice(point)}` : ''}`;
      return isNegative ? `-${whole}` : whole;
    });
  fc.assert(
    fc.property(decimal, (text) => Object.is(cellNumber(text), Number(text))),
    { numRuns: cases(200_000) },
  );
});

test('any double printed in full comes back', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      (x) => Object.is(cellNumber(String(x)), x + 0), // −0 prints as 0
    ),
    { numRuns: cases(50_000) },
  );
});

test.each([
  ['', Number.NaN],
  [' ', Number.NaN],
  ['null', Number.NaN],
  ['NaN', Number.NaN],
  ['-', Number.NaN],
  [null, Number.NaN],
  [undefined, Number.NaN],
  [Number.NaN, Number.NaN],
  [Number.POSITIVE_INFINITY, undefined],
  [Number.NEGATIVE_INFINITY, undefined],
  [' 1.5 ', 1.5],
  ['1e3', 1000],
  ['+2', 2],
  ['.5', 0.5],
  ['5.', 5],
  ['0x10', undefined],
  ['1e400', undefined],
  ['Infinity', undefined],
  ['1.2.3', undefined],
  ['1,5', undefined],
  ['--1', undefined],
  ['9'.repeat(1000), undefined],
  [true, undefined],
  [{}, undefined],
  [Symbol('x'), undefined],
  [12n, 12],
])('%o is %o', (cell, value) => {
  expect(cellNumber(cell)).toBe(value);
});

test('every plain ISO time is what Date reads', () => {
  const time = fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 });
  fc.assert(
    fc.property(time, (ms) => {
      const text = new Date(ms).toISOString();
      const second = Math.floor(ms / 1000) * 1000;
      expect(stampMs(text, 'text')).toBe(ms);
      expect(stampMs(text.replace('Z', '123456Z').replace('T', ' '), 'text')).toBe(ms);
      expect(stampMs(`${text.slice(0, 19)}Z`, 'text')).toBe(second);
      expect(stampMs(text.replace('Z', '+02:00'), 'text')).toBe(ms - 7_200_000);
    }),
    { numRuns: cases(20_000) },
  );
});

test('counts of any unit are told by their size, to the millisecond', () => {
  const ms = 1_700_000_000_001;
  for (const unit of ['ms', 's', 'text'] as const) {
    expect(stampMs(`${ms}000`, unit)).toBe(ms);
    expect(stampMs(`${ms}000000`, unit)).toBe(ms);
    expect(stampMs(`${ms}999999`, unit)).toBe(ms);
    expect(stampMs(ms * 1000 + 999, unit)).toBe(ms);
    expect(stampMs(BigInt(ms) * 1_000_000n, unit)).toBe(ms);
    // As doubles, nanoseconds lie up to 128 of them beside the millisecond.
    for (let i = ms; i < ms + 50; i++) expect(stampMs(i * 1_000_000, unit)).toBe(i);
    expect(stampMs(ms, unit)).toBe(ms);
  }
  expect(stampMs(ms / 1000, 's')).toBe(ms);
  expect(stampMs('1700000000.001', 's')).toBe(ms);
  expect(stampMs(-86_400, 's')).toBe(-86_400_000);
  expect(stampMs(1_700_000_000, 'ms')).toBeUndefined();
});

test.each(['2024-02-30', '2024-13-01', '2024-01-02T24:00:00Z', '2024-01-02T09:60:00Z', 'soon', ''])(
  '%o is no time',
  (text) => {
    expect(stampMs(text, 'text')).toBeUndefined();
  },
);

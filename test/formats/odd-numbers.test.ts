import { describe, expect, it } from 'vitest';
import { fromCcxt, fromCsv } from '../../src/formats/index.js';

// What JavaScript reads as a number though no feed means one.

const rows = (close: string) =>
  `time,open,high,low,close,volume\n${[1, 2, 3].map((i) => `2024-01-0${i},10,20,5,${i === 2 ? close : '11'},100`).join('\n')}\n`;

describe.each(['0x10', '0b11', '0o17', '1e400', '-1e999', '1e-400', 'Infinity', '1_000', '٣'])(
  '%s',
  (text) => {
    it('is no price in CSV', () => {
      const { columns, errors } = fromCsv(rows(text));
      expect([...columns.close]).toEqual([11, 11]);
      expect(errors.map(({ reason }) => reason)).toEqual(['unreadable-number']);
    });

    it('is no price in ccxt', () => {
      const { bars, errors } = fromCcxt([[1_700_000_000_000, '10', '20', '5', text, '1']], 'X/Y');
      expect(bars).toEqual([]);
      expect(errors.map(({ reason }) => reason)).toEqual(['unreadable-number']);
    });
  },
);

it.each(['10', ' 10 ', '1e1', '+10', '10.'])('%s is ten', (text) => {
  expect([...fromCsv(rows(text)).columns.close]).toEqual([11, 10, 11]);
});

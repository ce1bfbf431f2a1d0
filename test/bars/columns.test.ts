import { describe, expect, it } from 'vitest';
import { barFields } from '../../src/bars/bar.js';
import { barAt, columnsOf, emptyColumnsRaw, sliceColumnsRaw } from '../../src/bars/columns.js';
import { priceColumn, priceFields, priceFunctions, priceOf } from '../../src/bars/price-field.js';

const bars = [
  { time: 0, open: 10, high: 14, low: 8, close: 11, volume: 500 },
  { time: 60_000, open: 11, high: 12, low: 11, close: 12, volume: 0 },
  { time: 120_000, open: 12, high: 13, low: 9, close: 9.5, volume: 7 },
];
const columns = columnsOf(bars);

describe('columns', () => {
  it('give back the bars', () => {
    expect(bars.map((_, i) => barAt(columns, i))).toEqual(bars);
    expect(Object.keys(columns)).toEqual(barFields);
  });

  it('slice as views of the same memory', () => {
    const tail = sliceColumnsRaw(columns, 1);
    expect(barAt(tail, 1)).toEqual(bars[2]);
    expect(tail.close.buffer).toBe(columns.close.buffer);
    expect(sliceColumnsRaw(columns, 0, 2).time).toEqual(Float64Array.of(0, 60_000));
  });

  it('start empty', () => {
    expect(emptyColumnsRaw(4).volume).toEqual(new Float64Array(4));
  });
});

describe('price fields', () => {
  it('are what their letters say', () => {
    expect(priceFields.map((field) => [field, priceOf(field, bars[0]!)])).toEqual([
      ['open', 10],
      ['high', 14],
      ['low', 8],
      ['close', 11],
      ['volume', 500],
      ['hl2', 11],
      ['hlc3', 11],
      ['ohlc4', 10.75],
      ['hlcc4', 11],
      ['range', 6],
    ]);
  });

  it.each(priceFields)('%s of columns is that of each bar', (field) => {
    expect([...priceColumn(field, columns)]).toEqual(bars.map((bar) => priceOf(field, bar)));
  });

  it.each(priceFields)('%s scales exactly by powers of two', (field) => {
    const price = priceFunctions[field];
    const [o, h, l, c, v] = [0.1, 0.3, 0.07, 0.2, 0.9];
    const scale = 2 ** -20;
    expect(price(o * scale, h * scale, l * scale, c * scale, v * scale)).toBe(
      price(o, h, l, c, v) * scale,
    );
  });

  it('hand out the column itself where there is one', () => {
    expect(priceColumn('close', columns)).toBe(columns.close);
  });
});

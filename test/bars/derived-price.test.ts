import { expect, it } from 'vitest';
import { type DerivedField, priceInto } from '../../src/bars/derived-price.js';
import { priceFields, priceFunctions } from '../../src/bars/price-field.js';

it('writes each mean of a bar that is no field of it', () => {
  const [open, high, low, close, volume] = [10.1, 14.7, 8.3, 11.9, 500] as const;
  const fields = ['open', 'high', 'low', 'close', 'volume'];
  for (const field of priceFields.filter((name) => !fields.includes(name))) {
    const row = Float64Array.of(0, open, high, low, close, volume, Number.NaN);
    priceInto(row, field as DerivedField, 6);
    expect(row[6]).toBe(priceFunctions[field](open, high, low, close, volume));
  }
});

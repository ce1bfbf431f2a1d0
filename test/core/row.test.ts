import { expect, it } from 'vitest';
import { columnNames, Row, reservedNames, rowClass } from '../../src/core/row.js';

const entries = [
  { name: 'rsi', fields: [] },
  { name: 'macd', fields: ['macd', 'signal'] },
  { name: 'atr', fields: [] },
];
const columns = columnNames(entries);
const values = () => Float64Array.of(50, 1, 2, 7);
const Laid = rowClass(entries);

it('names every column, those of a record by the record', () => {
  expect(columns).toEqual(['rsi', 'macd.macd', 'macd.signal', 'atr']);
});

it('reads each entry by its name, and records as the buffer is at that time', () => {
  const row = new Laid(columns, values()) as Row & Record<string, unknown>;
  expect([row['rsi'], row['atr']]).toEqual([50, 7]);
  const macd = row['macd'] as Record<string, number>;
  expect(macd).toEqual({ macd: 1, signal: 2 });
  expect(row['macd']).toBe(macd);
  row.values[2] = 9;
  expect(macd['signal']).toBe(9);
  const twin = new Laid(columns, values()) as Row & Record<string, unknown>;
  expect(twin['macd']).toEqual({ macd: 1, signal: 2 });
  expect(Object.keys(Laid.prototype)).toEqual(['rsi', 'macd', 'atr']);
});

it.each([['plain', Row] as const, ['laid out', Laid] as const])(
  'a %s row reads by column, and turns into a record',
  (_, Class) => {
    const row = new Class(columns, values());
    expect([...columns, 'macd', 'none'].map((column) => row.get(column))).toEqual([
      50,
      1,
      2,
      7,
      undefined,
      undefined,
    ]);
    const record = { rsi: 50, 'macd.macd': 1, 'macd.signal': 2, atr: 7 };
    expect(row.toObject()).toEqual(record);
    expect(row.toRecord()).toEqual(record); // its name in 0.2.0
    expect(JSON.parse(JSON.stringify(row))).toEqual(record);
  },
);

it('a copy is of the same class, and detached', () => {
  const row = new Laid(columns, values());
  const copy = row.copy();
  row.values[0] = 1;
  expect(copy).toBeInstanceOf(Laid);
  expect([copy.get('rsi'), copy.columns]).toEqual([50, columns]);
});

it('a schema tells columns and their order, and nothing of the values', () => {
  const schemaOf = (names: readonly string[], first = 0) =>
    new Row(names, Float64Array.of(first, 0)).schema;
  expect(schemaOf(['a', 'b'])).toMatch(/^[0-9a-f]{16}$/);
  expect(schemaOf(['a', 'b'], 5)).toBe(schemaOf(['a', 'b']));
  const schemas = [['a', 'b'], ['b', 'a'], ['a'], ['a,b'], ['a","b']].map((names) =>
    schemaOf(names),
  );
  expect(new Set(schemas).size).toBe(5);
});

it('an entry can take no name that every row has', () => {
  const own = [...Object.getOwnPropertyNames(Row.prototype), 'values', 'columns'];
  for (const name of own) expect(reservedNames).toContain(name);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromRecords } from '../../src/formats/index.js';

const time = Date.UTC(2024, 0, 2, 9, 30);
const row = { open: 10, high: 12, low: 9, close: 11, volume: 500 };

/** One bar in several spellings. */
const spellings = [
  { time, ...row },
  { t: time / 1000, o: 10, h: 12, l: 9, c: 11, v: 500 },
  { t: '2024-01-02T09:30:00Z', o: '10', h: '12.0', l: '9', c: '11', v: '500' },
  { v: 500, vw: 10.6, o: 10, c: 11, h: 12, l: 9, t: time, n: 7 },
  { Date: new Date(time), Open: 10, High: 12, Low: 9, Close: 11, Volume: 500 },
  { timestamp: BigInt(time) * 1_000_000n, ...row },
  { date: '2024-01-02', clock: '09:30Z', ...row },
];

test.each(spellings)('spelling %#', (record) => {
  const { columns, errors, refusal } = fromRecords([record]);
  expect([errors, refusal]).toEqual([[], undefined]);
  expect(Object.values(columns).map((column) => column[0])).toEqual([time, 10, 12, 9, 11, 500]);
});

test('sorted by time; a volume that is missing or null is said, a null price refused', () => {
  const later = { ...row, time: time + 60_000, volume: null };
  const { columns, notes, order } = fromRecords([later, { time, ...row }]);
  expect([...columns.time]).toEqual([time, time + 60_000]);
  expect([...columns.volume]).toEqual([500, 0]);
  expect(fromRecords([{ time, ...row, low: null }]).errors[0]).toMatchObject({
    reason: 'missing-price',
    field: 'low',
  });
  expect(order).toBe('newest-first');
  const { volume: _, ...without } = row;
  const silent = fromRecords([{ time, ...without }]);
  expect(silent.columns.volume[0]).toBe(0);
  expect(silent.notes.join()).toMatch(/no column of volume/);
  expect(notes.join()).toMatch(/turned round/);
});

test('a wrong field is named, with its record', () => {
  const records = [{ time, ...row }, { time, ...row, high: 'twelve' }, null, [1, 2], { ...row }];
  const { errors, rows } = fromRecords(records);
  expect(rows).toBe(5);
  expect(errors.map(({ line, reason, field }) => [line, reason, field])).toEqual([
    [2, 'unreadable-number', 'high'],
    [3, 'not-a-row', undefined],
    [4, 'not-a-row', undefined],
    [5, 'unreadable-time', 'time'],
  ]);
});

test('what may mean two things is refused by the option', () => {
  const local = fromRecords([{ time: '2024-01-02 09:30', ...row }]);
  expect(local.refusal).toMatchObject({ reason: 'no-zone', option: 'timeZone' });
  const quoted = fromRecords([{ time: '2024-01-02 09:30', ...row }], { timeZone: 'UTC' });
  expect(quoted.columns.time[0]).toBe(time);
  expect(fromRecords([{ a: 1, b: 2 }]).refusal).toMatchObject({ option: 'columns.time' });
  expect(() => fromRecords('rows' as never)).toThrow(/records must be an array/);
});

test('whatever the records are, each is a bar or an error', () => {
  const key = fc.constantFrom('time', 'open', 'high', 'low', 'close', 'volume', 'date', 'x');
  const value = fc.oneof(fc.double(), fc.string(), fc.constant(time), fc.anything());
  const record = fc.oneof(
    { weight: 3, arbitrary: fc.dictionary(key, value) },
    { weight: 1, arbitrary: fc.anything() },
  );
  fc.assert(
    fc.property(fc.array(record), (records) => {
      const { columns, errors, rows, refusal } = fromRecords(records);
      expect(columns.time.length + errors.length).toBe(rows);
      if (refusal === undefined) expect(rows).toBe(records.length);
    }),
  );
});

test('records hold plain numbers: three digits behind a dot are decimals', () => {
  const record = {
    date: '2024-01-02',
    open: '141.427',
    high: 141.441,
    low: 141.125,
    close: 141.25,
  };
  expect(fromRecords([{ ...record, close: 141.375 }]).columns.open[0]).toBe(141.427);
});

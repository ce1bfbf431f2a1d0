import { describe, expect, test } from 'vitest';
import { type CsvOptions, CsvReader, fromCsv } from '../../src/formats/index.js';

// What a plan takes for granted from the first 32,768 characters, and later rows.

const titles = 'date,open,high,low,close,volume';
const numbers = '10,12,9,11,500';
const many = (stampOf: (i: number) => string): string[] =>
  Array.from({ length: 3_000 }, (_, i) => `${stampOf(i)},${numbers}`);

const two = (x: number): string => String(x).padStart(2, '0');
const iso = (i: number): string => new Date(Date.UTC(2000, 0, 1 + i)).toISOString().slice(0, 10);

function read(rows: readonly string[], options: CsvOptions = {}, title = titles) {
  return fromCsv([title, ...rows].join('\n'), options);
}

describe('a later row that denies the plan refuses the whole text', () => {
  test('a month where days stood', () => {
    // 31/01/2000 … settles the order; 02/25/2009 denies it.
    const rows = many((i) => iso(i).split('-').reverse().join('/'));
    expect(read(rows).columns.time.length).toBe(3_000);
    const { refusal, errors, rows: count, columns } = read([...rows, `02/25/2009,${numbers}`]);
    expect(refusal).toMatchObject({ line: 3_002, reason: 'ambiguous-date', option: 'dateFormat' });
    expect([errors.length, count, columns.time.length]).toEqual([3_001, 3_001, 0]);
    const given = read([...rows, `02/25/2009,${numbers}`], { dateFormat: 'dmy' });
    expect(given.errors.map(({ reason }) => reason)).toEqual(['unreadable-time']);
    expect(given.columns.time.length).toBe(3_000);
  });

  test('a time of day where dates stood', () => {
    const { refusal } = read([...many(iso), `2009-01-01 09:30,${numbers}`]);
    expect(refusal).toMatchObject({ line: 3_002, reason: 'no-zone', option: 'timeZone' });
  });

  test('a second symbol', () => {
    const rows = many(iso).map((row) => `${row},SPY`);
    const all = [...rows, `${iso(3_000)},${numbers},QQQ`];
    const { refusal } = read(all, {}, `${titles},symbol`);
    expect(refusal).toMatchObject({ line: 3_002, reason: 'several-symbols', option: 'symbol' });
    const one = read(all, { symbol: 'SPY' }, `${titles},symbol`);
    expect([one.columns.time.length, one.rows, one.others]).toEqual([3_000, 3_000, 1]);
    const both = read(all, { symbolColumn: 'symbol' }, `${titles},symbol`);
    expect([both.symbols?.length, both.symbols?.at(-1)]).toEqual([3_001, 'QQQ']);
  });
});

test('rows beyond the first look settle what it leaves open', () => {
  // 1,440 minutes a day: the thirteenth day comes behind a megabyte.
  const minutes = Array.from({ length: 20_000 }, (_, i) => {
    const [day, minute] = [1 + Math.floor(i / 1440), i % 1440];
    return `${two(day)}/02/2024 ${two(Math.floor(minute / 60))}:${two(minute % 60)},${numbers}`;
  });
  const whole = read(minutes, { timeZone: 'UTC' });
  expect(whole.plan?.time.order).toBe('dmy');
  expect([whole.columns.time.length, whole.columns.time[0]]).toEqual([
    20_000,
    Date.UTC(2024, 1, 1),
  ]);
  const reader = new CsvReader({ timeZone: 'UTC' });
  const text = [titles, ...minutes].join('\n');
  for (let at = 0; at < text.length; at += 50_000) reader.push(text.slice(at, at + 50_000));
  expect(reader.end()).toEqual(whole);
  expect(read(minutes.slice(0, 12 * 1440), { timeZone: 'UTC' }).refusal?.option).toBe('dateFormat');
});

test('a row with cells too many is an error, unless they are blank', () => {
  const found = read([
    `2024-01-02,1,234.5,12,9,11,500`,
    `2024-01-03,${numbers}`,
    `2024-01-04,${numbers},,`,
  ]);
  expect(found.errors.map(({ line, reason }) => `${line} ${reason}`)).toEqual(['2 extra-cells']);
  expect(found.columns.time.length).toBe(2);
});

test.each([
  '2024-01-02 13:30 PM',
  '2024-01-02 0:30 AM',
  '2024-01-02 24:00',
  '2024-01-02 9:3',
  '2024-01-02 09:30:60',
  '2024-01-02 093',
  '2024-01-02 09:30+25:00',
  '2024-01-02 09:30 UTC!',
  '2024-13-02 09:30',
  '2023-02-29 09:30',
  '2024-01-02-03 09:30',
  'Foo 2 2024',
  'Jan Feb 2024',
])('%s is no time', (text) => {
  const rows = [`2024-01-15 09:30,${numbers}`, `"${text}",${numbers}`];
  const { errors, columns } = read(rows, { timeZone: 'UTC' });
  expect([columns.time.length, errors[0]?.reason]).toEqual([1, 'unreadable-time']);
});

test.each(['202401', '20241302'])('%s is no count either', (text) => {
  expect(read([`${text},${numbers}`]).refusal?.reason).toBe('implausible-time');
});

test.each([
  ['2024-01-02 12:30 AM', '2024-01-02T00:30'],
  ['2024-01-02 12:30 p.m.', '2024-01-02T12:30'],
  ['2024-01-02T09:30:00.123456Z', '2024-01-02T09:30:00.123'],
  ['2024-01-02 09:30:00,5', '2024-01-02T09:30:00.500'],
  ['2024-01-02 0930', '2024-01-02T09:30'],
  ['2024-01-02 93000', '2024-01-02T09:30'],
  ['Tue, 02 Jan 2024 09:30:00 GMT', '2024-01-02T09:30'],
  ['Tue Jan 02 2024 09:30:00 GMT+0530 (India)', '2024-01-02T04:00'],
  ['02JAN2024 09:30', '2024-01-02T09:30'],
  ['2024-Jan-02 09:30', '2024-01-02T09:30'],
  ['2024-01-02T09:30:00+01:00[Europe/Berlin]', '2024-01-02T08:30'],
  ['20240102093000123', '2024-01-02T09:30:00.123'],
  ['2024-01-02 09:30 -05', '2024-01-02T14:30'],
])('%s is %s', (text, expected) => {
  const rows = [`2024-01-15 09:30,${numbers}`, `"${text}",${numbers}`];
  const { columns, errors } = read(rows, { timeZone: 'UTC' });
  expect(errors).toEqual([]);
  expect(columns.time[0]).toBe(Date.parse(`${expected}Z`));
});

test('newest first, an hour that the clock shows twice', () => {
  const rows = ['02:30', '01:30', '01:30', '00:30'].map((at) => `2024-11-03 ${at},${numbers}`);
  const { columns, order } = read(rows, { timeZone: 'America/New_York' });
  expect(order).toBe('newest-first');
  expect([...columns.time].map((time) => new Date(time).getUTCHours())).toEqual([4, 5, 6, 7]);
  const mixed = read([rows[1]!, rows[0]!, rows[3]!], { timeZone: 'America/New_York' });
  expect(mixed.errors.map(({ reason }) => reason)).toEqual(['repeated-local-time']);
});

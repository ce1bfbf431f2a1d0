import { expect, test } from 'vitest';
import { venues } from '../../../src/formats/index.js';

const row = (time: number, close = 1): unknown[] => [time, 1, 2, 0.5, close, 3];
const reasons = (rows: readonly unknown[], options = {}): string[] =>
  venues.ccxt
    .decode(rows, { symbol: 'A', ...options })
    .errors.map(({ line, reason }) => `${line} ${reason}`);
const times = (rows: readonly unknown[]): number[] =>
  venues.ccxt.decode(rows, { symbol: 'A' }).bars.map(({ time }) => time);

const t = 1_700_000_000_000;

test('oldest first and newest first are both in order', () => {
  expect(reasons([row(t), row(t + 1), row(t + 2)])).toEqual([]);
  expect(reasons([row(t + 2), row(t + 1), row(t)])).toEqual([]);
  expect(times([row(t + 2), row(t + 1), row(t)])).toEqual([t, t + 1, t + 2]);
});

test('a row against the order is reported, and its bar is in its place', () => {
  const up = [row(t), row(t + 2), row(t + 1), row(t + 3)];
  expect(reasons(up)).toEqual(['3 out-of-order']);
  expect(times(up)).toEqual([t, t + 1, t + 2, t + 3]);
  expect(reasons([...up].reverse())).toEqual(['3 out-of-order']);
});

test('of a bar that comes twice one is kept: the later, if they differ', () => {
  expect(reasons([row(t), row(t), row(t + 1)])).toEqual(['1 duplicate-row']);
  const rows = [row(t, 1), row(t, 1.5), row(t + 1)];
  expect(reasons(rows)).toEqual(['1 conflicting-row']);
  expect(venues.ccxt.decode(rows, { symbol: 'A' }).bars[0]!.close).toBe(1.5);
});

test('a row that cannot be read is an error with its reason, and the others go on', () => {
  const thrower = {
    get 0() {
      throw new Error('no');
    },
  };
  const rows = [
    [t / 1000, 1, 1, 1, 1, 1],
    ['soon', 1, 1, 1, 1, 1],
    [t + 0.5, 1, 1, 1, 1, 1],
    [null, 1, 1, 1, 1, 1],
    [t, 'high', 1, 1, 1, 1],
    [t, 1, {}, 1, 1, 1],
    [t, '0x10', 1, 1, 1, 1],
    [t, 1, 1, '1e400', 1, 1],
    [t, null, null, '', 'NaN', 1],
    [t],
    null,
    'row',
    thrower,
    [t, 1, null, 1, 1, null],
  ];
  expect(reasons(rows)).toEqual([
    '1 time-in-seconds',
    '2 unreadable-time',
    '3 unreadable-time',
    '4 unreadable-time',
    '5 unreadable-number',
    '6 unreadable-number',
    '7 unreadable-number',
    '8 unreadable-number',
    '9 no-prices',
    '10 no-prices',
    '11 not-a-row',
    '12 not-a-row',
    '13 unreadable-row',
    '14 missing-price',
  ]);
  const { bars, errors } = venues.ccxt.decode(rows, { symbol: 'A' });
  expect(bars).toEqual([]);
  expect(errors.at(-1)).toMatchObject({ reason: 'missing-price', text: 'high' });
  expect(venues.ccxt.decode([[t, 1, 1, 1, 1, null]], { symbol: 'A' }).bars[0]!.volume).toBe(0);
});

test('whose bars they are has to be known', () => {
  const { errors } = venues.ccxt.decode([row(t)]);
  expect(errors[0]).toMatchObject({ reason: 'unknown-symbol', remedy: 'give the option `symbol`' });
});

test('by now, a bar that ends later is forming: minutes, days, months', () => {
  const formingAt = (timeframe: string, now: number): number =>
    venues.ccxt.decode([row(t)], { symbol: 'A', timeframe, now }).forming.length;
  expect(formingAt('1m', t + 59_999)).toBe(1);
  expect(formingAt('1m', t + 60_000)).toBe(0);
  expect(formingAt('1d', t + 86_399_999)).toBe(1);
  const november = Date.UTC(2023, 10, 1);
  const month = (now: number) =>
    venues.ccxt.decode([row(november)], { symbol: 'A', timeframe: '1M', now }).forming.length;
  expect(month(Date.UTC(2023, 10, 30, 23))).toBe(1);
  expect(month(Date.UTC(2023, 11, 1))).toBe(0);
});

test('options that are wrong throw, and name what is right', () => {
  const decode = (options: object) => () => venues.ccxt.decode([], options);
  expect(decode({ symbl: 'A' })).toThrow(/did you mean 'symbol'/);
  expect(decode({ symbol: '' })).toThrow(/symbol must be/);
  expect(decode({ timeframe: '5min' })).toThrow(/did you mean '5m'/);
  expect(decode({ now: Number.NaN })).toThrow(/now must be/);
});

test('no more than one bar of a table is forming, whoever says so', () => {
  const rows = [row(t), row(t + 60_000)];
  const options = { symbol: 'A', timeframe: '1m', now: t + 90_000, dropForming: true };
  expect(venues.ccxt.decode(rows, options).bars.length).toBe(1);
  const answer = {
    error: [],
    result: { A: rows.map(([time, ...cells]) => [time, ...cells, 3, 1]) },
  };
  expect(venues.kraken.decode(answer, { timeframe: '1m', now: t + 90_000 }).bars.length).toBe(1);
  expect(venues.kraken.decode(answer, { timeframe: '1m', now: t + 500_000 }).bars.length).toBe(1);
});

test('a batch of which one part is refused says both', () => {
  const meta = { symbol: 'EUR/USD', interval: '1min', exchange_timezone: 'UTC' };
  const bar = { datetime: '2024-01-02 09:30:00', open: '1', high: '1', low: '1', close: '1' };
  const { bars, errors } = venues.twelveData.decode({
    'EUR/USD': { meta, values: [bar], status: 'ok' },
    NOPE: { code: 404, message: '**symbol** not found', status: 'error' },
  });
  expect(bars.map(({ symbol }) => symbol)).toEqual(['EUR/USD']);
  expect(errors).toMatchObject([{ reason: 'venue-refused', code: '404', kind: 'unknown-symbol' }]);
});

test('columns of different lengths: every row is a bar or an error', () => {
  const udf = venues.udf.decode({ s: 'ok', t: [t / 1000], c: [1, 2] }, { symbol: 'A' });
  expect([udf.bars.length, udf.errors.map(({ reason }) => reason)]).toEqual([
    1,
    ['unreadable-time'],
  ]);
  const two = [1, 2];
  const columns = { open: two, high: two, low: two, close: two, volume: [1] };
  const longer = venues.columnar.decode({ time: [t], ...columns }, { symbol: 'A' });
  expect([longer.bars.length, longer.errors.length]).toEqual([1, 1]);
  const shorter = venues.columnar.decode(
    { time: [t, t + 60_000], ...columns, open: [1] },
    { symbol: 'A' },
  );
  expect(shorter.errors.map(({ reason, text }) => [reason, text])).toEqual([
    ['missing-price', 'open'],
  ]);
});

test('a Date is a time; a sentence about limits is a refusal, a pong is nothing', () => {
  const one = [1];
  const columns = { time: [new Date(t)], open: one, high: one, low: one, close: one };
  expect(venues.columnar.decode(columns, { symbol: 'A' }).bars[0]!.time).toBe(t);
  const lazy = { ...columns, time: [{ getTime: () => 'x' }] };
  expect(venues.columnar.decode(lazy, { symbol: 'A' }).errors[0]!.reason).toBe('unreadable-time');
  for (const name of ['yahoo', 'binance', 'tiingo'] as const) {
    const { errors } = venues[name].decode('Too Many Requests\r\n');
    expect(errors).toMatchObject([{ reason: 'venue-refused', kind: 'rate-limit' }]);
  }
  expect(venues.okx.decode('pong').errors).toEqual([]);
  expect(venues.okx.decode('hello').errors[0]!.reason).toBe('not-an-answer');
});

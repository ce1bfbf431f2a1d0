import { expect, it } from 'vitest';
import { Latest, Pipeline } from '../../../src/pipeline/index.js';
import { minutes, small } from '../market.js';

const symbols = Array.from({ length: 12 }, (_, s) => `S${String.fromCharCode(76 - s)}`);
const latest = new Latest();
const pipeline = new Pipeline({ ...small, timeframes: ['1m', '5m'] });
const feeds = symbols.map((symbol, s) => minutes(symbol, s + 1, 20 - (s % 3)));
for (const feed of feeds) for (const bar of feed) latest.add(pipeline.update(bar));
const end = feeds[0]!.at(-1)!.time + 60_000;
const rsi = (symbol: string): number => latest.latest(symbol, '1m')!.get('rsi');

it('has what the newest closed bar of each timeframe says', () => {
  for (const [s, symbol] of symbols.entries()) {
    const last = feeds[s]!.at(-1)!;
    const row = latest.latest(symbol, '1m')!;
    expect([row.symbol, row.timeframe, row.end]).toEqual([symbol, '1m', last.time + 60_000]);
    expect(row.close).toBe(last.close);
    const { features } = pipeline.peek({ ...last, time: -1 });
    expect(row.get('rsi')).toBe(features['1m']?.get('rsi'));
    expect(latest.latest(symbol, '5m')!.end % 300_000).toBe(0);
  }
  expect(latest.latest('S?', '1m')).toBeUndefined();
  expect(latest.latest('SA', '1h')).toBeUndefined();
  expect(latest.latest('SA', '1m')!.get('nothing')).toBeNaN();
});

it('scans what is wanted, the highest first, the lowest first, and no more than that', () => {
  const byRsi = symbols.toSorted((a, b) => rsi(b) - rsi(a));
  const scan = (options: object): string[] =>
    latest.scan({ timeframe: '1m', ...options }).map(({ symbol }) => symbol);
  expect(scan({ orderBy: 'rsi' })).toEqual(byRsi);
  expect(scan({ orderBy: 'rsi', ascending: true })).toEqual(byRsi.toReversed());
  expect(scan({ orderBy: 'rsi', limit: 3 })).toEqual(byRsi.slice(0, 3));
  expect(scan({})).toEqual(symbols.toSorted());
  expect(scan({ where: (row: { symbol: string }) => row.symbol > 'SJ' })).toEqual(['SK', 'SL']);
  const close = (symbol: string): number => latest.latest(symbol, '1m')!.close;
  expect(scan({ orderBy: 'close' })).toEqual(symbols.toSorted((a, b) => close(b) - close(a)));
  expect(scan({ orderBy: () => 1 })).toEqual(symbols.toSorted());
  expect(scan({ timeframe: '1h' })).toEqual([]);
});

it('what is no number comes last, whichever way the rest goes', () => {
  const unknown = new Set(['SC', 'SB']);
  const orderBy = (row: { symbol: string }): number =>
    unknown.has(row.symbol) ? Number.NaN : rsi(row.symbol);
  for (const ascending of [false, true]) {
    const found = latest.scan({ timeframe: '1m', orderBy, ascending });
    expect(found.slice(-2).map(({ symbol }) => symbol)).toEqual(['SB', 'SC']);
  }
});

it('leaves out what is older than maxAgeMs at now', () => {
  const found = latest.scan({ timeframe: '1m', maxAgeMs: 60_000, now: end });
  expect(found.every((row) => row.end >= end - 60_000)).toBe(true);
  expect(found.length).toBe(8);
  expect(() => latest.scan({ timeframe: '1m', maxAgeMs: 60_000 })).toThrow('now');
});

it.each([
  [{}, 'timeframe'],
  [{ timeframe: '1m', where: 5 }, 'where'],
  [{ timeframe: '1m', orderBy: 5 }, 'orderBy'],
  [{ timeframe: '1m', limit: -1 }, 'limit'],
  [{ timeframe: '1m', order: 'rsi' }, 'order'],
])('options %o are refused', (options, path) => {
  expect(() => latest.scan(options as never)).toThrow(path);
});

it('forgets a symbol', () => {
  const own = new Latest();
  own.add(new Pipeline(small).update(feeds[0]![0]!));
  expect([own.forget('SL'), own.forget('SL'), own.latest('SL', '1m')]).toEqual([
    true,
    false,
    undefined,
  ]);
});

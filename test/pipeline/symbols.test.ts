import { expect, test } from 'vitest';
import { SymbolMap } from '../../src/formats/index.js';
import { Pipeline, type SymbolNames } from '../../src/pipeline/index.js';

const symbols = new SymbolMap();
const options = { base: '1m' };
const bar = (i: number, symbol?: unknown, feed?: string) => ({
  ...{ time: i * 60_000, open: 10, high: 12, low: 9, close: 11, volume: 5 },
  ...(symbol === undefined ? {} : { symbol }),
  ...(feed === undefined ? {} : { feed }),
});
const reasonsOf = (pipeline: Pipeline, given: unknown): readonly unknown[] =>
  pipeline.update(given as never).bars[0]!.reasons;

test('bars of any name that is mapped go to one lane, and results report the canonical name', () => {
  const pipeline = new Pipeline(options, { symbols });
  const named: [string, string | undefined][] = [
    ['XBT/USD', 'kraken'],
    ['BTC-USD', 'coinbase'],
    ['btcusd', 'bitstamp'],
    ['BTC/USD', undefined],
  ];
  const said = named.map(([name, feed], i) => pipeline.update(bar(i, name, feed) as never));
  expect(said.map(({ symbol }) => symbol)).toEqual(named.map(() => 'BTC/USD'));
  expect(said.map(({ bars }) => bars[0]!.disposition)).toEqual(named.map(() => 'accepted'));
  expect(pipeline.symbols).toEqual(['BTC/USD']);
  const { open, high, low, close, volume } = bar(0);
  const one = (x: number): Float64Array => Float64Array.of(x);
  const columns = { time: one(240_000), open: one(open), high: one(high), low: one(low) };
  const { symbol } = pipeline.process(
    { ...columns, close: one(close), volume: one(volume) },
    'BTC-USD',
  );
  expect([symbol, pipeline.symbols.length]).toEqual(['BTC/USD', 1]);
});

test('a name that is not mapped is refused, and changes nothing', () => {
  const pipeline = new Pipeline(options, { symbols });
  const before = JSON.stringify(pipeline.snapshot());
  for (const name of ['BTCUDST', '', 'x'.repeat(100), '__proto__']) {
    expect(reasonsOf(pipeline, bar(0, name))).toEqual([
      name === 'BTCUDST' || name === '__proto__' ? 'unknown-symbol' : 'symbol-not-text',
    ]);
    expect(pipeline.peek(bar(0, name) as never).bars[0]!.disposition).toBe('rejected');
  }
  expect(JSON.stringify(pipeline.snapshot())).toBe(before);
});

test('a bar that names no symbol is of the usual one; without names all stay as they are', () => {
  expect(new Pipeline(options, { symbols }).update(bar(0) as never).symbol).toBe('default');
  expect(new Pipeline(options).update(bar(0, 'BTC-USD') as never).symbol).toBe('BTC-USD');
});

test('names that throw or answer nonsense cost that bar and no more', () => {
  const wild = (canonical: unknown): SymbolNames => ({ canonical }) as never;
  const thrower = wild(() => {
    throw new Error('no');
  });
  for (const names of [thrower, wild(() => 5), wild(() => 'x'.repeat(1000))]) {
    expect(reasonsOf(new Pipeline(options, { symbols: names }), bar(0, 'A'))).toEqual([
      'unknown-symbol',
    ]);
  }
  for (const wrong of [5, null, {}, { canonical: 'BTC' }]) {
    expect(() => new Pipeline(options, { symbols: wrong as never })).toThrow(/own.symbols/);
  }
});

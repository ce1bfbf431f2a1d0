import { expect, test } from 'vitest';
import {
  cryptoPair,
  fxPair,
  type Instrument,
  instruments,
  SymbolMap,
  usEquity,
  venues,
} from '../../../src/formats/index.js';

const symbols = new SymbolMap();

test.each([
  ['BTC/USDT', undefined, 'BTC/USDT'],
  ['BTCUSDT', 'binance', 'BTC/USDT'],
  ['btcusdt', 'binance', 'BTC/USDT'],
  ['BTC-USDT', 'okx', 'BTC/USDT'],
  ['XBT/USD', 'kraken', 'BTC/USD'],
  ['BTC-USD', 'coinbase', 'BTC/USD'],
  ['btcusd', 'bitstamp', 'BTC/USD'],
  ['X:BTCUSD', 'polygon', 'BTC/USD'],
  ['NAS100', undefined, 'NAS100'],
  ['US100', undefined, 'NAS100'],
  ['NAS100_USD', 'oanda', 'NAS100'],
  ['^NDX', 'yahoo', 'NAS100'],
  ['EUR_USD', 'oanda', 'EUR/USD'],
  ['EURUSD=X', 'yahoo', 'EUR/USD'],
  ['C:EURUSD', 'polygon', 'EUR/USD'],
  ['EURUSD', undefined, 'EUR/USD'],
  ['XAU_USD', 'oanda', 'XAU/USD'],
  ['AAPL', 'alpaca', 'AAPL'],
])('%s at %s is %s', (name, venue, symbol) => {
  expect(symbols.canonical(name, venue)).toBe(symbol);
});

test('every listing of every instrument resolves to it, and back', () => {
  for (const { symbol, listings } of symbols.instruments) {
    for (const [venue, { name }] of Object.entries(listings)) {
      expect(symbols.canonical(name, venue)).toBe(symbol);
      expect(symbols.nameAt(symbol, venue)).toBe(name);
    }
  }
});

test('an unknown name is answered with what is spelled most like it, and never guessed', () => {
  expect(symbols.resolve('BTCUDST')).toEqual({
    known: false,
    reason: 'unknown-symbol',
    candidates: ['BTC/USDT'],
  });
  for (const name of [
    'BTC',
    'BTC/USDT:USDT',
    'BTCUSDTPERP',
    '',
    '__proto__',
    'constructor',
    'x'.repeat(100),
  ]) {
    expect(symbols.canonical(name)).toBeUndefined();
  }
  expect(symbols.canonical(5 as unknown as string)).toBeUndefined();
  expect(symbols.nameAt('BTC/USDT', 'kraken')).toBeUndefined();
  expect(symbols.nameAt('BTC/USDT', 'toString')).toBeUndefined();
});

test('only who asks what was meant pays for a suggestion', () => {
  const usedBy = (look: (name: string) => unknown, times: number): number => {
    const before = process.cpuUsage();
    for (let i = 0; i < times; i++) look(`S${i}`);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const resolved = usedBy((name) => symbols.resolve(name, 'binance'), 100);
  expect(usedBy((name) => symbols.nameAt(name, 'binance'), 1000)).toBeLessThan(resolved);
});

test('a name that means several is told by the venue', () => {
  const own = (symbol: string, venue: string): Instrument => ({
    ...usEquity(symbol),
    listings: { [venue]: { name: 'GOLD' } },
  });
  const map = new SymbolMap([own('Barrick', 'nyse'), own('XAU', 'cfd')]);
  expect(map.resolve('GOLD')).toEqual({
    known: false,
    reason: 'ambiguous-symbol',
    candidates: ['Barrick', 'XAU'],
  });
  expect(map.canonical('gold', 'cfd')).toBe('XAU');
});

test('own instruments come beside those that are shipped, and before one of the same name', () => {
  const map = new SymbolMap([
    ...instruments,
    usEquity('KO'),
    cryptoPair(['BTC', 'USDT'], { binance: { tick: 0.1, step: 0.001, minNotional: 10 } }),
  ]);
  expect(map.canonical('KO', 'alpaca')).toBe('KO');
  expect(map.listing('BTC/USDT', 'binance')!.tick).toBe(0.1);
});

test('figures: currencies by decimals, stocks by cents, every one with a source', () => {
  expect([fxPair('EUR', 'USD').tick, fxPair('USD', 'JPY').tick]).toEqual([0.00001, 0.001]);
  expect(usEquity('KO')).toMatchObject({ tick: 0.01, step: 1, calendar: 'us-equities' });
  for (const { sources } of instruments) expect(sources.length).toBeGreaterThan(0);
});

test('a figure that is none throws, and so does a venue that calls two by one name', () => {
  expect(() => new SymbolMap([{ ...usEquity('A'), tick: 0 }])).toThrow(
    /instruments.A.tick must be/,
  );
  const twice = { ...usEquity('B'), listings: { iex: { name: 'A' } } };
  expect(() => new SymbolMap([usEquity('A'), twice])).toThrow(/without two that iex calls A/);
});

test('payloads decoded with a map have canonical names, and names that are unknown are errors', () => {
  const payload = (symbol: string) => ({
    retCode: 0,
    result: { symbol, list: [['1670605200000', '1', '2', '1', '2', '3']] },
  });
  expect(venues.bybit.decode(payload('BTCUSDT'), { symbols }).bars[0]!.symbol).toBe('BTC/USDT');
  expect(venues.bybit.decode(payload('NOSUCH'), { symbols }).errors[0]).toMatchObject({
    reason: 'unknown-symbol',
    text: 'NOSUCH',
  });
});

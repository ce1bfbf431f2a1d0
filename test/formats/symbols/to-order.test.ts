import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OrderIntent, SymbolMap, toOrder, usEquity } from '../../../src/formats/index.js';
import { decimalsOf, onGrid, printedOnGrid } from '../../../src/formats/symbols/grid.js';
import { cases } from '../../cases.js';

const symbols = new SymbolMap();
const decision: OrderIntent = {
  symbol: 'BTC/USDT',
  action: 'open',
  side: 'long',
  quantity: 0.0123456,
  price: 43210.987,
  stop: 42000.123,
  end: 1_700_000_000_000,
  id: 'BTC/USDT|1h|1700000000000|macd#0',
};
const code = (given: Partial<OrderIntent>, venue = 'binance'): string => {
  const order = toOrder({ ...decision, ...given }, venue, symbols);
  return order.refused ? order.reasons[0]!.code : 'ordered';
};

test('a buy: price and quantity down, stop up; the same decision has the same id', () => {
  const order = toOrder(decision, 'binance', symbols);
  expect(order).toEqual({
    refused: false,
    venue: 'binance',
    symbol: 'BTCUSDT',
    side: 'buy',
    type: 'limit',
    quantity: 0.01234,
    price: 43210.98,
    stop: 42000.13,
    reduceOnly: false,
    text: { quantity: '0.01234', price: '43210.98', stop: '42000.13' },
    clientId: expect.stringMatching(/^[0-9a-f]{32}$/),
    decisionId: decision.id,
  });
  expect(toOrder(decision, 'binance', symbols)).toEqual(order);
  const next = toOrder({ ...decision, id: 'BTC/USDT|1h|1700000000000|macd#1' }, 'binance', symbols);
  expect(next).not.toMatchObject({ clientId: order.refused ? '' : order.clientId });
});

test('a sell: price up, stop down; without a stop there is none', () => {
  const sell = { ...decision, side: 'short' as const, stop: 44000.126 };
  expect(toOrder(sell, 'binance', symbols)).toMatchObject({ price: 43210.99, stop: 44000.12 });
  const bare = toOrder({ ...decision, stop: Number.NaN }, 'binance', symbols);
  expect(Object.keys(bare)).not.toContain('stop');
});

test('what closes a position sells what was long, reduces only, and has no stop', () => {
  const close = toOrder({ ...decision, action: 'close' }, 'binance', symbols);
  expect(close).toMatchObject({ side: 'sell', reduceOnly: true, price: 43210.99 });
  expect(Object.keys(close)).not.toContain('stop');
  const cover = { ...decision, action: 'reduce' as const, side: 'short' as const };
  expect(toOrder(cover, 'binance', symbols)).toMatchObject({ side: 'buy', reduceOnly: true });
});

test('an id whose letters the venue takes is kept', () => {
  const order = toOrder({ ...decision, id: 'decision-7' }, 'bybit', symbols);
  expect(order).toMatchObject({ refused: true, reasons: [{ code: 'no-figures' }] });
  expect(toOrder({ ...decision, id: 'decision-7' }, 'binance', symbols)).toMatchObject({
    clientId: 'decision-7',
  });
  const stock = toOrder(
    { ...decision, symbol: 'AAPL', quantity: 3.9, price: 187.123 },
    'alpaca',
    symbols,
  );
  expect(stock).toMatchObject({ clientId: decision.id, quantity: 3, text: { price: '187.12' } });
});

test.each<[string, Partial<OrderIntent>, string?]>([
  ['hold', { action: 'hold' }],
  ['hold', { action: 'jump' as 'open' }],
  ['hold', { side: 'flat' }],
  ['not-final', { final: false }],
  ['unknown-symbol', { symbol: 'NOSUCH' }],
  ['not-listed', {}, 'kraken'],
  ['no-figures', {}, 'okx'],
  ['not-a-number', { quantity: Number.NaN }],
  ['not-a-number', { price: Number.NaN }],
  ['not-a-number', { price: -1 }],
  ['not-a-number', { quantity: Number.POSITIVE_INFINITY }],
  ['below-step', { quantity: 0.000001 }],
  ['below-min-notional', { quantity: 0.0001 }],
  ['not-a-decision', { quantity: '1' as unknown as number }],
  ['not-a-decision', { symbol: null as unknown as string }],
  ['ordered', { final: true }],
])('%s: %o at %s', (expected, given, venue = 'binance') => {
  expect(code(given, venue)).toBe(expected);
});

test('a least quantity and a point value count', () => {
  const future = {
    ...usEquity('ES'),
    tick: 0.25,
    pointValue: 50,
    minQuantity: 2,
    minNotional: 400_000,
    listings: { cme: { name: 'ESZ6' } },
  };
  const map = new SymbolMap([future]);
  const intent = {
    symbol: 'ES',
    action: 'open' as const,
    side: 'long' as const,
    price: 5000.3,
    end: 1,
  };
  expect(toOrder({ ...intent, quantity: 1.5 }, 'cme', map)).toMatchObject({
    reasons: [{ code: 'below-min-quantity', value: 1, limit: 2 }],
  });
  expect(toOrder({ ...intent, quantity: 2 }, 'cme', map)).toMatchObject({
    symbol: 'ESZ6',
    price: 5000.25,
    quantity: 2,
    decisionId: 'ES|1',
  });
});

test('whatever the decision is, nothing throws', () => {
  fc.assert(
    fc.property(fc.anything(), (given) => {
      const order = toOrder(given as OrderIntent, 'binance', symbols);
      expect(order.refused || order.quantity > 0).toBe(true);
    }),
    { numRuns: cases(5000) },
  );
});

test('rounding: on the grid, within a step, in the direction asked for, and idempotent', () => {
  const step = fc.constantFrom(1e-8, 0.00001, 0.0001, 0.01, 0.05, 0.25, 0.1, 1, 5);
  const value = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(
      step,
      value,
      fc.constantFrom('up' as const, 'down' as const),
      (unit, x, direction) => {
        const rounded = onGrid(x, unit, direction);
        const slack = 1e-6 * unit + 1e-9;
        const low = direction === 'down' ? rounded - slack : rounded - unit - slack;
        expect(x).toBeGreaterThanOrEqual(low);
        expect(x).toBeLessThanOrEqual(low + unit + 2 * slack);
        expect(onGrid(rounded, unit, direction)).toBe(rounded);
        expect(Number(printedOnGrid(rounded, unit))).toBe(rounded);
      },
    ),
    { numRuns: cases(50_000) },
  );
  expect([0.01, 1e-8, 5, 0.25].map(decimalsOf)).toEqual([2, 8, 0, 2]);
  expect(onGrid(0.3, 0.1, 'down')).toBe(0.3); // 0.3 / 0.1 is 2.9999…
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PaperBroker } from '../../src/simulation/index.js';
import { cases } from '../cases.js';

// Who is liquidated at an end hangs on what everything was worth there, and not on names.

type Prices = readonly [number, number, number, number];

const barOf = (symbol: string, minute: number, [open, high, low, close]: Prices) => {
  return { symbol, time: minute * 60_000, open, high, low, close, volume: 100 };
};

const make = (maintenanceRatio: number, cash = 1_000) =>
  new PaperBroker({ account: { cash, usual: { marginRatio: 0, maintenanceRatio } } });

/** Ten units each, bought at 100, then one bar each. */
function forced(first: Prices, second: Prices, [one, other] = ['A', 'B'] as const) {
  const broker = make(0.25);
  for (const symbol of [one, other]) {
    broker.submit(symbol, { id: symbol, side: 'buy', kind: 'market', quantity: 10 });
  }
  broker.update([one, other].map((symbol) => barOf(symbol, 0, [100, 100, 100, 100])));
  const { events } = broker.update([barOf(one, 1, first), barOf(other, 1, second)]);
  return events.flatMap((event) => (event.type === 'fill' ? [event.fill] : []));
}

it('what another symbol closed at counts, whichever name comes first', () => {
  const [fell, rose]: Prices[] = [
    [100, 100, 30, 95],
    [100, 150, 100, 150],
  ];
  // At 30 there are 300 + 500, and 450 are needed; with the other at 100 there would be 300 of 325.
  expect(forced(fell!, rose!)).toEqual([]);
  expect(forced(fell!, rose!, ['Z', 'B'] as never)).toEqual([]);
});

it('what is left is judged again after one was closed', () => {
  const fills = forced([100, 100, 20, 100], [100, 100, 90, 100]);
  expect(fills.map(({ symbol, price, reason }) => [symbol, price, reason])).toEqual([
    ['A', 20, 'liquidation'],
    ['B', 90, 'liquidation'], // 100 are left there, and 225 needed
  ]);
});

const price = fc.integer({ min: 60, max: 140 });
const wick = fc.integer({ min: 0, max: 30 });
const ends = fc.array(
  fc.record({
    prices: fc.array(fc.tuple(price, price, wick, wick), { minLength: 3, maxLength: 3 }),
    orders: fc.array(
      fc.record({ of: fc.nat(2), isBuy: fc.boolean(), quantity: fc.integer({ min: 1, max: 40 }) }),
      { maxLength: 3 },
    ),
    turn: fc.nat(2),
  }),
  { minLength: 1, maxLength: 15 },
);
type Ends = typeof ends extends fc.Arbitrary<infer T> ? T : never;

/** What becomes of symbols `names`, told by their places. */
function told(all: Ends, names: readonly string[]) {
  const broker = make(0.2371, 3_000);
  return all.map(({ prices, orders, turn }, minute) => {
    const bars = prices.map(([open, close, up, down], i) => {
      const [high, low] = [Math.max(open, close) + up, Math.min(open, close) - down];
      return barOf(names[i]!, minute, [open, high, low, close]);
    });
    const { events, equity, trades } = broker.update([...bars.slice(turn), ...bars.slice(0, turn)]);
    for (const [k, { of, isBuy, quantity }] of orders.entries()) {
      const order = { id: `${minute}.${k}`, side: isBuy ? 'buy' : 'sell', quantity } as const;
      broker.submit(names[of]!, { ...order, kind: 'market' });
    }
    const place = ({ symbol }: { symbol: string }) => names.indexOf(symbol);
    const fills = events.flatMap((event) => (event.type === 'fill' ? [event.fill] : []));
    return {
      fills: [0, 1, 2].map((i) =>
        fills.flatMap((fill) =>
          place(fill) === i ? [[fill.quantity, fill.price, fill.reason]] : [],
        ),
      ),
      profits: [0, 1, 2].map((i) =>
        trades.flatMap((one) => (place(one) === i ? [Math.round(one.profit * 1e6)] : [])),
      ),
      equity: Math.round(equity * 1e6),
    };
  });
}

it('other names, and another order of arrival within an end, change nothing', () => {
  let forcedCount = 0;
  fc.assert(
    fc.property(ends, fc.shuffledSubarray(['A', 'B', 'C'], { minLength: 3 }), (all, names) => {
      const here = told(all, ['A', 'B', 'C']);
      const there = told(
        all.map((end) => ({ ...end, turn: 0 })),
        names,
      );
      expect(there).toEqual(here);
      forcedCount += JSON.stringify(here).split('liquidation').length - 1;
    }),
    { numRuns: cases(3_000) },
  );
  expect(forcedCount).toBeGreaterThan(30);
});

import { describe, expect, it } from 'vitest';
import { Account } from '../../src/account/index.js';
import { Book, type BookOptions, type Order } from '../../src/simulation/index.js';

const bar = (time: number, open: number, high = open, low = open, close = open) => ({
  ...{ time, open, high, low, close },
  volume: 1_000,
});

const buy: Order = { id: 'a', side: 'buy', kind: 'market', quantity: 1 };

/** A book that has bought by `orders`, one a bar at 100. */
function bookOf(orders: readonly Order[], options: BookOptions = {}): Book {
  const book = new Book('X', options);
  orders.forEach((order, n) => {
    book.submit(order);
    book.update(bar(n, 100));
  });
  return book;
}

function fillsOf(events: ReturnType<Book['update']>): unknown[] {
  return events.map((event) =>
    event.type === 'fill' ? [event.fill.reason, event.fill.quantity, event.fill.price] : event.type,
  );
}

describe('exits that come when the price is beyond them', () => {
  it('fill at the open what came with an entry, at no better price', () => {
    const stopped = new Book('X', { beyondExit: 'fill' });
    stopped.submit({ ...buy, exits: { stop: 98 } });
    expect(fillsOf(stopped.update(bar(0, 97, 99, 96)))).toEqual([
      ['market', 1, 97],
      ['exit-stop', -1, 97],
    ]);
    const taken = new Book('X', { beyondExit: 'fill' });
    taken.submit({ ...buy, side: 'sell', exits: { target: 102 } });
    expect(fillsOf(taken.update(bar(0, 101, 103, 100)))).toEqual([
      ['market', -1, 101],
      ['exit-target', 1, 101],
    ]);
  });

  it('fill a stop that trails from an old extreme where the price is', () => {
    for (const [kind, price] of [
      ['market', 110],
      ['limit', 105],
    ] as const) {
      const book = bookOf([buy]);
      book.update(bar(1, 100, 120, 100, 110));
      const limit = kind === 'limit' ? { limit: 105 } : {};
      book.submit({ ...buy, id: 'b', kind, ...limit, exits: { trailDistance: 5 } });
      expect(fillsOf(book.update(bar(2, 110, 111, 100)))).toEqual([
        [kind, 1, price],
        ['exit-stop', -2, price],
      ]);
    }
  });

  it('are not loosened by what is added, nor by the rest of an order', () => {
    const book = new Book('X', { participation: 0.01 });
    book.submit({ ...buy, quantity: 20, exits: { stop: 90 } });
    book.update(bar(0, 100));
    book.protect({ stop: 97 });
    book.update(bar(1, 100));
    expect([book.quantity, book.exits.stop]).toEqual([20, 97]);
    book.submit({ ...buy, id: 'b', exits: { stop: 98 } });
    book.update(bar(2, 100));
    expect(book.exits.stop).toBe(98);
  });
});

describe('what rounding or a split has left', () => {
  it('is no position: .1 + .2 − .3', () => {
    const decimals = [0.1, 0.2, -0.3];
    for (const sign of [1, -1]) {
      const account = new Account();
      const made = decimals.map((units, n) => {
        const fill = { id: `${n}`, symbol: 'X', time: n, quantity: sign * units, price: 100 };
        return account.update({ type: 'fill', fill }).trade?.side;
      });
      expect(made).toEqual([undefined, undefined, sign > 0 ? 'long' : 'short']);
      expect(account.symbols).toEqual([]);
    }
    const order = (units: number, n: number): Order =>
      units > 0
        ? { ...buy, id: `${n}`, quantity: units }
        : { ...buy, id: `${n}`, side: 'sell', quantity: -units };
    expect(bookOf(decimals.map(order)).quantity).toBe(0);
    const over = new Account();
    for (const [n, quantity] of [0.7, -0.1, -0.6].entries()) {
      over.update({ type: 'fill', fill: { id: `${n}`, symbol: 'X', time: n, quantity, price: 9 } });
    }
    expect([over.quantity('X'), over.position('X')?.entry]).toEqual([0, Number.NaN]);
  });

  it('is closed with the rest, though it is no whole step', () => {
    const book = bookOf([{ ...buy, quantity: 15 }], { step: 1 });
    book.split(0.1);
    book.submit({ ...buy, id: 'b', side: 'sell', quantity: 1.5, reduceOnly: true });
    expect(fillsOf(book.update(bar(1, 1_000)))).toEqual([['market', -1.5, 1_000]]);
    const turned = bookOf([{ ...buy, quantity: 15 }], { step: 1 });
    turned.split(0.1);
    turned.submit({ ...buy, id: 'b', side: 'sell', quantity: 3 });
    const events = turned.update(bar(1, 1_000));
    expect(events.map(({ type }) => type)).not.toContain('rejected');
    expect(turned.quantity).toBe(-1);
  });
});

it('what a fill within a bar costs is known before the bar: its range and volume are of the last', () => {
  const seen: unknown[] = [];
  const slippage = ({ volume, range }: { volume: number; range: number }): number => {
    seen.push([volume, range]);
    return 0;
  };
  const book = bookOf([{ ...buy, exits: { stop: 98 } }], { slippage });
  book.update({ ...bar(1, 100, 101, 99), volume: 7 });
  book.update({ ...bar(2, 100, 109, 90), volume: 9 });
  expect(seen).toEqual([
    [0, 0],
    [7, 2],
  ]);
  const saved = book.snapshot();
  book.restore({ ...saved, version: 2 });
  expect(book.snapshot()).toEqual(saved);
  expect(() => book.restore({ ...saved, version: 1 })).toThrow('is at version');
});

it('`peek` tells the budget of no fill', () => {
  const heard: unknown[] = [];
  const budget = {
    available: 1_000,
    affordable: (quantity: number) => quantity,
    filled: (fill: unknown) => heard.push(fill),
  };
  const book = new Book('X');
  book.submit(buy);
  expect(book.peek(bar(0, 100), budget)).toHaveLength(1);
  expect(heard).toEqual([]);
  book.update(bar(0, 100), budget);
  expect(heard).toHaveLength(1);
});

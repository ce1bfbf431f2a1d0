import { describe, expect, it } from 'vitest';
import { Book, type Order, ratioFee, unitFee } from '../../src/simulation/index.js';

const bar = (time: number, open: number, high: number, low: number, close = open) => ({
  ...{ time: time * 60_000, open, high, low, close, volume: 1_000 },
});
const market: Order = { id: 'a', side: 'buy', kind: 'market', quantity: 10 };

describe('the orders of a book', () => {
  it('are copies, can be taken out, and leave it idle', () => {
    const book = new Book('X');
    expect(book.isIdle).toBe(true);
    expect([book.submit(market), book.submit(market)]).toEqual([undefined, 'duplicate']);
    (book.orders[0] as { quantity: number }).quantity = 1e6;
    expect(book.orders).toMatchObject([{ id: 'a', quantity: 10, side: 1 }]);
    expect([book.cancel('b'), book.cancel('a'), book.cancel('a')]).toEqual([false, true, false]);
    expect(book.isIdle).toBe(true);
    book.submit(market);
    expect(book.isIdle).toBe(false);
    book.update(bar(0, 100, 101, 99));
    expect([book.orders, book.quantity, book.isIdle]).toEqual([[], 10, false]);
  });

  it('live for as many bars as they say, and until the time that they say', () => {
    const limit: Order = { ...market, kind: 'limit', limit: 50 };
    const left = (change: object, bars: number) => {
      const book = new Book('X');
      book.submit({ ...limit, ...change });
      for (let i = 0; i < bars; i++) book.update(bar(i, 100, 101, 99));
      return book.orders.length;
    };
    expect([left({ lifeBars: 2 }, 1), left({ lifeBars: 2 }, 2)]).toEqual([1, 0]);
    const met = (until: number) => {
      const book = new Book('X');
      book.submit({ ...market, until });
      book.update(bar(1, 100, 101, 99));
      return book.quantity;
    };
    expect([met(60_000), met(60_001)]).toEqual([0, 10]);
    expect(left({}, 50)).toBe(1);
  });

  it('foretold change nothing', () => {
    const book = new Book('X', { fees: ratioFee(0.001) });
    book.submit({ ...market, exits: { stop: 98, target: 104 } });
    for (const one of [bar(0, 100, 101, 99), bar(1, 100, 105, 97)]) {
      const before = book.snapshot();
      const foretold = book.peek(one);
      expect(book.snapshot()).toEqual(before);
      expect(book.update(one)).toEqual(foretold);
    }
    expect(book.quantity).toBe(0);
    book.reset();
    expect(book.snapshot()).toEqual(new Book('X', { fees: ratioFee(0.001) }).snapshot());
  });
});

it('the id of a book is every option that changes what is filled, but for models', () => {
  const id = (options: object) => new Book('X', options).id;
  const ids = [
    ...[{}, { policy: 'ohlc' }, { touch: true }, { spreadRatio: 0.1 }, { participation: 0.5 }],
    ...[{ step: 1 }, { minNotional: 5 }, { beyondExit: 'fill' }],
  ].map(id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(id({ fees: unitFee(1) })).toBe(ids[0]);
});

it('options at their bounds', () => {
  const make = (options: object) => () => new Book('X', options);
  for (const options of [
    ...[{ spreadRatio: 0.5 }, { spreadRatio: 0 }, { participation: 0 }, { step: 1e15 }],
    ...[{ minNotional: 1e15 }, { policy: 'base' }],
  ]) {
    expect(make(options)).not.toThrow();
  }
  for (const options of [
    ...[{ spreadRatio: 0.51 }, { participation: -1 }, { step: -1 }, { minNotional: 2e15 }],
    ...[{ policy: 'best' }, { touch: 1 }, { beyondExit: 'keep' }, { slippage: 0.1 }, { fees: 1 }],
    ...[{ sizeAtOpen: 5 }, { spread: 0.1 }],
  ]) {
    expect(make(options)).toThrow(Object.keys(options)[0]!);
  }
  expect(() => new Book('')).toThrow('symbol');
});

describe('a snapshot of a book', () => {
  const lived = () => {
    const book = new Book('X');
    book.submit({ ...market, exits: { stop: 90, trailDistance: 8 } });
    book.update(bar(0, 100, 101, 99));
    book.submit({ ...market, id: 'b', kind: 'stop-limit', stop: 120, limit: 121, lifeBars: 3 });
    book.submit({ ...market, id: 'c', side: 'sell', kind: 'limit', limit: 130 });
    return book;
  };

  it('that no orders and bars lead to is refused, and leaves everything as it was', () => {
    const book = lived();
    const good = book.snapshot();
    const state = good.state as unknown as { readonly orders: readonly object[] };
    const [first, second] = state.orders;
    const order = (change: object) => ({ ...state, orders: [{ ...first, ...change }, second] });
    for (const spoiled of [
      ...[7, { ...state, more: 1 }, { ...state, orders: {} }, { ...state, orders: [first, first] }],
      ...[{ quantity: Number.NaN }, { volume: -1 }, { range: -1 }, { fillCount: -1 }].map((one) => {
        return { ...state, ...one };
      }),
      ...[
        { ...state, trailDistance: 0 },
        { ...state, volume: Number.NaN },
      ],
      ...[{ id: '' }, { side: 0 }, { side: 2 }, { kind: 'market' }, { kind: 'stop' }].map(order),
      ...[{ quantity: 0 }, { barsLeft: 0 }, { barsLeft: 1.5 }, { trailDistance: 0 }].map(order),
      ...[{ limit: Number.NaN }, { stop: Number.NaN }, { kind: 'odd-limit' }].map(order),
    ]) {
      expect(() => book.restore({ ...good, state: spoiled as never })).toThrow(
        expect.objectContaining({ name: 'SnapshotError' }),
      );
      expect(book.snapshot()).toEqual(good);
    }
    const sized = order({ quantity: Number.NaN, barsLeft: Number.NaN });
    book.restore({ ...good, state: sized as never });
  });

  it('of version 2 is read, of another not', () => {
    const book = lived();
    const good = book.snapshot();
    book.restore({ ...good, version: 2 });
    for (const version of [1, 4]) {
      expect(() => book.restore({ ...good, version })).toThrow(
        expect.objectContaining({ code: 'unsupported-version' }),
      );
    }
  });
});

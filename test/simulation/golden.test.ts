import { describe, expect, it } from 'vitest';
import { Book, type BookFill, type BookOptions, type Exits } from '../../src/simulation/index.js';

type Prices = readonly [open: number, high: number, low: number, close?: number];

const bar = (time: number, [open, high, low, close = open]: Prices) => ({
  ...{ time, open, high, low, close },
  volume: 1_000,
});

/** The fills of a bar that meets a position with exits, opened by an earlier one. */
function exitsIn(prices: Prices, options: BookOptions, short = false): readonly BookFill[] {
  const book = new Book('X', { touch: true, ...options });
  const exits: Exits = short ? { stop: 102, target: 96 } : { stop: 98, target: 104 };
  const side = short ? 'sell' : 'buy';
  book.submit({ id: 'entry', side, kind: 'market', quantity: 1, exits });
  book.update(bar(0, [100, 100, 100]));
  return fillsOf(book.update(bar(1, prices)));
}

function fillsOf(events: ReturnType<Book['update']>): readonly BookFill[] {
  return events.flatMap((event) => (event.type === 'fill' ? [event.fill] : []));
}

describe('a position with a stop and a target', () => {
  // SIMULATION, section 2: long, stop 98, target 104 unless said.
  it.each([
    ['the stop', [100, 101, 97], 98, {}],
    ['a gap below the stop', [95, 99, 94], 95, {}],
    ['a gap above the target', [106, 107, 105], 106, {}],
    ['both, worst', [100, 105, 97], 98, { policy: 'worst' }],
    ['both, adaptive: the low is nearer', [100, 105, 97], 98, { policy: 'adaptive' }],
    ['both, adaptive: the high is nearer', [103, 105, 97], 104, { policy: 'adaptive' }],
    ['both, adaptive: a tie is the stop', [101, 105, 97], 98, { policy: 'adaptive' }],
    ['both, ohlc', [100, 105, 97], 104, { policy: 'ohlc' }],
    ['both, olhc', [100, 105, 97], 98, { policy: 'olhc' }],
    ['a touch of the stop', [100, 101, 98], 98, {}],
    ['a touch of the target', [100, 104, 99], 104, {}],
  ] as const)('%s', (_, prices, price, options) => {
    const [fill, ...others] = exitsIn(prices, options);
    expect(others).toEqual([]);
    expect(fill!.price).toBe(price);
    const isBoth = prices[1] >= 104 && prices[2] <= 98 && prices[0] < 104 && prices[0] > 98;
    expect(fill!.ambiguous).toBe(isBoth);
    if (isBoth) expect(fill!.otherPrice).toBe(price === 98 ? 104 : 98);
  });

  it('neither: nothing', () => {
    expect(exitsIn([100, 101, 99], {})).toEqual([]);
  });

  it('a target is a limit order: it is not filled where the price only touches it', () => {
    expect(exitsIn([100, 104, 99], { touch: false })).toEqual([]);
    expect(exitsIn([100, 104.01, 99], { touch: false })[0]!.price).toBe(104);
  });

  it.each([
    ['both, worst', [100, 103, 95], 102, {}],
    ['a gap above the stop', [105, 106, 104], 105, {}],
    ['a gap below the target', [94, 95, 93], 94, {}],
    ['both, ohlc', [100, 103, 95], 102, { policy: 'ohlc' }],
    ['both, olhc', [100, 103, 95], 96, { policy: 'olhc' }],
    ['both, adaptive', [98, 103, 95], 96, { policy: 'adaptive' }],
  ] as const)('short, stop 102, target 96: %s', (_, prices, price, options) => {
    const [fill] = exitsIn(prices, options, true);
    expect([fill!.price, fill!.quantity]).toEqual([price, 1]);
  });

  it('its own base bars say which came first; within one of them it is the stop', () => {
    const children = [bar(1, [100, 104.5, 99.5, 103]), bar(2, [103, 103, 97])];
    const run = (parts: typeof children): BookFill => {
      const book = new Book('X', { policy: 'base' });
      const exits = { stop: 98, target: 104 };
      book.submit({ id: 'e', side: 'buy', kind: 'market', quantity: 1, exits });
      book.update(bar(0, [100, 100, 100]));
      const [fill] = fillsOf(book.update({ ...bar(1, [100, 105, 97]), children: parts }));
      return fill!;
    };
    expect(run(children)).toMatchObject({ price: 104, ambiguous: false });
    expect(run([bar(1, [100, 105, 97])])).toMatchObject({ price: 98, ambiguous: true });
    expect(run([])).toMatchObject({ price: 98, ambiguous: true });
  });

  it('stops pay spread and slippage, at the gap too; targets and limits pay neither', () => {
    const costs = { spreadRatio: 0.002, slippage: () => 0.003 };
    expect(exitsIn([100, 101, 97], costs)[0]!.price).toBe(98 * (1 - 0.004));
    expect(exitsIn([95, 99, 94], costs)[0]!.price).toBe(95 * (1 - 0.004));
    expect(exitsIn([100, 105, 99], costs)[0]!.price).toBe(104);
    expect(exitsIn([106, 107, 105], costs)[0]!.price).toBe(106);
    expect(exitsIn([105, 106, 104], costs, true)[0]!.price).toBe(105 * (1 + 0.004));
  });
});

describe('entries', () => {
  const entry = (order: object, prices: Prices, options: BookOptions = {}) => {
    const book = new Book('X', options);
    book.submit({ id: 'e', side: 'buy', kind: 'market', quantity: 1, ...order });
    const events = book.update(bar(0, prices));
    return { book, events, fills: fillsOf(events) };
  };

  it('a limit is met beyond its price, at the better of open and limit', () => {
    const limit = { kind: 'limit', limit: 99 };
    expect(entry(limit, [100, 101, 99]).fills).toEqual([]);
    expect(entry(limit, [100, 101, 99], { touch: true }).fills[0]!.price).toBe(99);
    expect(entry(limit, [100, 101, 98.9]).fills[0]!.price).toBe(99);
    expect(entry(limit, [98, 101, 97]).fills[0]!.price).toBe(98);
    const sell = { kind: 'limit', limit: 101, side: 'sell' };
    expect(entry(sell, [100, 101.1, 99]).fills[0]!.price).toBe(101);
    expect(entry(sell, [102, 103, 99]).fills[0]!.price).toBe(102);
  });

  it('a stop is met at its price, at the worse of open and stop', () => {
    const stop = { kind: 'stop', stop: 101 };
    expect(entry(stop, [100, 100.9, 99]).fills).toEqual([]);
    expect(entry(stop, [100, 101, 99]).fills[0]!.price).toBe(101);
    expect(entry(stop, [102, 103, 99]).fills[0]!.price).toBe(102);
    const sell = { kind: 'stop', stop: 99, side: 'sell' };
    expect(entry(sell, [98, 99, 97]).fills[0]!.price).toBe(98);
  });

  it('a stop-limit is triggered first, and its limit counts after that', () => {
    const order = { kind: 'stop-limit', stop: 101, limit: 102 };
    expect(entry(order, [100, 101, 99]).fills[0]!.price).toBe(101);
    expect(entry(order, [103, 104, 102.5]).fills).toEqual([]);
    const gapped = entry(order, [103, 104, 102.5]);
    expect(fillsOf(gapped.book.update(bar(1, [103, 103, 101])))[0]!.price).toBe(102);
    const below = { kind: 'stop-limit', stop: 101, limit: 100 };
    expect(entry(below, [100.5, 101, 99, 100.5]).fills).toEqual([]); // was 99 before 101, or after?
    const [event] = entry(below, [100.5, 101, 99, 100.5]).events;
    expect(event).toEqual({ type: 'missed', orderId: 'e', quantity: 1, limit: 100, close: 100.5 });
    expect(entry(below, [100.5, 101, 100, 100.5]).events).toEqual([]); // it was only touched
    expect(entry(below, [100.5, 101, 99, 99.5]).fills[0]!.price).toBe(100);
  });

  it('an entry beyond its own stop or target is rejected, or filled and closed at once', () => {
    for (const [exits, reason] of [
      [{ stop: 101 }, 'beyond-stop'],
      [{ target: 99 }, 'beyond-target'],
    ] as const) {
      expect(entry({ exits }, [100, 102, 98]).events).toEqual([
        { type: 'rejected', orderId: 'e', reason, left: 1 },
      ]);
      const filled = entry({ exits }, [100, 102, 98], { beyondExit: 'fill' }).fills;
      expect(filled.length).toBe(2);
    }
  });

  it('a position opened within a bar can be stopped in it; its target waits', () => {
    const exits = { stop: 97, target: 104 };
    const limit = { kind: 'limit', limit: 99, exits };
    const [, stopped] = entry(limit, [100, 105, 96]).fills;
    expect(stopped).toMatchObject({ price: 97, ambiguous: false, reason: 'exit-stop' });
    expect(entry(limit, [100, 105, 98]).fills.length).toBe(1);
    const stop = { kind: 'stop', stop: 101, exits };
    expect(entry(stop, [100, 102, 96, 99]).fills[1]).toMatchObject({
      ...{ price: 97, ambiguous: true, otherPrice: 99 },
    });
    expect(entry(stop, [100, 102, 96, 96.5]).fills[1]).toMatchObject({ ambiguous: false });
    // Opened at the open, it takes part in the whole bar.
    expect(entry({ exits }, [100, 105, 98]).fills[1]).toMatchObject({ price: 104 });
  });

  it('a trailing stop follows the extremes of the bars before, and never loosens', () => {
    const { book } = entry({ exits: { trailDistance: 2 } }, [100, 103, 99.5, 102]);
    expect(book.exits.stop).toBe(101);
    expect(fillsOf(book.update(bar(1, [102, 106, 101.5, 105])))).toEqual([]);
    expect(book.exits.stop).toBe(104);
    expect(fillsOf(book.update(bar(2, [105, 105.5, 104.5, 105])))).toEqual([]);
    expect(book.exits.stop).toBe(104);
    expect(fillsOf(book.update(bar(3, [105, 105, 103])))[0]!.price).toBe(104);
  });

  it('a trailing stop does not loosen a stop that is nearer', () => {
    const { book } = entry({ exits: { stop: 99, trailDistance: 3 } }, [100, 100.5, 99.5]);
    expect(book.exits.stop).toBe(99);
    book.update(bar(1, [100, 103, 99.5]));
    expect(book.exits.stop).toBe(100);
  });

  it('closing orders come before protective ones, and those before opening ones', () => {
    const book = new Book('X');
    const exits = { stop: 98, target: 104 };
    book.submit({ id: 'a', side: 'buy', kind: 'market', quantity: 2, exits });
    book.update(bar(0, [100, 101, 99]));
    book.submit({ id: 'b', side: 'buy', kind: 'market', quantity: 1 });
    book.submit({ id: 'c', side: 'sell', kind: 'market', quantity: 1, reduceOnly: true });
    const fills = fillsOf(book.update(bar(1, [97, 99, 96])));
    expect(fills.map(({ orderId, quantity, reason }) => [orderId, quantity, reason])).toEqual([
      ['c', -1, 'market'],
      ['', -1, 'exit-stop'],
      ['b', 1, 'market'],
    ]);
  });

  it('no more than the participation; the rest waits for the next bar', () => {
    const { book, fills } = entry({ quantity: 250 }, [100, 101, 99], { participation: 0.1 });
    expect(fills[0]!.quantity).toBe(100);
    expect(fillsOf(book.update(bar(1, [100, 101, 99])))[0]!.quantity).toBe(100);
    expect(fillsOf(book.update(bar(2, [100, 101, 99])))[0]!.quantity).toBe(50);
    expect(book.orders).toEqual([]);
  });

  it('whole steps, downwards: .29 in steps of .01 are 29', () => {
    expect(entry({ quantity: 0.29 }, [100, 101, 99], { step: 0.01 }).fills[0]!.quantity).toBe(0.29);
    expect(entry({ quantity: 0.299 }, [100, 101, 99], { step: 0.01 }).fills[0]!.quantity).toBe(
      0.29,
    );
    expect(entry({ quantity: 0.009 }, [100, 101, 99], { step: 0.01 }).events).toEqual([
      { type: 'rejected', orderId: 'e', reason: 'below-minimum', left: 0.009 },
    ]);
  });

  it('an order with a life expires after its last bar', () => {
    const order = { kind: 'limit', limit: 50, lifeBars: 2 };
    const { book, events } = entry(order, [100, 101, 99]);
    expect(events).toEqual([]);
    expect(book.update(bar(1, [100, 101, 99]))).toEqual([
      { type: 'expired', orderId: 'e', left: 1 },
    ]);
    expect(book.orders).toEqual([]);
  });

  it('an order with a time expires at the first bar that begins then or later', () => {
    const order = { kind: 'limit', limit: 50, until: 2 };
    const { book, events } = entry(order, [100, 101, 99]);
    expect(events).toEqual([]);
    expect(book.update(bar(1, [100, 101, 99]))).toEqual([]);
    const expired = { type: 'expired', orderId: 'e', left: 1 };
    expect(book.update(bar(2, [45, 101, 40]))).toEqual([expired]);
    const market = entry({ until: 0 }, [100, 101, 99]);
    expect([market.events, market.book.quantity]).toEqual([[expired], 0]);
  });

  it('nothing trades in a bar that comes late, or once more: its prices are over', () => {
    const { book } = entry({}, [100, 101, 99]);
    book.update(bar(5, [100, 101, 99]));
    book.submit({ id: 's', side: 'sell', kind: 'limit', quantity: 1, limit: 150 });
    for (const time of [3, 5]) {
      expect(book.peek(bar(time, [200, 201, 199]))).toEqual([{ type: 'refused' }]);
      expect(book.update(bar(time, [200, 201, 199]))).toEqual([{ type: 'refused' }]);
    }
    expect(book.quantity).toBe(1);
    expect(fillsOf(book.update(bar(6, [200, 201, 199])))[0]!.price).toBe(200);
  });

  it('prices below 0 are prices', () => {
    const exits = { stop: -42, target: -30 };
    const costs = { spreadRatio: 0.02 };
    const { book, fills } = entry({ exits }, [-37, -36, -38], costs);
    expect(fills[0]!.price).toBe(-37 + 0.37);
    expect(fillsOf(book.update(bar(1, [-40, -39, -43])))[0]!.price).toBe(-42 - 0.42);
    const limit = entry({ kind: 'limit', limit: -38, side: 'sell' }, [-40, -37, -41], costs);
    expect(limit.fills[0]!.price).toBe(-38);
  });

  it('a split changes quantity, exits and orders; the value stays', () => {
    const { book } = entry({ exits: { stop: 90, target: 120 } }, [100, 101, 99]);
    book.submit({ id: 'l', side: 'buy', kind: 'limit', quantity: 1, limit: 80 });
    book.split(2);
    expect([book.quantity, book.exits]).toEqual([2, { stop: 45, target: 60 }]);
    expect(book.orders[0]).toMatchObject({ quantity: 2, limit: 40 });
  });
});

describe('the door of a book', () => {
  it('takes orders and bars for what they are, and throws at none', () => {
    const book = new Book('X');
    const strange = [
      null,
      undefined,
      1,
      'x',
      [],
      {},
      { id: 'a' },
      new Proxy(
        {},
        {
          get: () => {
            throw new Error();
          },
        },
      ),
    ];
    for (const one of strange) {
      expect(book.submit(one as never)).toBe('inadmissible');
      expect(book.update(one as never)).toEqual([{ type: 'refused' }]);
      expect(book.peek(one as never)).toEqual([{ type: 'refused' }]);
    }
    const order = { id: 'a', side: 'buy', kind: 'market', quantity: 1 } as const;
    expect(book.submit(order)).toBeUndefined();
    expect(book.submit(order)).toBe('duplicate');
    for (const wrong of [
      { quantity: 0 },
      { quantity: -1 },
      { limit: 5 },
      { kind: 'stop' },
      { lifeBars: 0 },
      { exits: { trailDistance: 0 } },
      { exits: null },
    ]) {
      expect(book.submit({ ...order, id: 'b', ...wrong } as never)).toBe(
        'exits' in wrong && wrong.exits === null ? undefined : 'inadmissible',
      );
    }
  });
});

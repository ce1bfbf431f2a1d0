import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Account } from '../../src/account/index.js';
import { decodeText, encodeText } from '../../src/core/index.js';
import {
  type BookFill,
  type BrokerUpdate,
  impactSlippage,
  PaperBroker,
  ratioFee,
  ratioSlippage,
  tickSlippage,
  unitFee,
} from '../../src/simulation/index.js';
import { cases } from '../cases.js';

const symbols = ['A', 'B', 'C'] as const;

const terms = {
  A: { pointValue: 2, marginRatio: 0.5, maintenanceRatio: 0.25 },
  B: { pointValue: 1, marginRatio: 0.2, maintenanceRatio: 0.1 },
};

const make = (): PaperBroker =>
  new PaperBroker({
    account: { cash: 5_000, symbols: terms },
    book: { spreadRatio: 0.001, slippage: impactSlippage(0.1), fees: ratioFee(0.001) },
    books: { B: { fees: unitFee(0.01, { minimum: 1 }), policy: 'adaptive', participation: 0.1 } },
  });

const price = fc.integer({ min: 60, max: 140 });

/** What is done at one end time: actions, the bars of some symbols, then new orders. */
const step = fc.record({
  bars: fc.subarray([...symbols], { minLength: 1 }),
  prices: fc.array(fc.tuple(price, price, fc.nat(10), fc.nat(10)), { minLength: 3, maxLength: 3 }),
  orders: fc.array(
    fc.record({
      symbol: fc.constantFrom(...symbols),
      side: fc.constantFrom('buy', 'sell'),
      quantity: fc.integer({ min: 1, max: 40 }),
      stop: fc.option(price, { nil: undefined }),
      target: fc.option(price, { nil: undefined }),
    }),
    { maxLength: 2 },
  ),
  action: fc.constantFrom(
    'none',
    'none',
    'none',
    'dividend',
    'split',
    'financing',
    'transfer',
    'rate',
  ),
});

const story = fc.array(step, { minLength: 1, maxLength: 25 });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function act(broker: { act: PaperBroker['act'] }, action: Step['action'], symbol: string): void {
  if (action === 'dividend') broker.act({ type: 'dividend', symbol, perUnit: 0.5 });
  if (action === 'split') broker.act({ type: 'split', symbol, ratio: 2 });
  if (action === 'financing') {
    broker.act({ type: 'financing', symbol, ratePerYear: 0.05, days: 1, daysPerYear: 360 });
  }
  if (action === 'transfer') broker.act({ type: 'transfer', amount: 100 });
  if (action === 'rate') broker.act({ type: 'rate', symbol, rate: 1.25 });
}

function barsOf({ bars, prices }: Step, time: number) {
  return bars.map((symbol) => {
    const [open, close, up, down] = prices[symbols.indexOf(symbol)]!;
    const [high, low] = [Math.max(open, close) + up, Math.max(1, Math.min(open, close) - down)];
    return { symbol, time, open, high, low, close, volume: 500 };
  });
}

function live(
  broker: PaperBroker,
  one: Step,
  n: number,
  order = (x: unknown[]) => x,
): BrokerUpdate {
  act(broker, one.action, one.bars[0]!);
  const update = broker.update(order(barsOf(one, n * 60_000)) as never);
  for (const [k, { symbol, side, quantity, stop, target }] of one.orders.entries()) {
    const exits = {
      ...(stop === undefined ? {} : { stop }),
      ...(target === undefined ? {} : { target }),
    };
    broker.submit(symbol, {
      id: `${n}.${k}`,
      side: side as 'buy',
      kind: 'market',
      quantity,
      exits,
    });
  }
  return update;
}

const fillsOf = ({ events }: BrokerUpdate): readonly BookFill[] =>
  events.flatMap((event) => (event.type === 'fill' ? [event.fill] : []));

describe('laws of a broker made of bars', () => {
  it('equity moves by what is realised, unrealised, paid and received; fills sum to the positions', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const broker = make();
        const { account } = broker;
        const owned: Record<string, number> = { A: 0, B: 0, C: 0 };
        for (const [n, one] of steps.entries()) {
          if (one.action === 'split') owned[one.bars[0]!]! *= 2;
          const update = live(broker, one, n);
          for (const { symbol, quantity } of fillsOf(update)) owned[symbol]! += quantity;
          const earned = account.realised + account.unrealised - account.fees;
          const expected =
            5_000 + earned - account.financing + account.dividends + account.transfers;
          expect(Math.abs(account.equity - expected)).toBeLessThan(1e-7);
          expect(update.equity).toBe(account.equity);
          for (const symbol of symbols) {
            expect(Math.abs(account.quantity(symbol) - owned[symbol]!)).toBeLessThan(1e-6);
            expect(broker.book(symbol).quantity).toBe(account.quantity(symbol));
          }
        }
      }),
      { numRuns: cases(2_000) },
    );
  });

  it('the order of symbols within one end time changes nothing', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const [one, other] = [make(), make()];
        for (const [n, each] of steps.entries()) {
          const update = live(one, each, n);
          expect(live(other, each, n, (bars) => [...bars].reverse())).toEqual(update);
        }
        expect(other.snapshot()).toEqual(one.snapshot());
      }),
      { numRuns: cases(1_000) },
    );
  });

  it('goes on from a snapshot at every bar, bit for bit; a prefix of a run is the run of the prefix', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const whole = make();
        const said = steps.map((one, n) => live(whole, one, n));
        let broker = make();
        for (const [n, one] of steps.entries()) {
          expect(live(broker, one, n)).toEqual(said[n]);
          const text = encodeText(broker.snapshot());
          broker = make();
          broker.restore(decodeText(text));
          expect(encodeText(broker.snapshot())).toBe(text);
        }
        expect(broker.band).toEqual(whole.band);
      }),
      { numRuns: cases(500) },
    );
  });

  it('the same fills, as from a broker, make the same account, whichever symbol is heard first', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const paper = make();
        const real = new Account({ cash: 5_000, symbols: terms });
        const inOrder = new Account({ cash: 5_000, symbols: terms });
        for (const [n, one] of steps.entries()) {
          act({ act: (event) => real.update(event) }, one.action, one.bars[0]!);
          act({ act: (event) => inOrder.update(event) }, one.action, one.bars[0]!);
          const fills = fillsOf(live(paper, one, n));
          for (const fill of ['C', 'B', 'A'].flatMap((name) =>
            fills.filter(({ symbol }) => symbol === name),
          )) {
            expect(real.update({ type: 'fill', fill }).disposition).toBe('applied');
            expect(real.update({ type: 'fill', fill }).disposition).toBe('duplicate');
          }
          for (const fill of fills) inOrder.update({ type: 'fill', fill });
          for (const { symbol, close, high, low } of barsOf(one, 0)) {
            real.update({ type: 'mark', symbol, close, high, low });
            inOrder.update({ type: 'mark', symbol, close, high, low });
          }
        }
        expect(inOrder.snapshot()).toEqual(paper.account.snapshot()); // its memory of fills too
        expect(real.cash).toBe(paper.account.cash);
        expect(real.equity).toBe(paper.account.equity);
        for (const symbol of symbols) {
          expect(paper.account.position(symbol)).toEqual(real.position(symbol));
        }
      }),
      { numRuns: cases(500) },
    );
  });
});

describe('an account that is at its limits', () => {
  const bar = (time: number, open: number, high: number, low: number, close = open) => ({
    ...{ symbol: 'X', time, open, high, low, close },
    volume: 1_000,
  });

  it('carries what its margin allows, fee included; the rest is rejected', () => {
    const broker = new PaperBroker({
      account: { cash: 1_000 },
      book: { step: 1, fees: unitFee(1) },
    });
    broker.submit('X', { id: 'a', side: 'buy', kind: 'market', quantity: 50 });
    const { events } = broker.update([bar(0, 24, 25, 23)]);
    expect(events).toMatchObject([
      { type: 'fill', fill: { quantity: 40, fee: 40 } },
      { type: 'rejected', reason: 'no-budget', left: 10 },
    ]);
    expect(broker.account.equity - broker.account.margin).toBe(0);
  });

  it('a minimum fee is paid by what is left after the reduction, too', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 30, max: 200 }),
        fc.constantFrom(0, 1, 0.01),
        (minimum, quantity, step) => {
          const fees = unitFee(0.5, { minimum });
          const broker = new PaperBroker({ account: { cash: 1_000 }, book: { step, fees } });
          broker.submit('X', { id: 'a', side: 'buy', kind: 'market', quantity });
          broker.update([bar(0, 25, 26, 24)]);
          const { equity, margin } = broker.account;
          const left = equity - margin;
          expect(left).toBeGreaterThan(-1e-8);
          const unitsMore = Math.min(quantity, (1_000 - minimum) / 25, 1_000 / 25.5);
          expect(broker.account.quantity('X')).toBeGreaterThan(unitsMore - step - 1e-6);
        },
      ),
      { numRuns: cases(1_000) },
    );
  });

  it('a model that gives no number is named; nothing is filled', () => {
    for (const name of ['fees', 'slippage'] as const) {
      const broker = new PaperBroker({ book: { [name]: () => Number.NaN } });
      broker.submit('X', { id: 'a', side: 'buy', kind: 'market', quantity: 1 });
      expect(() => broker.update([bar(0, 25, 26, 24)])).toThrow(`${name} must be a function`);
      expect([broker.account.quantity('X'), broker.book('X').quantity]).toEqual([0, 0]);
    }
    const sizeAtOpen = () => Number.POSITIVE_INFINITY;
    const broker = new PaperBroker({ book: { sizeAtOpen } });
    broker.submit('X', { id: 'a', side: 'buy', kind: 'market', quantity: 'at-open' });
    expect(broker.update([bar(0, 25, 26, 24)]).events).toMatchObject([
      { type: 'rejected', reason: 'below-minimum' },
    ]);
  });

  it('what a closing order frees can be used in the same bar: a position is turned', () => {
    const broker = new PaperBroker({ account: { cash: 1_000 } });
    broker.submit('X', { id: 'a', side: 'buy', kind: 'market', quantity: 40 });
    broker.update([bar(0, 25, 26, 24)]);
    broker.submit('X', { id: 'b', side: 'sell', kind: 'market', quantity: 80 });
    const { events, trades } = broker.update([bar(1, 25, 26, 24)]);
    expect(fillsOf({ events, trades, equity: 0 }).map(({ quantity }) => quantity)).toEqual([
      -40, -40,
    ]);
    expect([trades.length, broker.account.quantity('X')]).toEqual([1, -40]);
  });

  it('is liquidated at the adverse extreme where equity does not reach the maintenance', () => {
    const symbolTerms = { X: { marginRatio: 0.1, maintenanceRatio: 0.05 } };
    const broker = new PaperBroker({ account: { cash: 1_000, symbols: symbolTerms } });
    broker.submit('X', { id: 'a', side: 'buy', kind: 'market', quantity: 100 });
    expect(broker.update([bar(0, 100, 101, 96, 97)]).events.length).toBe(1);
    const { events, trades } = broker.update([bar(1, 97, 98, 94, 97)]); // 1,000 − 600 <= .05 · 9,400
    expect(fillsOf({ events, trades, equity: 0 })).toMatchObject([
      { price: 94, quantity: -100, reason: 'liquidation' },
    ]);
    expect([broker.account.equity, broker.book('X').quantity]).toEqual([400, 0]);
    expect(trades).toMatchObject([{ profit: -600, bars: 1, worstProfit: -600, bestProfit: 100 }]);
  });

  it('the band of ambiguous exits', () => {
    const broker = new PaperBroker({ account: { cash: 1_000 } });
    const exits = { stop: 98, target: 104 };
    broker.submit('X', { id: 'a', side: 'buy', kind: 'market', quantity: 1, exits });
    broker.update([bar(0, 100, 105, 97)]);
    expect(broker.account.equity).toBe(998);
    expect(broker.band).toEqual({ worst: 998, best: 1_004 });
  });

  it('a limit that a stop may have come before leaves the better end open', () => {
    const broker = new PaperBroker({ account: { cash: 1_000 } });
    const order = { id: 'a', side: 'buy', kind: 'stop-limit', quantity: 2 } as const;
    broker.submit('X', { ...order, stop: 101, limit: 100 });
    broker.update([bar(0, 100.5, 101, 99, 100.75)]);
    expect(broker.band).toEqual({ worst: 1_000, best: 1_001.5 });
  });

  it('fees are of the value of the points, in the money of the account', () => {
    const broker = new PaperBroker({
      account: { cash: 1e6, symbols: { X: { pointValue: 50, marginRatio: 0.1 } } },
      book: { fees: ratioFee(0.001), minNotional: 6_000 },
    });
    broker.act({ type: 'rate', symbol: 'X', rate: 0.5 });
    for (const [id, quantity] of [
      ['a', 2],
      ['b', 1],
    ] as const) {
      broker.submit('X', { id, side: 'buy', kind: 'market', quantity });
    }
    const { events } = broker.update([bar(0, 100, 101, 99)]);
    expect(events).toMatchObject([
      { type: 'fill', fill: { quantity: 2, fee: 0.001 * 2 * 100 * 50 * 0.5 } },
      { type: 'rejected', orderId: 'b', reason: 'below-minimum' }, // 5,000 of its currency
    ]);
  });

  it('what are no bars is refused, and throws nothing', () => {
    const broker = new PaperBroker();
    for (const bars of [
      null,
      5,
      {},
      'x',
      new Proxy([], {
        get: () => {
          throw new Error();
        },
      }),
    ]) {
      expect(broker.update(bars as never).events).toEqual([]);
    }
    const good = bar(0, 100, 101, 99);
    const strange = [null, 5, {}, { ...good, symbol: '' }, { ...good, close: Number.NaN }];
    expect(broker.update([good, good, ...strange] as never).events).toEqual(
      Array.from({ length: 6 }, () => ({ type: 'refused' })),
    );
  });

  it('what happens between bars is read once; a fill from outside is refused', () => {
    const broker = new PaperBroker();
    broker.submit('X', { id: 'a', side: 'buy', kind: 'market', quantity: 10 });
    broker.update([bar(0, 24, 25, 23)]);
    let reads = 0;
    const split = {
      type: 'split',
      symbol: 'X',
      get ratio() {
        reads += 1;
        return reads === 1 ? 2 : Number.NaN;
      },
    };
    expect(broker.act(split as never).disposition).toBe('applied');
    expect([broker.account.quantity('X'), broker.book('X').quantity]).toEqual([20, 20]);
    const fill = { id: 'f', symbol: 'X', time: 0, quantity: 1, price: 12, fee: 0 };
    expect(broker.act({ type: 'fill', fill }).disposition).toBe('refused');
    expect(broker.act(null as never).disposition).toBe('refused');
    expect([broker.account.quantity('X'), broker.book('X').quantity]).toEqual([20, 20]);
  });

  it('a snapshot that is not its own is refused, and leaves everything as it was', () => {
    const broker = new PaperBroker({ books: { X: { beyondExit: 'fill' } } });
    broker.update([bar(0, 24, 25, 23)]);
    const good = broker.snapshot();
    const state = good.state as unknown as {
      readonly account: { readonly state: object };
      readonly books: { readonly X: object };
    };
    const usual = new PaperBroker().book('X').snapshot();
    for (const spoiled of [
      { ...state, worse: 1 },
      { ...state, books: { ...state.books, '': state.books.X } },
      { ...state, books: { X: usual } }, // of a book with another `beyondExit`
      { ...state, account: { ...state.account, state: {} }, books: {} },
    ]) {
      expect(() => broker.restore({ ...good, state: spoiled as never })).toThrow(
        expect.objectContaining({ name: 'SnapshotError' }),
      );
      expect(broker.snapshot()).toEqual(good);
    }
  });

  it('models of cost', () => {
    const context = {
      side: 1,
      quantity: 25,
      price: 50,
      pointMoney: 1,
      opens: true,
      isMaker: false,
    };
    const market = { ...context, volume: 100, range: 4 };
    expect(ratioSlippage(0.01)(market)).toBe(0.01);
    expect(tickSlippage(2, 0.25)(market)).toBe(0.01);
    expect(impactSlippage(0.5)(market)).toBe(0.02);
    expect(impactSlippage(0.5)({ ...market, volume: 0 })).toBe(0);
    for (const model of [tickSlippage(2, 0.25), impactSlippage(0.5)]) {
      expect(model({ ...market, price: 0 })).toBe(0);
    }
    expect(ratioFee(0.001, { maker: 0 })(market)).toBe(1.25);
    expect(ratioFee(0.001, { maker: 0 })({ ...market, isMaker: true })).toBe(0);
    expect(ratioFee(0.001, { minimum: 2 })(market)).toBe(2);
    expect(ratioFee(0.001)({ ...market, pointMoney: 50 })).toBe(62.5);
    expect(unitFee(0.1)(market)).toBe(2.5);
  });
});

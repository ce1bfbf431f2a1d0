import { describe, expect, it } from 'vitest';
import { Account, type AccountEvent } from '../../src/account/index.js';
import { fill, told } from './told.js';

const good = {
  mark: { type: 'mark', symbol: 'X', close: 10, high: 11, low: 9 },
  split: { type: 'split', symbol: 'X', ratio: 2 },
  rate: { type: 'rate', symbol: 'X', rate: 1 },
  dividend: { type: 'dividend', symbol: 'X', perUnit: 1 },
  financing: { type: 'financing', symbol: 'X', ratePerYear: 0.1, days: 1, daysPerYear: 365 },
  transfer: { type: 'transfer', amount: 5 },
};

describe('an event', () => {
  const account = told(new Account(), fill(1, 10));

  it.each(Object.values(good))(
    'of each kind is refused without any of its numbers: $type',
    (event) => {
      expect(account.peek(event as AccountEvent).disposition).toBe('applied');
      for (const name of Object.keys(event)) {
        for (const wrong of [Number.NaN, '1', null, Number.POSITIVE_INFINITY]) {
          const { disposition } = account.peek({ ...event, [name]: wrong } as never);
          expect([name, wrong, disposition]).toEqual([
            name,
            wrong,
            name === 'symbol' && wrong === '1' ? 'applied' : 'refused',
          ]);
        }
      }
    },
  );

  it('of a symbol needs a name of 1 to 256 characters', () => {
    const named = (symbol: string) =>
      account.peek({ ...good.dividend, symbol } as never).disposition;
    expect([named(''), named('x'.repeat(256)), named('x'.repeat(257))]).toEqual([
      ...['refused', 'applied', 'refused'],
    ]);
  });

  it('of financing is of no time or some, never of less', () => {
    const days = (count: number) =>
      account.peek({ ...good.financing, days: count } as AccountEvent).disposition;
    expect([days(0), days(0.5), days(-0.5)]).toEqual(['applied', 'applied', 'refused']);
  });

  it('foretold changes nothing, whatever is told afterwards', () => {
    const one = told(new Account({ rememberedFills: 2 }), fill(1, 10), fill(1, 12));
    const before = one.snapshot();
    for (const event of [...Object.values(good), fill(-5, 9)]) one.peek(event as AccountEvent);
    expect(one.snapshot()).toEqual(before);
    const next = fill(-5, 9);
    expect(one.peek(next)).toEqual(one.update(next));
  });
});

describe('what an event leaves in the books', () => {
  const twice = (...events: AccountEvent[]) =>
    told(
      new Account({ symbols: { X: { pointValue: 5, marginRatio: 0.5, maintenanceRatio: 0.25 } } }),
      ...[{ type: 'rate', symbol: 'X', rate: 2 } as const, fill(-4, 100), ...events],
    );

  it('is in the money of the account: dividends, interest, margins, holdings', () => {
    const account = twice({ type: 'dividend', symbol: 'X', perUnit: 3 });
    expect(account.dividends).toBe(-24);
    expect([account.margin, account.maintenance]).toEqual([2_000, 1_000]);
    expect(account.holdings).toEqual({ gross: 4_000, net: -4_000 });
    told(account, { ...good.financing, ratePerYear: 0.25, days: 73 } as AccountEvent);
    expect(account.financing).toBeCloseTo(200, 9);
    expect(account.update(fill(4, 90)).trade!.profit).toBeCloseTo(400 - 24 - 200, 9);
  });

  it('is what a trade counts: units and prices after a split, the way before it', () => {
    const account = twice({ type: 'mark', symbol: 'X', close: 100, high: 101, low: 98 });
    told(account, { type: 'split', symbol: 'X', ratio: 4 });
    expect(account.position('X')).toMatchObject({ quantity: -16, entry: 25, mark: 25, size: -16 });
    const { trade } = account.update(fill(16, 25));
    expect(trade).toMatchObject({ side: 'short', quantity: 16, worstProfit: -40, bestProfit: 80 });
    expect(trade!.profit).toBe(0);
    told(account, { type: 'split', symbol: 'X', ratio: 0.5 });
    expect(account.position('X')).toMatchObject({ quantity: 0, mark: 50 });
  });

  it('is the same, absorbed or updated, and what is said of it cannot be written', () => {
    const [one, other] = [new Account(), new Account()];
    const free = { id: 'free', symbol: 'X', time: 1, quantity: 2, price: 9 };
    const steps = [
      ...[{ type: 'fill', fill: free }, { type: 'fill', fill: free }, good.mark, {}, fill(-2, 8)],
      { type: 'split', symbol: 'X', ratio: 1e-300 },
    ] as AccountEvent[];
    const said = steps.map((step) => {
      const { equity, ...rest } = one.update(step);
      expect(other.absorb(step)).toEqual(rest);
      expect([equity, other.equity]).toEqual([one.equity, one.equity]);
      return rest.disposition;
    });
    expect(said).toEqual(['applied', 'duplicate', 'applied', 'refused', 'applied', 'refused']);
    expect(one.fees).toBe(0);
    expect(Object.isFrozen(other.absorb(good.mark as AccountEvent))).toBe(true);
    for (const wrong of [
      { time: Number.NaN },
      { price: Number.POSITIVE_INFINITY },
      { symbol: '' },
    ]) {
      const event = { type: 'fill', fill: { ...free, id: 'new', ...wrong } } as AccountEvent;
      expect(one.update(event).disposition).toBe('refused');
    }
  });
});

it('options at their bounds', () => {
  const make = (options: object) => () => new Account(options);
  const terms = (change: object) => make({ symbols: { X: change }, usual: change });
  for (const good of [
    ...[make({ cash: -1e15 }), make({ cash: 1e15 }), make({ rememberedFills: 1 })],
    ...[
      make({ rememberedFills: 100_000 }),
      terms({ pointValue: 1e-12 }),
      terms({ pointValue: 1e12 }),
    ],
    ...[terms({ marginRatio: 0 }), terms({ marginRatio: 1 }), terms({ maintenanceRatio: 1 })],
  ]) {
    expect(good).not.toThrow();
  }
  for (const [options, name] of [
    [{ cash: 1.1e15 }, 'cash'],
    [{ rememberedFills: 0 }, 'rememberedFills'],
    [{ rememberedFills: 100_001 }, 'rememberedFills'],
    [{ usual: { pointValue: 9e-13 } }, 'usual.pointValue'],
    [{ usual: { marginRatio: -0.1 } }, 'usual.marginRatio'],
    [{ usual: { maintenanceRatio: 1.1 } }, 'usual.maintenanceRatio'],
    [{ symbols: 5 }, 'symbols'],
  ] as const) {
    expect(make(options)).toThrow(`${name} must be`);
  }
  expect(new Account().cash).toBe(10_000);
  expect(new Account().snapshot().state).toMatchObject({ symbols: [], fillIds: [] });
  const symbols = Object.fromEntries(Array.from({ length: 100_001 }, (_, i) => [i, {}]));
  expect(make({ symbols })).toThrow('symbols must be an integer from 0 to 100000, got 100001');
});

import { describe, expect, it } from 'vitest';
import { Account, type AccountEvent } from '../../src/account/index.js';
import { fill, told } from './told.js';

describe('an event', () => {
  const account = told(new Account(), fill(1, 10));
  const good = {
    mark: { type: 'mark', symbol: 'X', close: 10, high: 11, low: 9 },
    split: { type: 'split', symbol: 'X', ratio: 2 },
    rate: { type: 'rate', symbol: 'X', rate: 1 },
    dividend: { type: 'dividend', symbol: 'X', perUnit: 1 },
    financing: { type: 'financing', symbol: 'X', ratePerYear: 0.1, days: 1, daysPerYear: 365 },
    transfer: { type: 'transfer', amount: 5 },
  };

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
});

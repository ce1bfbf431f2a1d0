import { describe, expect, it } from 'vitest';
import { Account } from '../../src/account/index.js';
import { fill, told } from './told.js';

describe('what an account is worth', () => {
  const two = () =>
    told(
      new Account({ cash: 1_000, symbols: { Y: { pointValue: 2, marginRatio: 0.5 } } }),
      ...[fill(-3, 20, { symbol: 'Y' }), fill(5, 10)],
    );

  it('holds gross and net, margins and symbols in order, long and short', () => {
    const account = two();
    expect(account.holdings).toEqual({ gross: 170, net: -70 });
    expect([account.margin, account.maintenance]).toEqual([50 + 60, 0]);
    expect(account.symbols).toEqual(['X', 'Y']);
    told(account, fill(-5, 10));
    expect([account.symbols, account.holdings.gross]).toEqual([['Y'], 120]);
    expect(account.terms('Y')).toEqual({ pointValue: 2, marginRatio: 0.5, maintenanceRatio: 0 });
    expect(account.terms('Z')).toEqual({ pointValue: 1, marginRatio: 1, maintenanceRatio: 0 });
    expect([account.quantity('Z'), account.position('Z')]).toEqual([0, undefined]);
  });

  it('goes on from a snapshot in which all is closed', () => {
    const closed = told(two(), fill(-5, 10), fill(3, 20, { symbol: 'Y' }));
    const again = new Account({
      cash: 1_000,
      symbols: { Y: { pointValue: 2, marginRatio: 0.5 } },
    });
    again.restore(closed.snapshot());
    expect([again.symbols, again.equity]).toEqual([closed.symbols, closed.equity]);
    expect(again.snapshot()).toEqual(closed.snapshot());
  });

  it('is worth its price below zero to who owns it, and costs who owes it', () => {
    const account = told(new Account(), fill(2, 5));
    told(account, { type: 'mark', symbol: 'X', close: -5 });
    expect(account.holdings).toEqual({ gross: 10, net: -10 });
    expect(account.unrealised).toBe(-20);
  });

  it('has a money for a point: of its value and the rate', () => {
    const account = told(two(), { type: 'rate', symbol: 'Y', rate: 3 });
    expect([account.pointMoney('Y'), account.pointMoney('X'), account.pointMoney('Z')]).toEqual([
      ...[6, 1, 1],
    ]);
  });

  it('is lost at the price at which equity is the maintenance, and not before', () => {
    const terms = { marginRatio: 0.1, maintenanceRatio: 0.05 };
    const account = told(new Account({ cash: 150, symbols: { X: terms } }), fill(10, 100));
    // 150 + 10 · (p − 100) = 0.05 · 10 · p at 89.47…
    expect([account.isLostAt('X', 89), account.isLostAt('X', 90)]).toEqual([true, false]);
    const exact = told(new Account({ cash: 100, usual: {} }), fill(10, 100));
    expect([exact.isLostAt('X', 90), exact.isLostAt('X', 90.5)]).toEqual([true, false]);
    expect(exact.isLostAt('Z', 0)).toBe(false);
    expect(exact.position('X')!.mark).toBe(100); // asking changes nothing
  });
});

describe('a trade', () => {
  it('knows its time, size, entry, exit and what was paid on the way', () => {
    const account = new Account();
    told(account, fill(4, 10, { time: 100, fee: 1 }), fill(6, 20, { time: 200, fee: 2 }));
    told(account, { type: 'dividend', symbol: 'X', perUnit: 0.5 }, fill(-3, 20, { fee: 3 }));
    const { trade } = account.update(fill(-7, 30, { time: 900, fee: 4 }));
    expect(trade).toMatchObject({
      ...{ symbol: 'X', side: 'long', quantity: 10, openedAt: 100, closedAt: 900, exit: 30 },
      profit: 3 * 4 + 7 * 14 + 5 - 10,
    });
    told(account, fill(-2, 30, { time: 950 }));
    const { trade: next } = account.update(fill(2, 31, { time: 960 }));
    expect(next).toMatchObject({ side: 'short', quantity: 2, profit: -2, bars: 0, openedAt: 950 });
    expect([next!.worstProfit, next!.bestProfit]).toEqual([-2, 0]);
  });

  it('counts bars that are over; of one that is not only the price counts', () => {
    const account = told(new Account(), fill(1, 10));
    expect(account.mark('X', { close: 12, high: 20, low: 1 }, false)).toBe(true);
    expect(account.position('X')).toMatchObject({ mark: 12, barCount: 0, worst: 0, best: 0 });
    account.mark('X', { close: 12, high: 20, low: 1 });
    expect(account.position('X')).toMatchObject({ mark: 12, barCount: 1, worst: -9, best: 10 });
    told(account, fill(-1, 12));
    account.mark('X', { close: 13, high: 14, low: 11 });
    expect(account.position('X')).toMatchObject({ mark: 13, barCount: 1, quantity: 0 });
  });

  it('is over where rounding alone is left: .1 + .2 − .3', () => {
    const account = told(new Account(), fill(0.1, 10), fill(0.2, 10));
    expect(account.update(fill(-0.3, 10)).trade).toBeDefined();
    expect(account.quantity('X')).toBe(0);
    told(account, fill(1, 10), fill(-0.999, 10));
    expect(account.quantity('X')).toBeCloseTo(0.001, 12);
  });

  it('that is turned pays for what it closes and what it opens by their units', () => {
    const account = told(new Account({ cash: 0 }), fill(1, 10));
    const { trade } = account.update(fill(-4, 10, { fee: 8 }));
    expect(trade!.profit).toBe(-2);
    expect(account.update(fill(3, 10, { fee: 1 })).trade!.profit).toBe(-7);
    expect(account.fees).toBe(9);
  });
});

describe('a split', () => {
  it('is refused where units or prices leave what numbers are taken in', () => {
    for (const [units, price, ratio] of [
      [1e60, 1, 1e40], // too many units
      [1, 1e60, 1e-40], // too dear
      [1, 1e-60, 1e40], // too cheap to tell from nothing
      [1e-60, 1, 1e-40], // too few units
    ] as const) {
      const account = told(new Account(), fill(units, price));
      const before = account.snapshot();
      const split = { type: 'split', symbol: 'X', ratio } as const;
      expect(account.update(split)).toMatchObject({
        ...{ disposition: 'refused', reason: 'split-out-of-bounds' },
      });
      expect(account.snapshot()).toEqual(before);
      told(account, { ...split, ratio: ratio > 1 ? 1e20 : 1e-20 });
    }
    told(new Account(), { type: 'split', symbol: 'never traded', ratio: 1e80 });
  });
});

it('an account has its first money in its id, and names the place of a position that cannot be', () => {
  const account = told(new Account({ cash: 77 }), fill(1, 10), fill(1, 10, { symbol: 'Y' }));
  expect([account.id, new Account().id]).toEqual(['account(77)', 'account(10000)']);
  const good = account.snapshot();
  const state = structuredClone(good.state) as unknown as { positions: { rate: number }[] };
  state.positions[1]!.rate = 0;
  expect(() => account.restore({ ...good, state: state as never })).toThrow(
    expect.objectContaining({ path: 'state.positions[1]' }),
  );
});

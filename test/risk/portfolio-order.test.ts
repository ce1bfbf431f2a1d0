import { describe, expect, it } from 'vitest';
import {
  commitmentOf,
  type Decision,
  limitExposure,
  type PortfolioBook,
} from '../../src/risk/index.js';
import { of, open, plain, settled } from './candidates.js';

describe('who goes first', () => {
  const limits = { maxExposureRatio: 0.5 };

  it('is the higher priority, then the more confident, then the first by name', () => {
    const three = [open('C', 30), open('B', 30), open('A', 30, { confidence: 0.4 })];
    expect(settled(three, limits)).toEqual([
      ['B', 30],
      ['C', 20],
      ['A', 0],
    ]);
    const priority = (symbol: string) => (symbol === 'A' ? { priority: 1 } : {});
    expect(settled(three, limits, {}, priority).map(([symbol]) => symbol)).toEqual(['A', 'B', 'C']);
  });

  it('whatever the order in which they come, with and without a priority', () => {
    const four = ['A', 'B', 'C', 'D'].map((symbol) => open(symbol, 30));
    const ranks: Readonly<Record<string, number>> = { C: 2, B: 1, D: -1 };
    const priority = (symbol: string) => (symbol === 'A' ? {} : { priority: ranks[symbol]! });
    for (const given of [four, [...four].reverse(), [2, 0, 3, 1].map((i) => four[i]!)]) {
      const order = settled(given, limits, {}, priority).map(([symbol]) => symbol);
      expect(order).toEqual(['C', 'B', 'A', 'D']);
    }
  });

  it('nobody behind what reduces or closes, which passes as it is', () => {
    const close = open('C', 900, { action: 'close', confidence: 0, riskTaken: 0 });
    const both = limitExposure([open('A', 30), close], { equity: 0, limits }, () => plain);
    expect(both.map(({ action, quantity, final }) => [action, quantity, final])).toEqual([
      ['hold', 0, true],
      ['close', 900, true],
    ]);
  });
});

it('what takes no risk passes without a price, a quantity or a risk that are numbers', () => {
  const told = (change: Partial<Decision>) => {
    const book = { equity: 10_000, limits: {} };
    const [found] = limitExposure([open('A', 5, change)], book, () => plain);
    return [found!.action, found!.quantity, found!.reasons[0]!.code];
  };
  const close = { action: 'close', price: Number.NaN, riskTaken: Number.NaN } as const;
  expect(told(close)).toEqual(['close', 5, 'confident']);
  expect(told({ action: 'hold', quantity: 0 })).toEqual(['hold', 0, 'confident']);
  expect(told({ price: Number.NaN })).toEqual(['hold', 0, 'no-price']);
});

describe('what counts already', () => {
  it('of a symbol that is decided on now is what is held, not what was decided before', () => {
    const limits = { maxExposureRatio: 0.5 };
    const before = [of('A', 'held', 10), of('A', 'risk', 20), of('B', 'risk', 20)];
    expect(settled([open('A', 50, { action: 'add' })], limits, { commitments: before })).toEqual([
      ['A', 20],
    ]);
  });

  it('is worth its price, point value and rate of exchange', () => {
    const terms = (symbol: string) =>
      symbol === 'A' ? { pointValue: 10, quoteRate: 0.5 } : { quoteRate: 2 };
    const book = { commitments: [of('A', 'held', 4)] }; // 2,000
    expect(settled([open('B', 50)], { maxExposureRatio: 0.6 }, book, terms)).toEqual([['B', 20]]);
  });

  it('a decision says, or what is left of it', () => {
    expect(commitmentOf(open('A', 20))).toEqual(of('A', 'risk', 20, 80));
    expect(commitmentOf(open('A', 20), 5)).toEqual(of('A', 'risk', 5, 20));
    expect(commitmentOf(open('A', 20, { side: 'short' }))).toEqual(of('A', 'risk', -20, 80));
    const close = { action: 'close', riskTaken: 0 } as const;
    expect(commitmentOf(open('A', 20, close))).toEqual(of('A', 'exit', -20));
    expect(commitmentOf(open('A', 20, { ...close, side: 'short' }))).toEqual(of('A', 'exit', 20));
    expect(commitmentOf(open('A', 0, { action: 'hold', riskTaken: 7 })).risk).toBe(0);
  });

  it('an account that may only reduce takes nothing new, and says why', () => {
    const status = (state: 'active' | 'reducing', reasons: { code: string }[]) => ({
      status: { state, reasons, drawdownRatio: 0.1, dailyLossRatio: 0 },
    });
    const denial = (book: Partial<PortfolioBook>) => {
      const given = { equity: 10_000, limits: {}, ...book };
      return limitExposure([open('A', 5)], given, () => plain)[0]!.denial?.code;
    };
    expect(denial(status('active', [{ code: 'fine' }]))).toBeUndefined();
    expect(denial(status('reducing', [{ code: 'drawdown-reduce' }]))).toBe('drawdown-reduce');
    expect(denial(status('reducing', []))).toBe('account-reducing');
  });
});

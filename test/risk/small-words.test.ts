import { describe, expect, it } from 'vitest';
import { decide, limitExposure, riskPolicy } from '../../src/risk/index.js';
import { sideOf, tighterStop, trailedStop } from '../../src/risk/open-position.js';
import { shareOf } from '../../src/risk/share.js';
import { open, plain } from './candidates.js';

it('a share is a number from 0 to 1, and all else is none', () => {
  expect([0, 0.5, 1].map(shareOf)).toEqual([0, 0.5, 1]);
  const others = [-0.1, 1.1, Number.NaN, Number.POSITIVE_INFINITY, '0.5', true, null, undefined];
  for (const other of [...others, 5n, [0.5], {}]) expect(shareOf(other)).toBe(0);
});

describe('a position', () => {
  it('is on the side of its units, on none without any', () => {
    expect([2, -2, 0, Number.NaN].map((quantity) => sideOf({ quantity }))).toEqual([
      ...['long', 'short', 'flat', 'flat'],
    ]);
  });

  it('has the tighter of two stops, or the one that is known', () => {
    expect([tighterStop('long', 5, 6), tighterStop('long', 6, 5)]).toEqual([6, 6]);
    expect([tighterStop('short', 5, 6), tighterStop('short', 6, 5)]).toEqual([5, 5]);
    for (const side of ['long', 'short'] as const) {
      expect([tighterStop(side, 5, Number.NaN), tighterStop(side, Number.NaN, 5)]).toEqual([5, 5]);
    }
  });

  it('has its stop trailed by so many ATRs, if price and ATR are above 0', () => {
    const trailed = (quantity: number, price: number, atr: number, multiple = 2) =>
      trailedStop({ quantity, stop: 90 }, price, { atr, multiple });
    expect([trailed(1, 100, 2), trailed(1, 93, 2)]).toEqual([96, 90]);
    expect([trailed(-1, 80, 2), trailed(-1, 87, 2)]).toEqual([84, 90]);
    expect([trailed(1, 100, 0), trailed(1, 0, 2), trailed(1, 100, 2, 0)]).toEqual([90, 90, 90]);
  });
});

it('a signal that says neither way speaks against nobody', () => {
  const contributions = [{ id: 'a', logOdds: 0, share: 0 }];
  const input = {
    ...{ symbol: 'S', time: 0, end: 60_000, decidedAt: 60_000, price: 100, atr: 2, equity: 1e4 },
  };
  for (const direction of ['up', 'down'] as const) {
    const composite = { direction, confidence: 0.2, coverage: 1, contributions };
    const { reasons } = decide(riskPolicy(), { ...input, composite });
    expect(reasons.at(-1)).toEqual({ code: 'signal', value: 0, of: 'a' });
  }
});

it('an account that is worth nothing takes nothing new, limits or not', () => {
  const [found] = limitExposure([open('A', 5)], { equity: 0, limits: {} }, () => plain);
  expect(found!.denial).toEqual({ code: 'no-equity', value: 0, limit: 0 });
});

import { describe, expect, it } from 'vitest';
import {
  DrawdownGuard,
  decide,
  limitExposure,
  orderSideOf,
  portfolioRisk,
  requirePortfolioLimits,
  riskPolicy,
  sizeBy,
  TrailingStop,
} from '../../src/risk/index.js';
import { of, open, plain } from './candidates.js';

const limited = (given: {
  candidates?: unknown;
  book?: object;
  terms?: object;
}): (() => unknown) => {
  const { candidates = [open('A', 10)], book = {}, terms = {} } = given;
  const known = { equity: 1e4, limits: {}, ...book };
  return () => limitExposure(candidates as never, known, () => ({ ...plain, ...terms }));
};
const limits = (given: unknown) => () => requirePortfolioLimits('p', given);
const group = { symbols: ['A'], maxExposureRatio: 1 };

describe('what is wrong is named by its place, with what it must be', () => {
  it.each<[string, () => unknown]>([
    [
      "sizing.kind must be one of 'fixedFractional'",
      () => sizeBy(riskPolicy(), {} as never, {} as never),
    ],
    ['candidates must be an array', limited({ candidates: 5 })],
    ['candidates[1] must be an object', limited({ candidates: [open('A', 1), 5] })],
    ['candidates[0].symbol must be a text', limited({ candidates: [open('', 1)] })],
    ['book.limits.maxNet must be spelled', limited({ book: { limits: { maxNet: 1 } } })],
    ['book.limits must be an object', limited({ book: { limits: 5 } })],
    ['book.commitments must be an array', limited({ book: { commitments: 5 } })],
    [
      'book.commitments[0].symbol must be a text',
      limited({ book: { commitments: [of('', 'held', 1)] } }),
    ],
    [
      "book.commitments[1].kind must be one of 'held', 'risk', 'exit'",
      limited({ book: { commitments: [of('A', 'held', 1), of('A', 'owed' as never, 1)] } }),
    ],
    ['book.status must be an object', limited({ book: { status: 5 } })],
    [
      "book.status.state must be one of 'active', 'reducing', 'halted'",
      limited({ book: { status: { state: 'open' } } }),
    ],
    ["termsOf('A').step must be a number", limited({ terms: { step: '1' } })],
    ["termsOf('A').minQuantity must be a number", limited({ terms: { minQuantity: undefined } })],
    ["termsOf('A').minNotional must be a number", limited({ terms: { minNotional: '1' } })],
    ["termsOf('A').commissionRatio must be a number", limited({ terms: { commissionRatio: '1' } })],
    ["termsOf('A').slipRatio must be a number", limited({ terms: { slipRatio: Number.NaN } })],
    ["termsOf('A').priority must be a number", limited({ terms: { priority: 'high' } })],
    ['p must be an object', limits(5)],
    ['p.closeWhenHalted must be true or false', limits({ closeWhenHalted: 1 })],
    ['p.maxPositions must be an integer', limits({ maxPositions: 0.5 })],
    ['p.groups must be an object', limits({ groups: [group] })],
    ['p.groups.g must be an object', limits({ groups: { g: 5 } })],
    [
      'p.groups.g.symbols must be an array of symbols',
      limits({ groups: { g: { ...group, symbols: [1] } } }),
    ],
    ['p.groups.g.most must be spelled', limits({ groups: { g: { ...group, most: 1 } } })],
    ['decision must be an object', () => orderSideOf(5 as never)],
    [
      "decision.action must be one of 'open'",
      () => orderSideOf({ action: 'buy', side: 'long' } as never),
    ],
    [
      "decision.side must be one of 'long', 'short', 'flat'",
      () => orderSideOf({ action: 'open', side: 'up' } as never),
    ],
    ['options must be an object', () => portfolioRisk([1], [[1]], 5 as never)],
    ['weights must be an array of numbers', () => portfolioRisk(5 as never, [[1]])],
    ['covariance must be an array', () => portfolioRisk([1], 5 as never)],
    ['covariance[0] must be an array of numbers', () => portfolioRisk([1], [5 as never])],
    ['covariance must be 2 rows of 2 numbers', () => portfolioRisk([1, 1], [[1, 0]])],
    ['covariance must be 1 rows of 1 numbers', () => portfolioRisk([1], [[1, 0]])],
    ['tail must be a number', () => portfolioRisk([1], [[1]], { tail: 0 })],
    ['tail must be a number', () => portfolioRisk([1], [[1]], { tail: 0.51 })],
    ['options must be an object', () => new TrailingStop(5 as never)],
    ["side must be one of 'long', 'short'", () => new TrailingStop({ side: 'flat' as never })],
    ['policy must be an object', () => decide(5 as never, {} as never)],
  ])('%s', (message, call) => {
    expect(call).toThrow(expect.objectContaining({ name: 'ConfigError' }));
    expect(call).toThrow(message);
  });

  it('and a snapshot of another is refused', () => {
    const guard = new DrawdownGuard({ haltAtRatio: 0.5, dayStartMs: 5 });
    expect(guard.id).toBe(`drawdownGuard(1,0.5,1,${Number.MAX_VALUE},5)`);
    expect(() => new DrawdownGuard().restore(guard.snapshot())).toThrow('cannot restore into');
    const stop = new TrailingStop({ side: 'long' });
    const other = new TrailingStop({ side: 'short' });
    expect(() => stop.restore(other.snapshot())).toThrow('cannot restore into');
    const { state, ...rest } = guard.snapshot();
    const spoiled = { ...rest, state: { ...(state as object), peak: 'high' } };
    expect(() => guard.restore(spoiled as never)).toThrow('state.peak');
  });
});

it('an order buys or sells as its action makes the position larger or smaller', () => {
  const side = (action: string, of: string) => orderSideOf({ action, side: of } as never);
  for (const more of ['open', 'add']) {
    expect([side(more, 'long'), side(more, 'short')]).toEqual(['buy', 'sell']);
  }
  for (const less of ['reduce', 'close']) {
    expect([side(less, 'long'), side(less, 'short')]).toEqual(['sell', 'buy']);
  }
  expect([side('hold', 'long'), side('close', 'flat')]).toEqual([undefined, undefined]);
});

it('the risk of nothing has no parts, and half of all periods lose more than nothing', () => {
  expect(portfolioRisk([0], [[1]])).toEqual({
    ...{ deviationRatio: 0, valueAtRiskRatio: 0, contributions: [Number.NaN] },
  });
  expect(portfolioRisk([1], [[4]], { tail: 0.5 }).valueAtRiskRatio).toBeCloseTo(0, 12);
  expect(portfolioRisk([1], [[4]]).valueAtRiskRatio).toBeCloseTo(2 * 1.6448536269514722, 12);
});

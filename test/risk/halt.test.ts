import { expect, it } from 'vitest';
import { Pipeline } from '../../src/pipeline/index.js';
import { afterFill } from '../../src/risk/after-fill.js';
import {
  type Commitment,
  type Decision,
  DrawdownGuard,
  decisionId,
  limitExposure,
  type PortfolioLimits,
} from '../../src/risk/index.js';
import { small } from '../pipeline/market.js';

const terms = { step: 1, pointValue: 1, minQuantity: 0, minNotional: 0, quoteRate: 1 };

const decision = (change: Partial<Decision> = {}): Decision => ({
  ...{ id: decisionId('A', 60_000, 0), revision: 0, supersedes: undefined, symbol: 'A' },
  ...{ time: 0, end: 60_000, decidedAt: 60_000, action: 'open', side: 'long', quantity: 10 },
  ...{ price: 10, stop: 9, target: Number.NaN, horizonMs: Number.NaN, riskTaken: 10 },
  ...{ boundBy: 'risk', denial: undefined, confidence: 0.5, final: false },
  reasons: [{ code: 'confident' }],
  ...change,
});

const holding = (quantity: number): Commitment => {
  return { symbol: 'A', kind: 'held', quantity, price: 10, risk: 0 };
};

function settled(one: Decision, quantity: number, equity: number, limits: PortfolioLimits) {
  const guard = new DrawdownGuard({ haltAtRatio: 0.1, dailyLossRatio: 0.05 });
  guard.update(0, 1_000);
  const status = guard.update(1, equity);
  const commitments = quantity === 0 ? [] : [holding(quantity)];
  const book = { equity, limits, commitments, status };
  const [found] = limitExposure([one], book, () => terms);
  const { action, side, quantity: units, reasons, denial } = found!;
  return [action, side, units, reasons[0]!.code, denial === undefined];
}

const closing = { closeWhenHalted: true };

it('a halt closes what is held, whatever was decided, and says why', () => {
  for (const action of ['hold', 'add', 'reduce'] as const) {
    const one = decision({ action, quantity: action === 'hold' ? 0 : 3 });
    const found = settled(one, 7, 850, closing);
    expect(found).toEqual(['close', 'long', 7, 'drawdown-halt', true]);
    const short = settled({ ...one, side: 'short' }, -7, 940, closing);
    expect(short).toEqual(['close', 'short', 7, 'daily-loss', true]);
  }
});

it('without the option it only takes no new risk; nothing is closed where nothing is held', () => {
  const add = decision({ action: 'add' });
  expect(settled(add, 7, 850, {})[0]).toBe('hold');
  expect(settled(decision(), 0, 850, closing)[0]).toBe('hold');
  expect(settled(add, 7, 1_000, closing)[0]).toBe('add');
  const close = decision({ action: 'close', quantity: 7, reasons: [{ code: 'stop-hit' }] });
  expect(settled(close, 7, 850, closing)).toEqual(['close', 'long', 7, 'stop-hit', true]);
});

it('a halt without reasons says that the account is halted; what is closed risks nothing', () => {
  const status = { state: 'halted', drawdownRatio: 0.2, dailyLossRatio: 0, reasons: [] } as const;
  const book = { equity: 850, limits: closing, commitments: [holding(7)], status };
  const [found] = limitExposure([decision({ action: 'add' })], book, () => terms);
  expect(found).toMatchObject({
    ...{ action: 'close', riskTaken: 0, boundBy: undefined, denial: undefined },
    reasons: [{ code: 'account-halted' }],
  });
});

it('equity that is not known is no loss: it closes nothing', () => {
  expect(settled(decision({ action: 'add' }), 7, Number.NaN, closing)[0]).toBe('hold');
});

it('the option is a boolean', () => {
  const options = { ...small, portfolio: { closeWhenHalted: 1 as never } };
  expect(() => new Pipeline(options)).toThrow(/portfolio.closeWhenHalted must be/);
});

it('the option alone, without what halts, is refused by its name', () => {
  const make = (portfolio: PortfolioLimits) => new Pipeline({ ...small, portfolio });
  expect(() => make(closing)).toThrow(/^portfolio\.closeWhenHalted must be false without drawdown/);
  make({ closeWhenHalted: false });
  make({ closeWhenHalted: true, drawdown: { haltAtRatio: 0.2 } });
});

it('no new risk while the rate of exchange is not known, whatever the limits are', () => {
  const [found] = limitExposure([decision()], { equity: 1_000, limits: {} }, () => {
    return { ...terms, quoteRate: Number.NaN };
  });
  expect([found!.action, found!.denial!.code]).toEqual(['hold', 'no-quote-rate']);
});

it.each<[Partial<Decision>, number, string, number]>([
  [{ action: 'open' }, 4, 'hold', 0], // the caps did not know of the 4
  [{ action: 'add' }, 4, 'hold', 0],
  [{ action: 'close', quantity: 10 }, 4, 'close', 4],
  [{ action: 'reduce', quantity: 10 }, 4, 'close', 4],
  [{ action: 'reduce', quantity: 3 }, 4, 'reduce', 3],
  [{ action: 'close', quantity: 10 }, 0, 'hold', 0],
  [{ action: 'close', quantity: 10 }, -4, 'hold', 0], // it is short by now
  [{ action: 'close', side: 'short', quantity: 10 }, -4, 'close', 4],
  [{ action: 'hold', quantity: 0 }, 4, 'hold', 0],
])('%o, and then a fill that leaves %d: %s %d', (change, quantity, action, units) => {
  const found = afterFill(decision(change), quantity);
  expect([found.action, found.quantity, found.final]).toEqual([action, units, false]);
});

import { expect, it } from 'vitest';
import { type DecisionInput, decide, riskPolicy } from '../../src/risk/index.js';

// Whoever comes with money of an odd size: a decision is finite, within its caps, and says why.

const equities = [1e-9, 0.5, 10_000, 1e15, 0, -5, Number.NaN, Number.POSITIVE_INFINITY];
const markets = [
  { price: 151.37, atr: 0.4, quoteRate: 1 / 150 }, // USDJPY in dollars
  { price: 2_150.4, atr: 12, step: 1_000 }, // gold in steps of another market
  { price: 2e-5, atr: 1e-6 },
  { price: -37.63, atr: 5 },
  { price: 68_000, atr: 0 },
  { price: 68_000, atr: Number.NaN },
  { price: 5_000.25, atr: 40, pointValue: 50, step: 1 },
  { price: 1e-12, atr: 1e-13, step: 1e-12 },
  { price: 1e14, atr: 1e13 },
  { price: 100, atr: 2, quoteRate: Number.NaN },
  { price: 100, atr: 1e-300 },
  { price: 100, atr: 99 },
  { price: 0, atr: 1 },
];
const composite = { direction: 'up', confidence: 0.3, coverage: 1 } as const;

it.each(markets)(
  '%o: every equity gives a sound decision, open, held long and held short',
  (market) => {
    const { price, atr, quoteRate, ...options } = market as Partial<typeof market> & {
      readonly price: number;
      readonly atr: number;
      readonly quoteRate?: number;
      readonly step?: number;
    };
    const policy = riskPolicy({
      ...options,
      commissionRatio: 0.001,
      maxEntries: 2,
      targetMultiple: 2,
    });
    for (const equity of equities) {
      for (const quantity of [0, 1e-9, -3, 1e12]) {
        const position = {
          ...{ quantity, entry: price, openedAt: 0, stop: Number.NaN, target: Number.NaN },
          ...{ horizonMs: Number.NaN, entryCount: 1 },
        };
        const input: DecisionInput = {
          ...{ symbol: 'X', time: 0, end: 60_000, decidedAt: 60_000, composite },
          ...{ price, atr, equity, position, quoteRate },
        };
        const decision = decide(policy, input);
        const { action, riskTaken, reasons, denial } = decision;
        expect(Number.isFinite(decision.quantity) && decision.quantity >= 0).toBe(true);
        expect(Number.isFinite(riskTaken) && riskTaken >= 0).toBe(true);
        expect(reasons.length).toBeGreaterThan(0);
        if (action === 'hold') expect(decision.quantity).toBe(0);
        else expect(decision.quantity).toBeGreaterThan(0);
        if (action === 'open' || action === 'add') {
          expect(riskTaken).toBeLessThanOrEqual(equity * 0.01 * (1 + 1e-12));
          expect(denial).toBeUndefined();
        } else if (quantity === 0) expect(denial).toBeDefined();
        if (action === 'close' || action === 'reduce') {
          expect(decision.quantity).toBeLessThanOrEqual(Math.abs(quantity));
        }
      }
    }
  },
);

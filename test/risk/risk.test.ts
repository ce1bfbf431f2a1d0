import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  atrStop,
  type DecisionInput,
  decide,
  floorToStep,
  lossAtStop,
  type RiskOptions,
  type RiskPolicy,
  riskPolicy,
  type SizeInput,
  sizeFixedFractional,
} from '../../src/risk/index.js';
import { cases } from '../cases.js';
import { Random } from '../contract/series.js';

const steps = [1e-8, 0.001, 0.01, 0.1, 0.25, 1, 5, 100, 0.3];
/** A number between 2^from and 2^to, every scale as likely as any other. */
const amount = (random: Random, from = -10, to = 30): number =>
  2 ** (from + (to - from) * random.unit());

/** A policy in which each limit binds now and then. */
const policyOf = (random: Random): RiskPolicy =>
  riskPolicy({
    riskRatio: random.unit(),
    stopAtrMultiple: amount(random, -3, 3),
    maxExposureRatio: random.unit() * 5,
    maxQuantity: amount(random),
    minQuantity: random.unit() < 0.5 ? 0 : amount(random, -10, 3),
    step: steps[random.integer(0, steps.length - 1)]!,
    commissionRatio: random.unit() < 0.5 ? random.unit() / 2 : random.unit() / 1_000,
    slipRatio: random.unit() < 0.5 ? 0 : random.unit() / 100,
    pointValue: [1, 0.1, 50][random.integer(0, 2)]!,
    minConfidence: random.unit() / 2,
  });

const sizeInputOf = (random: Random): SizeInput => {
  const entry = amount(random, -10, 15);
  return { equity: amount(random), entry, stop: entry * (0.5 + random.unit()) };
};

const runs = cases(100_000);

/** How many of many random cases break the law. */
function broken(law: (random: Random) => boolean): number {
  const random = new Random(17);
  let count = 0;
  for (let i = 0; i < runs; i++) if (!law(random)) count += 1;
  return count;
}

const bar = { symbol: 'S', time: 0, end: 60_000, decidedAt: 60_000 };
const known: DecisionInput = {
  ...bar,
  composite: { direction: 'up', confidence: 0.2, coverage: 0.5 },
  price: 100,
  atr: 2,
  equity: 10_000,
  tier: 'Good',
};

describe('steps', () => {
  test('the largest multiple of the step that is not above, exactly', () => {
    expect(floorToStep(0.3, 0.1)).toBe(0.3);
    expect(floorToStep(0.7, 0.1)).toBe(0.7);
    expect(floorToStep(0.29999999, 0.1)).toBe(0.2);
    expect(floorToStep(1.1, 0.25)).toBe(1);
    expect(floorToStep(999, 100)).toBe(900);
    expect(floorToStep(0.9, 0.3)).toBe(0.8999999999999999); // 3 · 0.3
  });

  test('is never above, and less than a step below', () => {
    const wrong = broken((random) => {
      const step = steps[random.integer(0, steps.length - 1)]!;
      const quantity = amount(random, -20, 50) * step;
      const floored = floorToStep(quantity, step);
      return floored <= quantity && quantity - floored <= step * (1 + 1e-12) + quantity * 1e-15;
    });
    expect(wrong).toBe(0);
  });
});

describe('fixed-fractional size', () => {
  test('no cap is ever exceeded, and each of them binds', () => {
    const seen = new Set<string>();
    const wrong = broken((random) => {
      const policy = policyOf(random);
      const input = sizeInputOf(random);
      const { quantity, reasons } = sizeFixedFractional(policy, input);
      seen.add(reasons[0]!.code);
      const { riskRatio, pointValue, maxExposureRatio, maxQuantity } = policy;
      const loss = quantity * lossAtStop(policy, input.entry, input.stop);
      const exposure = quantity * (input.entry * pointValue);
      return (
        loss <= input.equity * riskRatio * (1 + 1e-14) &&
        exposure <= input.equity * maxExposureRatio &&
        quantity <= maxQuantity &&
        (quantity === 0 || quantity >= policy.minQuantity) &&
        floorToStep(quantity, policy.step) === quantity
      );
    });
    expect(wrong).toBe(0);
    expect([...seen].sort()).toEqual([
      'below-minimum',
      'limited-by-exposure',
      'limited-by-quantity',
      'sized-by-risk',
    ]);
  });

  test('more equity is never a smaller size, a wider stop never a larger one', () => {
    const wrong = broken((random) => {
      const policy = policyOf(random);
      const input = sizeInputOf(random);
      const { equity, entry, stop } = input;
      const { quantity } = sizeFixedFractional(policy, input);
      const richer = sizeFixedFractional(policy, { ...input, equity: equity + amount(random) });
      const further = stop < entry ? stop * random.unit() : stop * (1 + random.unit());
      const wider = sizeFixedFractional(policy, { ...input, stop: further });
      return richer.quantity >= quantity && wider.quantity <= quantity;
    });
    expect(wrong).toBe(0);
  });

  test('another currency is the same quantity', () => {
    const wrong = broken((random) => {
      const policy = policyOf(random);
      const { equity, entry, stop } = sizeInputOf(random);
      const c = 2 ** random.integer(-20, 20);
      const here = sizeFixedFractional(policy, { equity, entry, stop });
      const dear = { equity: equity * c, entry: entry * c, stop: stop * c };
      const there = sizeFixedFractional(policy, dear);
      return (
        Object.is(there.quantity, here.quantity) && there.reasons[0]?.code === here.reasons[0]?.code
      );
    });
    expect(wrong).toBe(0);
  });

  test('what is lost at the stop, costs included, is what was to be risked', () => {
    const equity = 10_000;
    const size = (options: RiskOptions, stop: number) =>
      sizeFixedFractional(riskPolicy({ step: 0.001, ...options }), { equity, entry: 100, stop });
    const free = { riskRatio: 0.01, maxExposureRatio: 5 };
    const fee = { ...free, commissionRatio: 0.001 };
    const golden: readonly [RiskOptions, number, number][] = [
      [fee, 99.5, 142.96],
      [fee, 100.5, 142.755],
      [fee, 99, 83.4],
      [{ ...fee, slipRatio: 0.0005 }, 99.5, 125.117],
      [{ ...fee, slipRatio: 0.0005 }, 100.5, 124.883],
      [free, 99, 100],
    ];
    for (const [options, stop, quantity] of golden) {
      expect(Math.abs(size(options, stop).quantity - quantity)).toBeLessThan(0.0025);
    }

    const wrong = broken((random) => {
      const policy = policyOf(random);
      const input = sizeInputOf(random);
      const { quantity, reasons } = sizeFixedFractional(policy, input);
      const { entry, stop } = input;
      const { commissionRatio: fee, slipRatio: slip, pointValue } = policy;
      // The account, step by step, as a broker would book it.
      const side = Math.sign(entry - stop);
      const cash = (price: number, sold: number) =>
        sold * quantity * price * pointValue - fee * quantity * price * pointValue;
      const opened = cash(entry * (1 + side * slip), -side);
      const closed = cash(stop * (1 - side * slip), side);
      const lost = -(opened + closed);
      const allowed = input.equity * policy.riskRatio;
      const turnover = quantity * (entry + stop) * pointValue;
      if (lost > allowed + 1e-12 * turnover) return false;
      const isByRisk = reasons[0]!.code === 'sized-by-risk';
      return !isByRisk || quantity < 1e4 * policy.step || lost > 0.999 * allowed;
    });
    expect(wrong).toBe(0);
  });

  test('no size is cut in silence where it is more than 2^53 steps', () => {
    const policy = riskPolicy({ maxExposureRatio: 1_000 });
    const input = { equity: 50_000, entry: 2e-5, stop: 1.8e-5 };
    const { quantity, reasons } = sizeFixedFractional(policy, input);
    expect(quantity).toBeCloseTo(2.5e8, 5);
    expect(reasons.map(({ code }) => code)).toEqual(['sized-by-risk']);
    expect(floorToStep(1e300, 1e-8)).toBe(1e300);
    expect(floorToStep(2 ** 60 + 4_096, 1)).toBe(2 ** 60 + 4_096);
  });

  test('a quote in another currency is worth what it is worth there', () => {
    const policy = riskPolicy({ step: 1, maxExposureRatio: 50 });
    const yen = { equity: 10_000, entry: 150, stop: 149, quoteRate: 1 / 128 };
    expect(sizeFixedFractional(policy, yen).quantity).toBe(12_800);
    for (const quoteRate of [Number.NaN, 0, -1, null]) {
      const { quantity, reasons } = sizeFixedFractional(policy, { ...yen, quoteRate } as never);
      expect([quantity, reasons[0]!.code]).toEqual([0, 'no-quote-rate']);
    }
    expect(decide(policy, { ...known, quoteRate: Number.NaN }).reasons[0]!.code).toBe(
      'no-quote-rate',
    );
  });

  test('each limit is told by name', () => {
    const size = (options: RiskOptions, stop = 95) => {
      const input = { equity: 10_000, entry: 100, stop };
      const { quantity, reasons } = sizeFixedFractional(riskPolicy(options), input);
      return [quantity, reasons[0]?.code];
    };
    expect(size({ riskRatio: 0.01 })).toEqual([20, 'sized-by-risk']);
    // 100 / (5 + 0.1·195)
    expect(size({ riskRatio: 0.01, commissionRatio: 0.1, step: 0.01 })).toEqual([
      4.08,
      'sized-by-risk',
    ]);
    expect(size({ minNotional: 2_001 })).toEqual([0, 'below-notional']);
    expect(size({ minNotional: 2_000 })).toEqual([20, 'sized-by-risk']);
    expect(size({ riskRatio: 0.01, pointValue: 10 })).toEqual([2, 'sized-by-risk']);
    expect(size({ riskRatio: 0.5 })).toEqual([100, 'limited-by-exposure']);
    expect(size({ riskRatio: 0.5, maxQuantity: 7 })).toEqual([7, 'limited-by-quantity']);
    expect(size({ step: 50 })).toEqual([0, 'below-minimum']);
    expect(size({ minQuantity: 20 })).toEqual([20, 'sized-by-risk']);
    expect(size({ minQuantity: 21 })).toEqual([0, 'below-minimum']);
    expect(size({ riskRatio: 0 })).toEqual([0, 'below-minimum']);
    // 10,790 / 20.3125 is rounded up: 531.2 pieces are an ulp above the cap.
    const policy = riskPolicy({ riskRatio: 1, maxExposureRatio: 1.3, step: 0.001 });
    const input = { equity: 8300, entry: 20.3125, stop: 20 };
    expect(sizeFixedFractional(policy, input).quantity * 20.3125).toBeLessThanOrEqual(10_790);
    expect(size({}, 100)).toEqual([0, 'stop-at-entry']);
    expect(size({}, -5)).toEqual([0, 'stop-not-positive']);
  });
});

describe('a decision', () => {
  const policy = riskPolicy();
  const codes = (change: object, options: RiskOptions = {}) => {
    const { action, quantity, reasons } = decide(riskPolicy(options), { ...known, ...change });
    return [action, quantity > 0, ...reasons.map(({ code }) => code)];
  };

  test('is long where it goes up, short where down, with the stop on the losing side', () => {
    const { composite } = known;
    expect(decide(policy, known)).toEqual({
      ...bar,
      id: 'S|60000#0',
      revision: 0,
      supersedes: undefined,
      action: 'open',
      side: 'long',
      quantity: 25,
      price: 100,
      stop: 96,
      target: Number.NaN,
      horizonMs: Number.NaN,
      riskTaken: 100,
      boundBy: 'risk',
      denial: undefined,
      confidence: 0.2,
      final: true,
      reasons: [
        { code: 'confident', value: 0.2, limit: 0.05 },
        { code: 'sized-by-risk', value: 25 },
        { code: 'atr', value: 2 },
      ],
    });
    const short = decide(policy, { ...known, composite: { ...composite!, direction: 'down' } });
    expect(short).toMatchObject({ action: 'open', side: 'short', stop: 104, quantity: 25 });
    expect(decide(policy, { ...known, final: false }).final).toBe(false);
    expect(atrStop(100, 2, 3, 'short')).toBe(106);
  });

  test('every gate that is shut is a hold with its reason', () => {
    const composite = (change: object) => ({ composite: { ...known.composite, ...change } });
    const hold = (code: string) => ['hold', false, code];
    expect(codes({ tier: 'Poor' })).toEqual(hold('tier-below-Fair'));
    expect(codes({ tier: 'Fair' })[0]).toBe('open');
    expect(codes({ tier: 'Superb' })).toEqual(hold('tier-below-Fair'));
    expect(codes({ tier: undefined })[0]).toBe('open');
    expect(codes({ composite: undefined })).toEqual(hold('no-direction'));
    expect(codes(composite({ direction: 'flat' }))).toEqual(hold('no-direction'));
    expect(codes(composite({ confidence: 0.04 }))).toEqual(hold('low-confidence'));
    expect(codes(composite({ confidence: Number.NaN }))).toEqual(hold('low-confidence'));
    expect(codes({}, { minCoverage: 0.6 })).toEqual(hold('low-coverage'));
    expect(codes({ price: 0 })).toEqual(hold('no-price'));
    expect(codes({ atr: 0 })).toEqual(hold('no-volatility'));
    expect(codes({}, { fullWidthRatio: 0.01 })).toEqual(hold('no-interval'));
    expect(codes({ widthRatio: 0 }, { fullWidthRatio: 0.01 })).toEqual(hold('no-interval'));
    expect(codes({ atr: 60 })).toEqual(hold('stop-not-positive'));
    expect(codes({ atr: 1e-300 })).toEqual(hold('stop-at-entry'));
    expect(codes({ equity: 0 })).toEqual(hold('no-equity'));
    expect(codes({}, { step: 1000 })).toEqual(hold('below-minimum'));
  });

  test('of an interval that is twice as wide as it may be, half the size is taken', () => {
    const quantity = (widthRatio: number, fullWidthRatio = 0.01) =>
      decide(riskPolicy({ fullWidthRatio }), { ...known, widthRatio }).quantity;
    expect([0.005, 0.01, 0.02, 0.1].map((width) => quantity(width))).toEqual([25, 25, 12.5, 2.5]);
    expect(quantity(0.02, 0)).toBe(25);
    expect(codes({ widthRatio: 0.02 }, { fullWidthRatio: 0.01 })).toContain('scaled');
    expect(() => riskPolicy({ fullWidthRatio: -1 })).toThrow(/fullWidthRatio/);
  });

  test('no data make it throw, and nothing but numbers above 0 trades', () => {
    const numbers = ['price', 'atr', 'equity'] as const;
    const hostile = fc.oneof(
      fc.anything(),
      fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, -1, null, undefined, '5', 5n),
      fc.constant(Symbol('x')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...numbers), hostile, (field, value) => {
        const decision = decide(policy, { ...known, [field]: value } as never);
        const isFit = typeof value === 'number' && value > 0 && value < Number.POSITIVE_INFINITY;
        if (!isFit) expect(decision.action).toBe('hold');
        expect(decision.quantity).toBeGreaterThanOrEqual(0);
        expect(decision.reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: 3000, seed: 5 },
    );
    const parts = fc.record({ direction: hostile, confidence: hostile, coverage: hostile });
    fc.assert(
      fc.property(fc.oneof(hostile, parts), hostile, (composite, tier) => {
        expect(decide(policy, { ...known, composite, tier } as never).reasons.length).not.toBe(0);
      }),
      { numRuns: 3000, seed: 5 },
    );
  });

  test('no cap is exceeded by any decision', () => {
    const directions = ['up', 'down', 'flat'] as const;
    let trades = 0;
    const wrong = broken((random) => {
      const policyHere = policyOf(random);
      const equity = amount(random);
      const price = amount(random, -10, 15);
      const direction = directions[random.integer(0, 2)]!;
      const {
        action,
        quantity,
        price: entry,
        stop,
      } = decide(policyHere, {
        ...bar,
        composite: { direction, confidence: random.unit(), coverage: random.unit() },
        price,
        atr: (price * random.unit()) / 4,
        equity,
      });
      if (action === 'hold') return quantity === 0 && entry === price && Number.isNaN(stop);
      trades += 1;
      const { riskRatio, maxExposureRatio, maxQuantity, pointValue } = policyHere;
      return (
        quantity > 0 &&
        quantity <= maxQuantity &&
        quantity * Math.abs(entry - stop) * pointValue <= equity * riskRatio * (1 + 1e-14) &&
        quantity * entry * pointValue <= equity * maxExposureRatio * (1 + 1e-14) &&
        (direction === 'up' ? stop < entry && stop > 0 : stop > entry)
      );
    });
    expect(wrong).toBe(0);
    expect(trades).toBeGreaterThan(runs / 4);
  });

  test('more confidence is never a smaller size', () => {
    const sizes = [0, 0.04, 0.05, 0.2, 1].map(
      (confidence) =>
        decide(policy, { ...known, composite: { direction: 'up', confidence, coverage: 1 } })
          .quantity,
    );
    expect(sizes).toEqual([0, 0, 25, 25, 25]);
  });
});

describe('policies', () => {
  test('options out of bounds are named', () => {
    expect(() => riskPolicy({ riskRatio: 2 })).toThrow('riskRatio must be a number from 0 to 1');
    expect(() => riskPolicy({ step: 0 })).toThrow(/step must be a number from/);
    expect(() => riskPolicy({ minTier: 'good' as never })).toThrow(/did you mean 'Good'/);
    expect(() => riskPolicy({ riskratio: 0.1 } as never)).toThrow(/did you mean 'riskRatio'/);
    expect(() => riskPolicy(null as never)).toThrow(/options must be an object/);
    expect(JSON.parse(JSON.stringify(riskPolicy()))).toEqual(riskPolicy());
  });
});

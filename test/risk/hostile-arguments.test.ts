import { describe, expect, it } from 'vitest';
import {
  decide,
  limitExposure,
  lossAtStop,
  riskPolicy,
  sizeBy,
  sizeFixedFractional,
} from '../../src/risk/index.js';
import { soundPolicy } from '../../src/risk/sound-policy.js';

const policy = riskPolicy({ step: 1, riskRatio: 0.5, commissionRatio: 0.01 });
const known = {
  equity: 10_000,
  entry: 50,
  stop: 40,
  quoteRate: 1,
  heldQuantity: 2,
  heldRisk: 20,
  volatilityRatio: 0.4,
  winRatio: 0.75,
  payoffRatio: 1,
  scaleRatio: 0.5,
};
const noNumbers: readonly unknown[] = ['50', null, 5n, Symbol('s'), {}, [50], true];
const sizers = {
  fixed: (input: never) => sizeFixedFractional(policy, input),
  kelly: (input: never) => sizeBy(policy, { kind: 'kelly' }, input),
  volatility: (input: never) => {
    return sizeBy(policy, { kind: 'volatilityTarget', targetRatio: 0.1 }, input);
  },
};

describe('what is known for a size', () => {
  it.each(Object.entries(sizers))('is as NaN where it is no number: %s', (_, sized) => {
    expect(sized(known as never).quantity).toBeGreaterThan(0);
    for (const name of Object.keys(known)) {
      const expected = sized({ ...known, [name]: Number.NaN } as never);
      for (const one of noNumbers) {
        expect(sized({ ...known, [name]: one } as never), name).toEqual(expected);
      }
    }
  });

  it('is read once', () => {
    let reads = 0;
    const changing = {
      ...known,
      get entry(): number {
        return ++reads === 1 ? 50 : Number.POSITIVE_INFINITY;
      },
    };
    expect(sizers.kelly(changing as never)).toEqual(sizers.kelly(known as never));
    expect(reads).toBe(1);
  });
});

describe('a policy', () => {
  it('is named where it is none, whatever it is for', () => {
    for (const wrong of [null, undefined, 5, { ...policy, step: '1' }, { riskRatio: 2 }]) {
      expect(() => decide(wrong as never, {} as never)).toThrow(/^policy/);
      expect(() => sizeBy(wrong as never, { kind: 'kelly' }, known)).toThrow(/^policy/);
      expect(() => sizeFixedFractional(wrong as never, known)).toThrow(/^policy/);
      expect(() => lossAtStop(wrong as never, 100, 96)).toThrow(/^policy/);
    }
    expect(lossAtStop(policy, '100' as never, 96)).toBeNaN();
  });

  it('is looked through once, when it is made', () => {
    expect(soundPolicy(policy)).toBe(policy);
    expect(soundPolicy({ ...policy })).toEqual(policy);
  });

  it('cannot be written on', () => {
    const { regimeScale, exits, sizing } = riskPolicy({ regimeScale: { high: 0.5 } });
    expect([policy, regimeScale, exits, sizing].every(Object.isFrozen)).toBe(true);
  });
});

describe('limits over candidates', () => {
  const terms = { step: 1, pointValue: 1, minQuantity: 0, minNotional: 0, quoteRate: 1 };
  const composite = { direction: 'up', confidence: 0.5, coverage: 1 } as const;
  const candidate = decide(policy, {
    ...{ symbol: 'A', time: 0, end: 60_000, decidedAt: 60_000, equity: 10_000 },
    ...{ composite, price: 100, atr: 1 },
  });
  const book = { equity: 10_000, limits: { maxExposureRatio: 0.5 } };
  const limited = (given: object, on: object = book, of: unknown = () => terms) =>
    limitExposure([{ ...candidate, ...given }] as never, on as never, of as never);

  it('are not passed by what has no quantity or no price', () => {
    expect(limited({})[0]?.quantity).toBe(50);
    for (const one of [...noNumbers, Number.NaN, Number.POSITIVE_INFINITY, -5]) {
      expect(limited({ quantity: one })[0]).toMatchObject({ action: 'hold', quantity: 0 });
    }
    expect(limited({ price: '100' })[0]).toMatchObject({ denial: { code: 'no-price' } });
    expect(
      limited({ riskTaken: null }, { ...book, limits: { maxRiskRatio: 0.1 } })[0]?.quantity,
    ).toBe(0);
    expect(limited({}, { ...book, equity: '10000' })[0]?.denial?.code).toBe('no-equity');
  });

  it('are named where they are none', () => {
    expect(() => limited({}, {})).toThrow('book.limits must be an object');
    expect(() => limited({}, { ...book, commitments: [null] })).toThrow('book.commitments[0]');
    expect(() => limited({}, { ...book, status: { state: 'x' } })).toThrow('book.status.state');
    expect(() => limited({}, book, 5)).toThrow('termsOf must be a function');
    expect(() => limited({}, book, () => ({ ...terms, pointValue: Number.NaN }))).toThrow(
      "termsOf('A').pointValue must be a number",
    );
  });
});

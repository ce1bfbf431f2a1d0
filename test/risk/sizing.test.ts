import { describe, expect, it } from 'vitest';
import { afterAccount } from '../../src/risk/after-account.js';
import {
  type Decision,
  lossAtStop,
  requireSizing,
  riskPolicy,
  type Sizing,
  sizeBy,
} from '../../src/risk/index.js';
import { cases } from '../cases.js';
import { Random } from '../contract/series.js';

const sizings: readonly Sizing[] = [
  { kind: 'fixedFractional' },
  { kind: 'volatilityTarget', targetRatio: 0.1 },
  { kind: 'volatilityTarget', targetRatio: 0.2, maxLeverage: 3 },
  { kind: 'kelly' },
  { kind: 'kelly', fraction: 1, maxRatio: 2 },
];

const amount = (random: Random, from: number, to: number): number =>
  2 ** (from + (to - from) * random.unit());

function caseOf(random: Random) {
  const policy = riskPolicy({
    riskRatio: 0.2 * random.unit(),
    maxExposureRatio: 5 * random.unit(),
    maxQuantity: amount(random, 0, 30),
    step: [1e-8, 0.01, 1, 0.3][random.integer(0, 3)]!,
    commissionRatio: random.unit() / 100,
    slipRatio: random.unit() / 1_000,
    pointValue: [1, 50, 0.1][random.integer(0, 2)]!,
  });
  const entry = amount(random, -10, 15);
  const input = {
    equity: amount(random, 5, 25),
    entry,
    stop: entry * (0.5 + random.unit()),
    quoteRate: amount(random, -8, 4),
    volatilityRatio: amount(random, -8, 2),
    winRatio: random.unit(),
    payoffRatio: amount(random, -2, 3),
    scaleRatio: 0.1 + random.unit(),
  };
  return { policy, input, sizing: sizings[random.integer(0, sizings.length - 1)]! };
}

/** Whether `quantity` is worth more than the cap by one of the ways to multiply. */
function isAbove(
  quantity: number,
  { equity, entry, quoteRate }: ReturnType<typeof caseOf>['input'],
  { maxExposureRatio, pointValue }: ReturnType<typeof caseOf>['policy'],
): boolean {
  const ways = [
    quantity * entry * pointValue * quoteRate,
    quantity * (entry * pointValue * quoteRate),
    quantity * entry * (pointValue * quoteRate),
  ];
  return ways.some(
    (worth) => worth > equity * maxExposureRatio || worth / equity > maxExposureRatio,
  );
}

const sized = ({ policy, sizing, input }: ReturnType<typeof caseOf>, change: object = {}): number =>
  sizeBy(policy, sizing, { ...input, ...change }).quantity;

describe('a size by a rule', () => {
  it('says what the formulas say', () => {
    const policy = riskPolicy({ step: 1e-6, riskRatio: 1, maxExposureRatio: 10 });
    const known = { equity: 10_000, entry: 50, stop: 40, volatilityRatio: 0.4 };
    const size = (sizing: Sizing, change: object = {}) => {
      const { quantity, reasons } = sizeBy(policy, sizing, { ...known, ...change });
      return [quantity, ...reasons.map(({ code }) => code)];
    };
    const target: Sizing = { kind: 'volatilityTarget', targetRatio: 0.1 };
    expect(size(target)).toEqual([50, 'sized-by-volatility']);
    expect(size(target, { volatilityRatio: 0.01 })).toEqual([200, 'sized-by-volatility']);
    const leveraged: Sizing = { ...target, maxLeverage: 10 };
    expect(size(leveraged, { volatilityRatio: 0.01 })).toEqual([1_000, 'limited-by-risk']);
    expect(size(target, { volatilityRatio: 0 })).toEqual([0, 'no-volatility']);
    const odds = { winRatio: 0.6, payoffRatio: 2 };
    expect(size({ kind: 'kelly' }, odds)).toEqual([20, 'sized-by-kelly']);
    expect(size({ kind: 'kelly', maxRatio: 0.05 }, odds)).toEqual([10, 'sized-by-kelly']);
    expect(size({ kind: 'kelly' }, { winRatio: 0.3, payoffRatio: 2 })).toEqual([0, 'no-edge']);
    expect(size({ kind: 'kelly' })).toEqual([0, 'no-odds']);
    expect(size(target, { scaleRatio: 0.5 })).toEqual([25, 'sized-by-volatility', 'scaled']);
    expect(size(target, { scaleRatio: Number.NaN })).toEqual([0, 'scaled-to-nothing']);
  });

  it('exceeds no cap, commissions and slip included', () => {
    const random = new Random(7);
    let trades = 0;
    for (let n = 0; n < cases(100_000); n++) {
      const one = caseOf(random);
      const { policy, input } = one;
      const quantity = sized(one);
      if (quantity > 0) trades += 1;
      const { equity, entry, stop, quoteRate } = input;
      const loss = quantity * lossAtStop(policy, entry, stop) * quoteRate;
      const exposure = quantity * entry * policy.pointValue * quoteRate;
      if (
        loss > equity * policy.riskRatio * (1 + 1e-12) ||
        exposure > equity * policy.maxExposureRatio * (1 + 1e-14) ||
        quantity > policy.maxQuantity
      ) {
        expect(one).toBe('within its caps');
      }
    }
    expect(trades).toBeGreaterThan(cases(100_000) / 4);
  });

  it('rises with equity, scale, odds; falls with volatility and the way to the stop', () => {
    const random = new Random(8);
    for (let n = 0; n < cases(100_000) / 4; n++) {
      const one = caseOf(random);
      const base = sized(one);
      const { input } = one;
      const away = input.stop + 0.2 * (input.stop - input.entry);
      const wrong =
        sized(one, { equity: 2 * input.equity }) < base ||
        sized(one, { scaleRatio: 1.5 * input.scaleRatio }) < base ||
        sized(one, { winRatio: Math.min(1, 1.2 * input.winRatio) }) < base ||
        sized(one, { volatilityRatio: 1.5 * input.volatilityRatio }) > base ||
        sized(one, { stop: away }) > base;
      if (wrong) expect(one).toBe('monotone');
    }
  });

  it('nothing, with a reason, of what is zero, negative, NaN, missing or no number', () => {
    const hostile = [0, -1, Number.NaN, Number.POSITIVE_INFINITY, null, '5', 5n, {}, [], true];
    for (const sizing of sizings) {
      const policy = riskPolicy();
      const known = { equity: 1e4, entry: 50, stop: 49, volatilityRatio: 0.2, winRatio: 0.6 };
      const input = { ...known, payoffRatio: 1, scaleRatio: 1, quoteRate: 1 };
      expect(sizeBy(policy, sizing, input).quantity).toBeGreaterThan(0);
      const fields = ['equity', 'entry', 'stop', 'quoteRate', 'scaleRatio'];
      if (sizing.kind === 'kelly') fields.push('winRatio', 'payoffRatio');
      if (sizing.kind === 'volatilityTarget') fields.push('volatilityRatio');
      for (const field of fields) {
        for (const value of hostile) {
          const { quantity, reasons } = sizeBy(policy, sizing, {
            ...input,
            [field]: value,
          } as never);
          expect({ field, quantity, told: reasons.length }).toEqual({
            field,
            quantity: 0,
            told: 1,
          });
        }
      }
    }
  });

  it('exposure is within its cap by whatever order of products it is computed', () => {
    const random = new Random(11);
    const above: unknown[] = [];
    for (let i = 0; i < cases(100_000); i++) {
      const { policy, input } = caseOf(random);
      const { equity, entry, quoteRate } = input;
      const stop = entry * 0.999;
      const sized = sizeBy(policy, { kind: 'fixedFractional' }, { ...input, stop });
      const candidate = { action: 'open', price: entry, stop, quantity: 1e12, reasons: [] };
      const terms = { ...policy, riskRatio: 1, quoteRate, priority: 0 };
      const waited = afterAccount(
        candidate as unknown as Decision,
        { equity: 2 * equity, quoteRate },
        { equity, terms, position: undefined },
      );
      for (const quantity of [sized.quantity, waited.quantity]) {
        if (isAbove(quantity, input, policy)) above.push({ quantity, policy, input });
      }
    }
    expect(above).toEqual([]);
  });

  it('a sizing in JSON is checked', () => {
    const check = (sizing: object) => () => requireSizing('sizing', sizing);
    for (const sizing of sizings) expect(check(sizing)()).toEqual(sizing);
    expect(check({ kind: 'kely' })).toThrow(/did you mean 'kelly'/);
    expect(check({ kind: 'kelly', fraction: 2 })).toThrow('sizing.fraction must be');
    expect(check({ kind: 'volatilityTarget' })).toThrow('sizing.targetRatio must be');
    expect(check({ kind: 'kelly', targetRatio: 1 })).toThrow(/sizing\.targetRatio/);
  });
});

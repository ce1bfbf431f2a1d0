import { describe, expect, it } from 'vitest';
import { type AccountSeen, afterAccount } from '../../src/risk/after-account.js';
import { type ExposureTerms, riskPolicy } from '../../src/risk/index.js';
import { open } from './candidates.js';

describe('a candidate that waited while the account changed', () => {
  const policy = riskPolicy({ step: 1 });
  const then: AccountSeen = { equity: 10_000, quoteRate: 1 };
  const candidate = open('A', 25);
  function decidedAnew(
    equity: number,
    terms: Partial<ExposureTerms & typeof policy> = {},
    position?: object,
  ) {
    const now = {
      ...{ equity, terms: { ...policy, quoteRate: 1, ...terms } },
      position: position as never,
    };
    return afterAccount(candidate, then, now);
  }

  it('takes no more than the caps allow now, and says what it loses now', () => {
    expect(decidedAnew(5_000)).toMatchObject({ quantity: 12, riskTaken: 48, boundBy: 'risk' });
    expect(decidedAnew(5_000).reasons.at(-1)).toEqual({
      ...{ code: 'limited-by-risk', value: 25, limit: 12.5 },
    });
    expect(decidedAnew(2_000, { riskRatio: 1 })).toMatchObject({
      quantity: 20,
      boundBy: 'exposure',
    });
    expect(decidedAnew(10_000, { quoteRate: 2 })).toMatchObject({ quantity: 12, riskTaken: 96 });
    expect(decidedAnew(10_000, { quoteRate: 0.5 })).toMatchObject({ quantity: 25, riskTaken: 50 });
  });

  it('stays as it is where nothing changed, or what changed is not known', () => {
    for (const same of [
      decidedAnew(10_000),
      decidedAnew(Number.NaN),
      decidedAnew(5_000, { quoteRate: Number.NaN }),
    ]) {
      expect(same).toBe(candidate);
    }
  });

  it('counts what is held, at the stop that all of it will have', () => {
    const held = { quantity: 10, entry: 97, stop: 90, openedAt: 0, entryCount: 1 };
    expect(decidedAnew(5_000, {}, held)).toMatchObject({ quantity: 10, riskTaken: 40 }); // 50 − 10·1
    expect(decidedAnew(2_000, { riskRatio: 1 }, held)).toMatchObject({ quantity: 10 });
  });

  it('says how much the caps would allow', () => {
    const limit = (...given: Parameters<typeof decidedAnew>) =>
      decidedAnew(...given).reasons.at(-1);
    const held = { quantity: 10, entry: 97, stop: 90, openedAt: 0, entryCount: 1 };
    expect(limit(4_600, {}, held)).toEqual({ code: 'limited-by-risk', value: 25, limit: 9 });
    const half = { riskRatio: 1, maxExposureRatio: 0.5 };
    const exposure = { code: 'limited-by-exposure', value: 25 };
    expect(limit(4_000, half)).toEqual({ ...exposure, limit: 20 });
    expect(limit(4_000, half, held)).toEqual({ ...exposure, limit: 10 });
    expect(limit(4_000, { ...half, pointValue: 2 })).toEqual({ ...exposure, limit: 10 });
    expect(limit(4_000, { ...half, quoteRate: 4 })).toEqual({ ...exposure, limit: 5 });
    expect(decidedAnew(4_000, half)).toMatchObject({ quantity: 20, boundBy: 'exposure' });
    expect(decidedAnew(5_000, half)).toMatchObject({ quantity: 25, boundBy: 'risk' }); // the cap itself
  });

  it('holds where too little is left', () => {
    expect(decidedAnew(5_000, { minQuantity: 12 }).action).toBe('open');
    expect(decidedAnew(5_000, { minQuantity: 13 })).toMatchObject({
      ...{ action: 'hold', side: 'flat', quantity: 0, final: false },
      denial: { code: 'limited-by-risk' },
    });
    expect(decidedAnew(5_000, { minNotional: 1_200 }).action).toBe('open');
    expect(decidedAnew(5_000, { minNotional: 1_201 }).action).toBe('hold');
  });
});

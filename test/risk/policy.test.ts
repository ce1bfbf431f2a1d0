import { describe, expect, it } from 'vitest';
import { requireSizing, riskPolicy } from '../../src/risk/index.js';

/** Each number of a policy: what it is by default, and the least and the most that it may be. */
const numbers: Readonly<Record<string, readonly [usual: number, least: number, most: number]>> = {
  riskRatio: [0.01, 0, 1],
  stopAtrMultiple: [2, 0.001, 1_000],
  maxExposureRatio: [1, 0, 1_000],
  maxQuantity: [Number.MAX_VALUE, 0, Number.MAX_VALUE],
  minQuantity: [0, 0, Number.MAX_VALUE],
  minNotional: [0, 0, Number.MAX_VALUE],
  step: [1e-8, 1e-12, 1e12],
  commissionRatio: [0, 0, 0.5],
  slipRatio: [0, 0, 0.5],
  pointValue: [1, 1e-12, 1e12],
  minConfidence: [0.05, 0, 1],
  minCoverage: [0, 0, 1],
  minQuality: [0.7, 0, 1],
  fullConfidence: [0, 0, 1],
  targetMultiple: [0, 0, 1e6],
  horizonMs: [0, 0, 1e15],
  trailAtrMultiple: [0, 0, 1_000],
  maxEntries: [1, 1, 1_000],
  trimRatio: [0.25, 0, 1e6],
};

describe('a policy', () => {
  it('is by default what its options say', () => {
    const usual = Object.entries(numbers).map(([name, [value]]) => [name, value]);
    expect(riskPolicy()).toEqual({
      ...Object.fromEntries(usual),
      ...{ minTier: 'Fair', sizing: { kind: 'fixedFractional' }, regimeScale: {} },
      ...{ avoidRegimes: [], exits: ['stop', 'target', 'opposite', 'time', 'regime'] },
    });
    expect(riskPolicy({ fullWidthRatio: 0.02 }).fullWidthRatio).toBe(0.02);
    expect(riskPolicy({ fullWidthRatio: 0 })).not.toHaveProperty('fullWidthRatio');
  });

  it.each(Object.entries(numbers))('%s reaches from bound to bound', (name, [, least, most]) => {
    for (const bound of [least, most])
      expect(riskPolicy({ [name]: bound })).toHaveProperty(name, bound);
    const step = name === 'maxEntries' ? 1 : 1e-13;
    const wrong: unknown[] = [least - step, Number.NaN, '1'];
    if (most < Number.MAX_VALUE) wrong.push(most * (1 + 1e-12) + step);
    for (const value of wrong) {
      expect(() => riskPolicy({ [name]: value })).toThrow(new RegExp(`^${name} must be`));
    }
  });

  it('has lists of its own words, each once, and shares of its own states', () => {
    const thrown = (options: object): string => {
      try {
        riskPolicy(options);
      } catch (error) {
        return (error as Error).message;
      }
      return '';
    };
    expect(thrown({ exits: 'stop' })).toMatch(/^exits must be an array/);
    expect(thrown({ exits: ['stop', 'halt'] })).toMatch(/^exits\[1\] must be one of 'stop'/);
    expect(thrown({ exits: ['stop', 'stop'] })).toMatch(/^exits must be without repetition/);
    const every = ['up', 'down', 'range', 'low', 'normal', 'high', 'against'] as const;
    expect(riskPolicy({ avoidRegimes: every }).avoidRegimes).toEqual(every);
    expect(thrown({ avoidRegimes: [...every, 'up'] })).toMatch(/^avoidRegimes must be without/);
    expect(thrown({ minTier: 'Fine' })).toMatch(/^minTier must be one of/);
    expect(thrown({ regimeScale: [] })).toMatch(/^regimeScale must be an object/);
    expect(thrown({ regimeScale: { wild: 1 } })).toMatch(/^regimeScale\.wild must be spelled/);
    expect(thrown({ regimeScale: { low: 1.01 } })).toMatch(/^regimeScale\.low must be/);
    expect(thrown({ regimeScale: { low: -0.01 } })).toMatch(/^regimeScale\.low must be/);
    const scale = { low: 0, normal: 1, high: 0.5 };
    expect(riskPolicy({ regimeScale: scale }).regimeScale).toEqual(scale);
    expect(thrown({ risk: 0.1 })).toMatch(/^risk must be spelled/);
    expect(thrown(5 as never)).toMatch(/^options must be an object/);
    expect(thrown({ sizing: 'kelly' })).toMatch(/^sizing must be an object/);
  });
});

it('a rule of size reaches from bound to bound, and has no options of another', () => {
  const kelly = { kind: 'kelly' };
  const target = { kind: 'volatilityTarget', targetRatio: 1 };
  for (const [rule, name, least, most] of [
    [kelly, 'fraction', 0, 1],
    [kelly, 'maxRatio', 0, 1_000],
    [target, 'targetRatio', 1e-6, 1_000],
    [target, 'maxLeverage', 0, 1_000],
  ] as const) {
    const checked = (value: unknown) => requireSizing('s', { ...rule, [name]: value });
    for (const bound of [least, most]) expect(checked(bound)).toHaveProperty(name, bound);
    for (const wrong of [least - 1e-9, most * 1.001, '1']) {
      expect(() => checked(wrong)).toThrow(new RegExp(`^s\\.${name} must be`));
    }
  }
  const known = (rule: unknown) => () => requireSizing('s', rule);
  expect(known({ kind: 'fixedFractional', fraction: 1 })).toThrow(/^s\.fraction must be spelled/);
  expect(known({ ...target, fraction: 1 })).toThrow(/^s\.fraction must be spelled/);
  expect(known({ ...kelly, maxLeverage: 1 })).toThrow(/^s\.maxLeverage must be spelled/);
  expect(known(5)).toThrow(/^s must be an object/);
});

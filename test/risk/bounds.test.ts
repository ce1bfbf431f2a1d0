import { describe, expect, it } from 'vitest';
import {
  DrawdownGuard,
  requirePortfolioLimits,
  requireSizing,
  riskPolicy,
} from '../../src/risk/index.js';

const DAY = 86_400_000;

describe('limits of a fall', () => {
  it('are named where they are none, by their place', () => {
    const of = (drawdown: unknown) => () => requirePortfolioLimits('portfolio', { drawdown });
    expect(of({ haltAtRatio: 0 })).toThrow(/^portfolio\.drawdown\.haltAtRatio must be/);
    expect(of({ halt: 1 })).toThrow(/^portfolio\.drawdown\.halt /);
    expect(of(5)).toThrow(/^portfolio\.drawdown must be an object/);
    const own = (limits: object) => () => new DrawdownGuard(limits);
    for (const wrong of [
      ...[{ reduceAtRatio: 1.1 }, { haltAtRatio: 0 }, { dailyLossRatio: 2 }, { cooldownMs: -1 }],
      ...[{ dayStartMs: DAY }, { dayStartMs: -1 }],
    ]) {
      expect(own(wrong)).toThrow(new RegExp(`^${Object.keys(wrong)[0]} must be`));
    }
    expect(own(5 as never)).toThrow(/^limits must be an object/);
    expect(own({ dayStartMs: DAY - 1, reduceAtRatio: 1, haltAtRatio: 1e-6 })).not.toThrow();
  });

  it('of a portfolio are within bounds, each by its name', () => {
    const of = (limits: object) => () => requirePortfolioLimits('p', limits);
    for (const name of ['maxExposureRatio', 'maxNetRatio', 'maxLeverage', 'maxRiskRatio']) {
      expect(of({ [name]: 1_001 })).toThrow(`p.${name} must be`);
      expect(of({ [name]: -0.1 })).toThrow(`p.${name} must be`);
      expect(of({ [name]: 1_000 })()).toEqual({ [name]: 1_000 });
    }
    expect(of({ maxPositions: -1 })).toThrow('p.maxPositions must be');
    expect(of({ maxPositions: 0 })()).toEqual({ maxPositions: 0 });
    const group = { symbols: ['A'], maxExposureRatio: 1 };
    expect(of({ groups: { g: group } })()).toEqual({ groups: { g: group } });
    for (const [change, path] of [
      [{ symbols: 'A' }, 'p.groups.g.symbols'],
      [{ symbols: [1] }, 'p.groups.g.symbols'],
      [{ maxExposureRatio: -1 }, 'p.groups.g.maxExposureRatio'],
      [{ most: 1 }, 'p.groups.g.most'],
    ] as const) {
      expect(of({ groups: { g: { ...group, ...change } } })).toThrow(path);
    }
    expect(of({ maxExposure: 1 })).toThrow('p.maxExposure');
  });
});

it('a policy and its sizing have numbers within bounds', () => {
  for (const [name, worst] of Object.entries({
    ...{ riskRatio: 1.1, stopAtrMultiple: 0, maxExposureRatio: 1_001, maxQuantity: -1, step: 0 },
    ...{ minQuantity: -1, minNotional: -1, commissionRatio: 0.6, slipRatio: 0.6, pointValue: 0 },
    ...{ minConfidence: 1.1, minCoverage: 1.1, minQuality: 1.1, fullConfidence: 1.1 },
    ...{ targetMultiple: -1, horizonMs: -1, trailAtrMultiple: -1, maxEntries: 0, trimRatio: -1 },
  })) {
    expect(() => riskPolicy({ [name]: worst })).toThrow(`${name} must be`);
  }
  for (const wrong of [
    ...[{ exits: 'stop' }, { exits: ['stop', 'stop'] }, { avoidRegimes: ['sideways'] }],
    ...[{ regimeScale: { high: 1.1 } }, { regimeScale: { wild: 1 } }, { sizing: { kind: 'all' } }],
  ]) {
    expect(() => riskPolicy(wrong as never)).toThrow(Object.keys(wrong)[0]!);
  }
  for (const wrong of [{ fraction: 1.1 }, { maxRatio: -1 }]) {
    expect(() => requireSizing('s', { kind: 'kelly', ...wrong })).toThrow(
      `s.${Object.keys(wrong)[0]}`,
    );
  }
  const target = { kind: 'volatilityTarget', targetRatio: 0.1 };
  expect(() => requireSizing('s', { ...target, maxLeverage: -1 })).toThrow('s.maxLeverage');
  expect(() => requireSizing('s', { ...target, targetRatio: 0 })).toThrow('s.targetRatio');
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { conditionalValueAtRisk, valueAtRisk } from '../../src/performance/index.js';
import { portfolioRisk } from '../../src/risk/index.js';

interface Losses {
  readonly tail: number;
  readonly returns: readonly number[];
  readonly order: number;
  readonly linear: number;
  readonly normal: number;
  readonly conditional: number;
  readonly conditionalNormal: number;
}

interface Parts {
  readonly weights: readonly number[];
  readonly covariance: readonly number[][];
  readonly deviation: number;
  readonly valueAtRisk: number;
  readonly contributions: readonly number[];
}

/** Made by SciPy and NumPy: test/data/make/tail-loss.py. */
const { losses, portfolios } = JSON.parse(readFileSync('test/data/tail-loss.json', 'utf8')) as {
  readonly losses: readonly Losses[];
  readonly portfolios: readonly Parts[];
};

const close = (found: number, wanted: number) =>
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(wanted)));

it.each(losses)('of $returns.length returns, the worst $tail: what SciPy says', (made) => {
  const { returns, tail } = made;
  close(valueAtRisk(returns, { tail }), made.order);
  close(valueAtRisk(returns, { tail, rule: 'linear' }), made.linear);
  close(valueAtRisk(returns, { tail, rule: 'normal' }), made.normal);
  close(conditionalValueAtRisk(returns, { tail, rule: 'normal' }), made.conditionalNormal);
  // A linear program's optimum, to the tolerance of its solver.
  expect(conditionalValueAtRisk(returns, { tail })).toBeCloseTo(made.conditional, 9);
});

it.each(portfolios)('weights $weights: what NumPy says of the whole', (made) => {
  const { weights, covariance } = made;
  const found = portfolioRisk(weights, covariance, { tail: 0.01 });
  close(found.deviationRatio, made.deviation);
  close(found.valueAtRiskRatio, made.valueAtRisk);
  made.contributions.forEach((share, i) => {
    close(found.contributions[i]!, share);
  });
});

it('by hand: the worst 5 of 100 returns are −1, −2, … −5 %', () => {
  const returns = Array.from({ length: 100 }, (_, i) => (i < 5 ? -(i + 1) / 100 : 0.01));
  close(valueAtRisk(returns), 0.01);
  close(conditionalValueAtRisk(returns), 0.03);
  close(valueAtRisk(returns, { tail: 0.1 }), -0.01);
  close(conditionalValueAtRisk(returns, { tail: 0.1 }), 0.01);
});

it('what is not known is NaN: too few returns, or one that is none', () => {
  const some = Array.from({ length: 100 }, (_, i) => (i - 50) / 1_000);
  for (const returns of [some.slice(1), some.with(7, Number.NaN), some.with(99, Number.NaN)]) {
    for (const rule of ['order', 'linear', 'normal'] as const) {
      expect(valueAtRisk(returns, { rule })).toBeNaN();
    }
    expect(conditionalValueAtRisk(returns)).toBeNaN();
    expect(conditionalValueAtRisk(returns, { rule: 'normal' })).toBeNaN();
  }
  expect(() => conditionalValueAtRisk(some, { rule: 'linear' as never })).toThrow(/rule must be/);
  expect(() => valueAtRisk(some, { rule: 'worst' as never })).toThrow(/^rule must be/);
});

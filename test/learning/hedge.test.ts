import { describe, expect, test } from 'vitest';
import { Hedge } from '../../src/learning/index.js';
import { Draws } from './draws.js';
import { holdLearner } from './learner-laws.js';

const draws = new Draws(1);
holdLearner('Hedge', {
  make: () => new Hedge({ width: 3 }) as never,
  other: () => new Hedge({ width: 3, share: 0.1 }) as never,
  examples: Array.from({ length: 300 }, () => [draws.uniform(), draws.uniform(), draws.uniform()]),
  refused: [
    [1, 2],
    [Number.NaN, Number.NaN, Number.NaN],
    ['1', '2', '3'],
  ],
});

describe('Hedge', () => {
  test('its weights are those of the formula, by hand', () => {
    const hedge = new Hedge({ width: 2, rate: Math.LN2, share: 0.2 });
    expect(hedge.update([0, 1])).toBe(0.5);
    expect(hedge.weights[0]).toBeCloseTo(0.8 * (2 / 3) + 0.1, 12);
    expect(hedge.mix([1, Number.NaN])).toBe(1);
    expect(hedge.mix([Number.NaN, Number.NaN])).toBeNaN();
  });

  test('the weight of who says nothing stays', () => {
    const hedge = new Hedge({ width: 3, rate: 1, share: 0 });
    hedge.update([0, 1, Number.NaN]);
    expect(hedge.weights[2]).toBe(1 / 3);
    expect(hedge.weights[0]).toBeGreaterThan(hedge.weights[2]!);
    expect(hedge.weights[2]).toBeGreaterThan(hedge.weights[1]!);
  });
});

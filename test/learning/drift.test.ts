import { describe, expect, test } from 'vitest';
import { Adwin, FeatureAnomaly, PageHinkley, Psi } from '../../src/learning/index.js';
import { cases } from '../cases.js';
import { ExhaustiveAdwin } from './adwin-reference.js';
import { Draws } from './draws.js';
import { holdLearner } from './learner-laws.js';

const rows = (seed: number, length: number): number[][] => {
  const draws = new Draws(seed);
  return Array.from({ length }, () => {
    const common = draws.student(4);
    return [common, common + 0.1 * draws.normal(), 100 * draws.normal()];
  });
};

holdLearner('FeatureAnomaly', {
  make: () => new FeatureAnomaly({ width: 3, rate: 0.02, forgetting: 0.99 }) as never,
  other: () => new FeatureAnomaly({ width: 3 }) as never,
  examples: rows(2, 500),
  refused: [[1, 2], [1, 2, Number.NaN], [1, 2, 1e31], ['1', '2', '3'], null],
});

describe('PageHinkley', () => {
  test('equals the test as Page and Hinkley wrote it: sums beside their extremes so far', () => {
    const draws = new Draws(5);
    const test = new PageHinkley({ delta: 0.1, threshold: 1e9, minBars: 1 });
    let [up, down, least, most, sum] = [0, 0, 0, 0, 0];
    for (let i = 0; i < 400; i++) {
      const x = draws.normal() + i / 100;
      const said = test.update(x);
      if (i > 0) {
        up += x - sum / i - 0.1;
        down += x - sum / i + 0.1;
        least = Math.min(least, up);
        most = Math.max(most, down);
        expect(said.up).toBeCloseTo(up - least, 9);
        expect(said.down).toBeCloseTo(most - down, 9);
      }
      sum += x;
    }
  });

  test('tells a rise from a fall, and begins anew', () => {
    for (const way of [1, -1]) {
      const draws = new Draws(6);
      const test = new PageHinkley();
      const found: number[] = [];
      for (let i = 0; i < 2000; i++) {
        const { drift } = test.update(draws.normal() + (i < 500 ? 0 : way));
        if (drift !== 0 && i > 30) found.push(i, drift);
      }
      expect(found.length).toBe(2);
      expect(found[0]! - 500).toBeLessThan(100);
      expect(found[1]).toBe(way);
    }
  });
});

describe('Adwin', () => {
  test('equals an exhaustive reference over every input of the window', () => {
    for (let seed = 1; seed <= cases(40); seed++) {
      const draws = new Draws(seed);
      const adwin = new Adwin({ delta: 0.01, clockBars: 4 });
      const reference = new ExhaustiveAdwin(0.01, 4);
      let level = 0;
      for (let i = 0; i < 500; i++) {
        if (i % 170 === 169) level = 2 * draws.normal();
        const x = level + draws.normal();
        const { mean, windowBars, drift } = adwin.update(x);
        expect(drift).toBe(reference.update(x));
        expect(windowBars).toBe(reference.inputs.length);
        expect(mean).toBeCloseTo(reference.mean, 10);
      }
    }
  });

  test('what no cut of all places shows, it does not tell; what one shows, it tells soon', () => {
    for (let seed = 1; seed <= cases(20); seed++) {
      const draws = new Draws(100 + seed);
      const adwin = new Adwin({ clockBars: 1 });
      const every = new ExhaustiveAdwin(0.002, 1e9);
      let [first, told] = [-1, -1];
      for (let i = 0; i < 300 && told < 0; i++) {
        const x = draws.normal() + (i < 200 ? 0 : 1.5);
        every.update(x);
        if (first < 0 && every.cut(every.everyCut) !== 0) first = i;
        if (adwin.update(x).drift !== 0) told = i;
      }
      expect(told).toBeGreaterThanOrEqual(first);
      expect(told - first).toBeLessThan(20);
    }
  });

  test('no rounding stays behind of large prints that left the window', () => {
    const adwin = new Adwin({ clockBars: 1 });
    for (let i = 0; i < 100; i++) adwin.update(1e12 * (1 + (i % 3)));
    for (let i = 0; i < 3000; i++) adwin.update(i % 2);
    expect(adwin.value.windowBars).toBeLessThanOrEqual(3000);
    expect(adwin.value.mean).toBeCloseTo(0.5, 2);
  });
});

describe('Psi', () => {
  test('its index is that of the shares, by hand', () => {
    const psi = new Psi({ referenceBars: 100, windowBars: 50, blockBars: 5 });
    for (let i = 0; i < 150; i++) psi.update(i < 100 ? i : 95 + (i % 5));
    // Nine edges at 10, 20, … 90: each bin but the first and the last has ten of the reference.
    const q = [11, 10, 10, 10, 10, 10, 10, 10, 10, 9].map((n) => (n + 0.5) / 105);
    const p = [0, 0, 0, 0, 0, 0, 0, 0, 0, 50].map((n) => (n + 0.5) / 55);
    const index = p.reduce((sum, share, i) => sum + (share - q[i]!) * Math.log(share / q[i]!), 0);
    expect(psi.value.index).toBeCloseTo(index, 12);
    expect(psi.value.pValue).toBeLessThanOrEqual(0.001);
    expect(psi.value.index).toBeGreaterThan(psi.value.threshold);
  });

  test('a p-value is at most the level where the index exceeds its threshold, and only there', () => {
    const draws = new Draws(8);
    const psi = new Psi({ referenceBars: 400, windowBars: 40, level: 0.2, permutations: 199 });
    let flagged = 0;
    for (let i = 0; i < 400 + 40 * 100; i++) {
      const { index, threshold, pValue } = psi.update(draws.normal());
      if (i < 439) continue;
      expect(pValue <= 0.2).toBe(index > threshold);
      if ((i - 399) % 40 === 0) flagged += Number(pValue <= 0.2);
    }
    expect(flagged).toBeGreaterThan(5);
    expect(flagged).toBeLessThan(40);
  });

  test('what joins no window is refused', () => {
    expect(() => new Psi({ windowBars: 100, blockBars: 60 })).toThrow(/blockBars/);
  });
});

describe('FeatureAnomaly', () => {
  test('names the features of a joint outlier that no feature shows by itself', () => {
    const anomaly = new FeatureAnomaly({ width: 3, rate: 0.001 });
    anomaly.process(rows(3, 5000));
    const { isAnomaly, causes } = anomaly.judge([1.5, -1.5, 0]);
    expect(isAnomaly).toBe(true);
    expect(causes.map(({ feature }) => feature).sort()).toEqual([0, 1]);
    expect(anomaly.judge([1.5, 1.5, 0])).toEqual({
      score: expect.any(Number),
      isAnomaly: false,
      causes: [],
    });
    expect(anomaly.judge([0, 0, 1e4]).causes).toEqual([{ feature: 2, share: expect.any(Number) }]);
  });

  test('outliers do not hide their like', () => {
    const anomaly = new FeatureAnomaly({ width: 3, rate: 0.02 });
    const draws = new Draws(9);
    let found = 0;
    for (let i = 0; i < 5000; i++) {
      const isOutlier = i > 1000 && i % 100 === 0;
      const x = draws.normal();
      const row = isOutlier ? [9, -9, 0] : [x, x + 0.1 * draws.normal(), draws.normal()];
      if (anomaly.update(row) > 1 && isOutlier) found += 1;
    }
    expect(found).toBe(39);
  });
});

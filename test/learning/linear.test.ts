import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BayesianLinear, FtrlLogistic } from '../../src/learning/index.js';
import { Draws } from './draws.js';
import { holdLearner } from './learner-laws.js';

interface Known {
  readonly features: number[][];
  readonly targets: number[];
  readonly ups: number[];
  readonly ridge: {
    readonly noisePrecision: number;
    readonly weightPrecision: number;
    readonly weights: number[];
    readonly covariance: number[][];
    readonly means: number[];
    readonly deviations: number[];
  };
  readonly recursive: { readonly weights: number[][]; readonly errorSquares: number };
  readonly logistic: { readonly rate: number; readonly l2: number; readonly weights: number[][] }[];
}
const path = new URL('../data/learning-models.json', import.meta.url);
const known = JSON.parse(readFileSync(path, 'utf8')) as Known;
const { features, targets, ups } = known;
const width = features[0]!.length;

const changing = JSON.parse(
  readFileSync(new URL('../data/learning-strucchange.json', import.meta.url), 'utf8'),
) as { features: number[][]; targets: number[]; residuals: number[] };

const closeTo = (found: ArrayLike<number>, expected: readonly number[], within = 1e-8) => {
  expect(found.length).toBe(expected.length);
  expected.forEach((x, i) => {
    expect(Math.abs(found[i]! - x)).toBeLessThanOrEqual(within * (1 + Math.abs(x)));
  });
};

const draws = new Draws(3);
const examples = Array.from({ length: 500 }, (_, i) => {
  const row = Array.from({ length: 3 }, () => draws.normal());
  const target = 0.4 * row[0]! - row[2]! + 0.5 * draws.normal() * (i % 100 === 99 ? 1000 : 1);
  return { features: row, target };
});
const refused = [
  { features: [1, 2], target: 1 },
  { features: [1, 2, Number.NaN], target: 1 },
  { features: [1, 2, 1e31], target: 1 },
  { features: [1, 2, 3], target: Number.POSITIVE_INFINITY },
];

holdLearner('BayesianLinear', {
  make: () => new BayesianLinear({ width: 3, forgetting: 0.99 }) as never,
  other: () => new BayesianLinear({ width: 3 }) as never,
  examples,
  refused,
});
holdLearner('FtrlLogistic', {
  make: () => new FtrlLogistic({ width: 3, alpha: 0.1, l1: 0.1 }) as never,
  other: () => new FtrlLogistic({ width: 3 }) as never,
  examples: examples.map(({ features: row, target }) => ({
    features: row,
    target: Number(target > 0),
  })),
  refused: [...refused, { features: [1, 2, 3], target: 1.5 }],
});

describe('BayesianLinear', () => {
  test('equals scikit-learn’s BayesianRidge at its precisions', () => {
    const { noisePrecision, weightPrecision, weights, means, deviations } = known.ridge;
    const priorVariance = noisePrecision / weightPrecision;
    const given = { width, forgetting: 1, priorVariance, errorLimit: 1e9, intercept: false };
    const linear = new BayesianLinear(given);
    linear.process(features.map((row, i) => ({ features: row, target: targets[i]! })));
    closeTo(linear.weights, weights);
    features.slice(0, means.length).forEach((row, i) => {
      const { mean, modelVariance, dataVariance } = linear.predict(row);
      const variance = (1 + modelVariance / dataVariance) / noisePrecision;
      closeTo([mean, Math.sqrt(variance)], [means[i]!, deviations[i]!]);
    });
  });

  test('equals statsmodels’ RecursiveLS at every step, with a wide prior', () => {
    const given = { width, forgetting: 1, priorVariance: 1e10, errorLimit: 1e9 };
    const linear = new BayesianLinear(given);
    const { weights, errorSquares } = known.recursive;
    features.forEach((row, i) => {
      linear.update({ features: row, target: targets[i]! });
      if (i >= 10) closeTo(linear.weights, weights[i]!);
    });
    closeTo([linear.noiseVariance * linear.count], [errorSquares]);
  });

  test('its errors over their stated deviation are strucchange’s recursive residuals', () => {
    const given = { width: 2, forgetting: 1, priorVariance: 1e10, errorLimit: 1e9 };
    const linear = new BayesianLinear(given);
    const residuals = changing.features.map((row, i) => {
      const { mean, modelVariance, dataVariance } = linear.predict(row);
      linear.update({ features: row, target: changing.targets[i]! });
      return (changing.targets[i]! - mean) / Math.sqrt(1 + modelVariance / dataVariance);
    });
    const from = 10; // a prior of 1e10 shows up to here
    closeTo(residuals.slice(from), changing.residuals.slice(from - 3)); // three weights come first
  });

  test('scaling targets by a power of two scales everything exactly', () => {
    const [plain, scaled] = [1, 1024].map((factor) => {
      const linear = new BayesianLinear({ width: 3, forgetting: 0.99 });
      for (const { features: row, target } of examples) {
        linear.update({ features: row, target: target * factor });
      }
      return linear;
    });
    expect([...scaled!.weights]).toEqual([...plain!.weights].map((w) => w * 1024));
    expect(scaled!.noiseVariance).toBe(plain!.noiseVariance * 1024 * 1024);
  });

  test('an example of 1,000 σ moves the weights no more than one at the limit', () => {
    const taught = (last: number) => {
      const linear = new BayesianLinear({ width: 1 });
      const random = new Draws(5);
      for (let i = 0; i < 500; i++) {
        const x = random.normal();
        linear.update({ features: [x], target: x + random.normal() });
      }
      linear.update({ features: [1], target: last });
      return linear.weights[0]!;
    };
    expect(taught(1e6)).toBe(taught(1e3));
    expect(Math.abs(taught(1e6) - taught(1))).toBeLessThan(0.05);
  });

  test('weights without evidence go back to their prior; follows what changes', () => {
    const linear = new BayesianLinear({ width: 1, forgetting: 0.99 });
    const random = new Draws(7);
    for (let i = 0; i < 3000; i++) {
      const x = random.normal();
      linear.update({ features: [x], target: (i < 1500 ? 2 : -1) * x + 0.1 * random.normal() });
    }
    expect(linear.weights[0]).toBeCloseTo(-1, 1);
    for (let i = 0; i < 5000; i++) linear.update({ features: [0], target: 0 });
    expect(Math.abs(linear.weights[0]!)).toBeLessThan(1e-6);
    expect(linear.predict([0]).dataVariance).toBeLessThan(1e-6);
  });
});

describe('FtrlLogistic', () => {
  test.each(known.logistic)('equals SGD on the log loss at every step: rate $rate', (fixture) => {
    // A rate that never falls is what a huge beta leaves of FTRL-proximal.
    const beta = 1e13;
    const logistic = new FtrlLogistic({
      width,
      alpha: fixture.rate * beta,
      beta,
      l2: 0,
      gradientLimit: 1e9,
    });
    features.forEach((row, i) => {
      logistic.update({ features: row, target: ups[i]! });
      closeTo(logistic.weights, fixture.weights[i]!);
    });
  });

  test('learns a probability, and l1 leaves weights without evidence at 0', () => {
    const logistic = new FtrlLogistic({ width: 2, alpha: 0.5, l1: 150 });
    const random = new Draws(11);
    for (let i = 0; i < 20_000; i++) {
      const row = [random.normal(), random.normal()];
      const p = 1 / (1 + Math.exp(-row[0]!));
      logistic.update({ features: row, target: Number(random.uniform() < p) });
    }
    expect(logistic.weights[0]).toBeGreaterThan(0.8);
    expect(logistic.weights[1]).toBe(0);
    expect(logistic.probability([1, 0])).toBeCloseTo(1 / (1 + Math.exp(-1)), 1);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeText, encodeText } from '../../src/core/index.js';
import {
  Calibrator,
  calibrationOf,
  IsotonicCalibrator,
  isotonicFit,
} from '../../src/learning/index.js';
import { cases } from '../cases.js';
import { Draws } from './draws.js';
import { holdLearner, type Learns } from './learner-laws.js';

const known = JSON.parse(readFileSync('test/data/learning-isotonic.json', 'utf8')) as {
  readonly plain: readonly Record<'values' | 'weights' | 'fitted', number[]>[];
  readonly stream: Record<'nodes' | 'priorOutcomes' | 'halfLifeOutcomes', number> &
    Record<'probabilities' | 'outcomes' | 'learned', number[]>;
};

const closeTo = (actual: ArrayLike<number>, expected: readonly number[]): void => {
  expect(actual.length).toBe(expected.length);
  expected.forEach((x, i) => {
    expect(Math.abs(actual[i]! - x)).toBeLessThanOrEqual(1e-8 * Math.max(1, Math.abs(x)));
  });
};

/** What a source states, and how it turns out where `truth` is the probability of up. */
function story(seed: number, truth: (p: number) => number, count: number) {
  const random = new Draws(seed);
  return Array.from({ length: count }, () => {
    const pUp = 1 / (1 + Math.exp(-random.normal()));
    return { pUp, outcome: Number(random.uniform() < truth(pUp)) };
  });
}

/** Calibration error of what was said before each outcome was learned. */
function errorOf(calibrator: { update(one: unknown): number }, some: ReturnType<typeof story>) {
  const said = Float64Array.from(some, (one) => calibrator.update(one));
  const came = Float64Array.from(some, ({ outcome }) => outcome);
  return calibrationOf(said, came).expectedCalibrationError;
}

describe('isotonicFit', () => {
  it.each(known.plain)('is what scikit-learn fits to $values.length values', (set) => {
    closeTo(isotonicFit(set.values, set.weights), set.fitted);
  });

  it('is of as many weights as values', () => {
    expect(() => isotonicFit([1, 2], [1])).toThrow('weights.length');
    expect(isotonicFit([], [])).toEqual(new Float64Array());
  });
});

describe('IsotonicCalibrator', () => {
  it('has the map of scikit-learn over counts that fade', () => {
    const { probabilities, outcomes, learned, ...options } = known.stream;
    const calibrator = new IsotonicCalibrator(options);
    for (const [i, pUp] of probabilities.entries()) {
      calibrator.update({ pUp, outcome: outcomes[i]! });
    }
    closeTo(calibrator.map.learned, learned);
  });

  it('takes a source at its word before there are outcomes, and a wrong one for a coin', () => {
    const calibrator = new IsotonicCalibrator();
    for (const p of [0.011, 0.4, 0.5, 0.6, 0.989]) {
      expect(calibrator.probability(p)).toBeCloseTo(p, 2);
    }
    for (const one of story(3, (p) => 1 - p, cases(20_000))) calibrator.update(one);
    expect(Math.abs(calibrator.probability(0.8) - 0.5)).toBeLessThan(0.03);
    expect(calibrator.isSkilled).toBe(false);
  });

  // Expected calibration errors over 10^4 and 10^5 outcomes. A step is the hardest: between two nodes
  // the map is a line. The bounds of the first are close: other seeds give .0087 to .0101.
  it.each([
    {
      source: 'is worth no more beyond a point',
      truth: (p: number) => Math.min(0.7, Math.max(0.3, 0.5 + 2 * (p - 0.5))),
      most: [0.035, 0.01],
    },
    {
      source: 'is worth one thing below 60 % and another above',
      truth: (p: number) => (p < 0.6 ? 0.4 : 0.7),
      most: [0.04, 0.02],
    },
  ])('learns what no line through log-odds fits: a source that $source', ({ truth, most }) => {
    const outcomes = story(5, truth, cases(100_000));
    const isotonic = errorOf(new IsotonicCalibrator({ halfLifeOutcomes: 1e6 }), outcomes);
    const line = errorOf(new Calibrator({ halfLifeOutcomes: 1e6 }), outcomes);
    expect(isotonic).toBeLessThan(outcomes.length < 100_000 ? most[0]! : most[1]!);
    expect(isotonic).toBeLessThan(line);
  });

  it('is less exact at a step at ½ than three numbers, one of which is that step', () => {
    const outcomes = story(5, (p) => (p < 0.5 ? 0.3 : 0.7), cases(100_000));
    const isotonic = errorOf(new IsotonicCalibrator({ halfLifeOutcomes: 1e6 }), outcomes);
    const line = errorOf(new Calibrator({ halfLifeOutcomes: 1e6 }), outcomes);
    expect(isotonic).toBeLessThan(outcomes.length < 100_000 ? 0.035 : 0.02);
    expect(line).toBeLessThan(isotonic);
  });

  it('refuses a snapshot with a node that weighs less than its prior', () => {
    const calibrator = new IsotonicCalibrator({ nodes: 5 });
    const text = encodeText(calibrator.snapshot());
    const snapshot = decodeText(text) as unknown as {
      state: { counts: { weights: Float64Array; ups: Float64Array } };
    };
    snapshot.state.counts.weights[2] = 1;
    snapshot.state.counts.ups[2] = 0.5;
    expect(() => calibrator.restore(snapshot as never)).toThrow('weights');
    expect(encodeText(calibrator.snapshot())).toBe(text);
  });
});

/** With the count that laws ask for. */
const counted = (nodes: number): Learns =>
  Object.defineProperty(new IsotonicCalibrator({ nodes }), 'count', {
    get(this: IsotonicCalibrator) {
      return this.outcomes;
    },
  }) as unknown as Learns;

holdLearner('IsotonicCalibrator', {
  make: () => counted(11),
  other: () => counted(12),
  examples: story(7, (p) => p * p, 300),
  refused: [{ pUp: 0, outcome: 1 }, { pUp: 0.5, outcome: 2 }, null],
});

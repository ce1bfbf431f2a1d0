import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, encodeText, type Snapshot } from '../../src/core/index.js';
import { Calibrator, calibrationOf, type Outcome } from '../../src/learning/index.js';
import { cases } from '../cases.js';

/** Seeded numbers from 0 to 1. */
function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 4294967296;
  };
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** A source that states `x`, and is right as `truth` has it. */
function source(seed: number, truth: (x: number) => number, length: number): Outcome[] {
  const next = uniform(seed);
  return Array.from({ length }, () => {
    const x = (next() - 0.5) * 0.8;
    return { pUp: logistic(x), outcome: Number(next() < logistic(truth(x))) };
  });
}

/** What a calibrator said of each before it learned from it. */
function foretold(calibrator: Calibrator, outcomes: readonly Outcome[]): Float64Array {
  return Float64Array.from(outcomes, (outcome) => calibrator.update(outcome));
}

describe('Calibrator', () => {
  test('takes a source at its word before there are outcomes', () => {
    const calibrator = new Calibrator();
    for (const p of [0.011, 0.4, 0.5, 0.6, 0.989]) {
      expect(calibrator.probability(p)).toBeCloseTo(p, 12);
    }
    expect(calibrator.probability(1e-9)).toBeCloseTo(0.01, 12);
    expect(calibrator.record.outcomes).toBe(0);
    expect(calibrator.record.isSkilled).toBe(false);
    expect(calibrator.record.brier).toBeNaN();
    expect(new Calibrator({ priorSlope: 0 }).probability(0.9)).toBe(0.5);
  });

  test.each([
    ['is right', (x: number) => x],
    ['is overconfident', (x: number) => 0.3 * x],
    ['is wrong more often than right', (x: number) => -0.45 * x],
    ['is biased', (x: number) => x + 0.3],
    ['is wrong when weak and a coin when clear', (x: number) => -0.3 * Math.sign(x) + 0.7 * x],
    ['knows nothing', () => 0],
  ])('learns what is true of a source that %s', (_, truth) => {
    const count = cases(100_000);
    const outcomes = source(11, truth, count);
    const said = foretold(new Calibrator(), outcomes);
    const came = Float64Array.from(outcomes, ({ outcome }) => outcome);
    const { excessError, expectedCalibrationError } = calibrationOf(said, came);
    // Over 10^4 outcomes a perfect forecaster's calibration error is some .012, and what three
    // numbers are learned from is as uncertain again.
    const bound = count < 100_000 ? 0.025 : 0.01;
    expect(excessError).toBeLessThanOrEqual(bound);
    expect(expectedCalibrationError).toBeLessThanOrEqual(bound);
  });

  test('log loss saved is nine tenths of what the truth would save', () => {
    const truth = (x: number) => 0.2 * Math.sign(x) + 1.2 * x;
    const outcomes = source(5, truth, cases(100_000));
    const said = foretold(new Calibrator(), outcomes);
    const saved = (p: number, { outcome }: Outcome) => Math.log(2 * (outcome === 1 ? p : 1 - p));
    let [ours, best] = [0, 0];
    outcomes.forEach((one, i) => {
      ours += saved(said[i]!, one);
      best += saved(logistic(truth(Math.log(one.pUp / (1 - one.pUp)))), one);
    });
    expect(ours / best).toBeGreaterThan(0.9);
  });

  test('says of skill only what blocks of outcomes bear out', () => {
    const skilled = new Calibrator();
    foretold(
      skilled,
      source(2, (x) => 2 * x, 20_000),
    );
    expect(skilled.record.isSkilled).toBe(true);
    expect(skilled.record.gain).toBeGreaterThan(0.01);
    expect(skilled.record.brier).toBeLessThan(skilled.record.statedBrier);
    let claimed = 0;
    for (let seed = 0; seed < 100; seed++) {
      const coin = new Calibrator();
      foretold(
        coin,
        source(1000 + seed, () => 0, 1000),
      );
      claimed += Number(coin.record.isSkilled);
    }
    expect(claimed).toBeLessThanOrEqual(5);
  });

  test('says ½ of a source without skill, whatever chance taught it, and trusts it once it has some', () => {
    let far = 0;
    for (let seed = 0; seed < 20; seed++) {
      const coin = new Calibrator({ priorSlope: 0 });
      foretold(
        coin,
        source(2000 + seed, () => 0, 2000),
      );
      for (const p of [0.42, 0.5, 0.58]) far += Math.abs(coin.probability(p) - 0.5) / 60;
      if (seed > 0) continue;
      foretold(
        coin,
        source(3000, (x) => 2 * x, 5000),
      );
      expect(coin.probability(0.58)).toBeGreaterThan(0.6);
    }
    // The maps themselves are off by some .015.
    expect(far).toBeLessThan(0.006);
  });

  test('a map has to earn its trust where it begins with little', () => {
    const few = source(6, (x) => 3 * x, 2000);
    const calibrator = new Calibrator({ priorSlope: 0, priorOutcomes: 20, priorTrust: 0.1 });
    expect(calibrator.trust).toBeCloseTo(0.1, 12);
    foretold(calibrator, few.slice(0, 20));
    expect(calibrator.trust).toBeLessThan(0.5);
    foretold(calibrator, few.slice(20));
    expect(calibrator.trust).toBe(1);
    expect(calibrator.mapBeside(9)).toEqual(calibrator.map);
    // Of coins: what their maps say is as good as nothing, at all times.
    let [squares, count] = [0, 0];
    for (let seed = 0; seed < 10; seed++) {
      const coin = new Calibrator({ priorSlope: 0, priorOutcomes: 20, priorTrust: 0.1 });
      const said = foretold(
        coin,
        source(4000 + seed, () => 0, 1500),
      );
      for (const p of said.subarray(256)) {
        squares += (p - 0.5) ** 2;
        count += 1;
      }
    }
    expect(Math.sqrt(squares / count)).toBeLessThan(0.005); // sd(logit) < .02
  });

  test('what is known without it is what a map has to better', () => {
    const next = uniform(7);
    const calibrator = new Calibrator({ priorSlope: 0, priorTrust: 0.1 });
    const known = Math.log(0.6 / 0.4);
    for (let i = 0; i < 3000; i++) {
      const outcome = { pUp: next() < 0.5 ? 0.45 : 0.55, outcome: Number(next() < 0.6) };
      const foreseen = calibrator.peek(outcome, known);
      expect(calibrator.update(outcome, known)).toBe(foreseen);
    }
    expect(calibrator.trust).toBeLessThan(0.1); // it knows nothing else
    expect(calibrator.probability(0.55, known)).toBeCloseTo(0.6, 2);
    expect(calibrator.probability(0.55)).toBeCloseTo(0.5, 2);
  });

  test('forgets a source that has changed', () => {
    const calibrator = new Calibrator({ halfLifeOutcomes: 300 });
    foretold(
      calibrator,
      source(3, (x) => 3 * x, 5000),
    );
    foretold(
      calibrator,
      source(4, (x) => -3 * x, 3000),
    );
    expect(calibrator.probability(0.58)).toBeLessThan(0.42);
  });

  test('refuses what is no outcome, and learns nothing from it', () => {
    const calibrator = new Calibrator();
    const before = encodeText(calibrator.snapshot());
    const trap = Object.defineProperty({ pUp: 0.5 }, 'outcome', {
      get() {
        throw new Error('no');
      },
    });
    const none = [null, 5, 'x', {}, { pUp: '0.5', outcome: 1 }, { pUp: 0.5, outcome: 2 }, trap];
    for (const one of [...none, { pUp: 0, outcome: 1 }, { pUp: Number.NaN, outcome: 1 }]) {
      expect(calibrator.update(one as Outcome)).toBeNaN();
      expect(calibrator.peek(one as Outcome)).toBeNaN();
    }
    expect(encodeText(calibrator.snapshot())).toBe(before);
    expect(calibrator.probability(1.2)).toBeNaN();
  });

  test('a peek is what the update says, and leaves no trace; a snapshot resumes to the same bits', () => {
    const outcomes = source(8, (x) => x, 400);
    const one = new Calibrator();
    let other = new Calibrator();
    outcomes.forEach((outcome) => {
      const foreseen = one.peek(outcome);
      expect(one.update(outcome)).toBe(foreseen);
      expect(other.update(outcome)).toBe(foreseen);
      const resumed = new Calibrator();
      resumed.restore(decodeText(encodeText(other.snapshot())) as Snapshot);
      other = resumed;
    });
    expect(other.record).toEqual(one.record);
    one.reset();
    expect(one.snapshot()).toEqual(new Calibrator().snapshot());
  });

  test('whatever the outcomes, it stays finite, and its snapshot is accepted', () => {
    const stated = fc.double({ min: 1e-300, max: 1, noNaN: true, maxExcluded: true });
    const drawn = fc.record({ pUp: stated, outcome: fc.constantFrom(0, 0.5, 1) });
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 300 }), (outcomes) => {
        const calibrator = new Calibrator({ priorOutcomes: 1, halfLifeOutcomes: 10 });
        for (const outcome of outcomes) {
          const p = calibrator.update(outcome);
          expect(p >= 0.01 - 1e-12 && p <= 0.99 + 1e-12).toBe(true);
        }
        new Calibrator({ priorOutcomes: 1, halfLifeOutcomes: 10 }).restore(calibrator.snapshot());
      }),
      { numRuns: cases(1000) },
    );
  });

  test('a snapshot that means nonsense is refused', () => {
    const calibrator = new Calibrator();
    foretold(
      calibrator,
      source(9, (x) => x, 100),
    );
    const edits: ((state: {
      map: Record<string, unknown>;
      track: Record<string, unknown>;
    }) => void)[] = [
      ({ map }) => (map['slope'] = 1e9),
      ({ map }) => (map['curvature'] = Float64Array.of(1, 9, 0, 1, 0, 1)),
      ({ map }) => (map['curvature'] = new Float64Array(6)),
      ({ track }) => (track['blockCount'] = 32),
      ({ track }) => (track['learnedSquares'] = 1e9),
      ({ track }) => (track['weight'] = -1),
    ];
    for (const edit of edits) {
      const snapshot = structuredClone(calibrator.snapshot());
      edit(snapshot.state as never);
      expect(() => new Calibrator().restore(snapshot)).toThrow(/state\./);
    }
  });

  test('names an option that is out of bounds', () => {
    expect(() => new Calibrator({ priorOutcomes: 0 })).toThrow(/priorOutcomes/);
    expect(() => new Calibrator({ halfLife: 3 } as object)).toThrow(/halfLifeOutcomes/);
  });
});

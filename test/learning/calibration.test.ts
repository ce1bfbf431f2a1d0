import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { calibrationOf } from '../../src/learning/index.js';

interface Known {
  probabilities: number[];
  outcomes: number[];
  bins: number;
  brier: number;
  meanProbability: number[];
  meanOutcome: number[];
  expectedCalibrationError: number;
  slope: number;
  intercept: number;
}

const path = new URL('../data/learning-calibration.json', import.meta.url);
const { sets } = JSON.parse(readFileSync(path, 'utf8')) as { sets: Known[] };
const of = (numbers: number[]): Float64Array => Float64Array.from(numbers);

describe('calibrationOf', () => {
  test.each(sets)('equals scikit-learn: $bins bins', (known) => {
    const { probabilities, outcomes, bins } = known;
    const found = calibrationOf(of(probabilities), of(outcomes), { bins });
    expect(found.brier).toBeCloseTo(known.brier, 12);
    expect(found.expectedCalibrationError).toBeCloseTo(known.expectedCalibrationError, 12);
    found.bins.forEach(({ meanProbability, meanOutcome }, b) => {
      expect(meanProbability).toBeCloseTo(known.meanProbability[b]!, 12);
      expect(meanOutcome).toBeCloseTo(known.meanOutcome[b]!, 12);
    });
    expect(found.slope).toBeCloseTo(known.slope, 7);
    expect(found.intercept).toBeCloseTo(known.intercept, 7);
  });

  test('the score falls into its parts where bins hold equal forecasts', () => {
    const said = of([0.1, 0.1, 0.1, 0.1, 0.7, 0.7, 0.7, 0.7]);
    const came = of([0, 0, 1, 0, 1, 0, 1, 1]);
    const found = calibrationOf(said, came, { bins: 2 });
    const { reliability, resolution, uncertainty } = found;
    expect(found.brier).toBeCloseTo(reliability - resolution + uncertainty, 14);
    // By hand: bins miss by .15 and .05, and a coin of ¼ or ¾ has variance 3/16 over 3.
    expect(found.excessError).toBeCloseTo(-Math.sqrt((0.15 ** 2 + 0.05 ** 2) / -2 + 1 / 16), 14);
  });

  test('ties count half, and a perfect forecaster has no excess', () => {
    expect(calibrationOf(of([0.5, 0.5]), of([0.5, 0.5]), { bins: 1 }).brier).toBe(0);
    let state = 1;
    const next = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state + 0.5) / 4294967296;
    };
    const said = Float64Array.from({ length: 20_000 }, () => 0.3 + 0.4 * next());
    const came = said.map((p) => Number(next() < p));
    const found = calibrationOf(said, came);
    expect(Math.abs(found.excessError)).toBeLessThan(0.01);
    expect(found.slope).toBeCloseTo(1, 0);
  });

  test('has nothing to say of nothing, and no slope where all forecasts are alike', () => {
    const none = calibrationOf(of([]), of([]));
    expect([none.count, none.bins, none.brier]).toEqual([0, [], Number.NaN]);
    expect(none.expectedCalibrationError).toBeNaN();
    expect(calibrationOf(of([0.5, 0.5]), of([0, 1])).slope).toBeNaN();
  });

  test('names what is out of bounds', () => {
    expect(() => calibrationOf(of([1.5]), of([1]))).toThrow(
      /probabilities\[0\] must be from 0 to 1/,
    );
    expect(() => calibrationOf(of([0.5]), of([Number.NaN]))).toThrow(/outcomes\[0\]/);
    expect(() => calibrationOf(of([0.5]), of([]))).toThrow(/outcomes\.length must be 1/);
    expect(() => calibrationOf(of([0.5]), of([1]), { bins: 0 })).toThrow(/bins/);
    expect(() => calibrationOf(of([0.5]), of([1]), { bin: 3 } as object)).toThrow(/bins/);
  });
});

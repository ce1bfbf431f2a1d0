import { describe, expect, it } from 'vitest';
import { angle, between } from '../../src/wavelet/cycle-bands.js';
import {
  cycleMeansHear,
  cycleMeansInit,
  cycleMeansStep,
  requireMeans,
} from '../../src/wavelet/cycle-means.js';
import { despikeInit, despikeStep } from '../../src/wavelet/despike.js';
import { energyDistribution } from '../../src/wavelet/energy-distribution.js';
import { writeHurst, writeSlope } from '../../src/wavelet/energy-slope.js';
import { levelSpectrum } from '../../src/wavelet/level-spectrum.js';
import { noiseKnownBars, noiseScaleInit, noiseScaleStep } from '../../src/wavelet/noise-scale.js';
import { lookBack } from '../../src/wavelet/pace.js';
import { type Shrinkage, shrink, shrinkages, shrinkSlope } from '../../src/wavelet/threshold.js';
import { ownThresholds, thresholdInit, thresholdStep } from '../../src/wavelet/threshold-rule.js';

const { NaN: none } = Number;

describe('a spike', () => {
  const despiked = (inputs: readonly number[], sigma: number) => {
    const state = despikeInit();
    const row = new Float64Array(1);
    return inputs.map((x) => {
      row[0] = x;
      despikeStep(state, row, sigma, false);
      const foretold = row[0];
      row[0] = x;
      despikeStep(state, row, sigma, true);
      expect(row[0]).toBe(foretold);
      return row[0];
    });
  };

  it('more than three deviations off the median of three is that median, an input late', () => {
    expect(despiked([1, 9, 2, 3, -8, 4], 1)).toEqual([none, 1, 2, 2, 3, 3]);
    expect(despiked([1, 9, 2], 3)).toEqual([none, 1, 9]); // 7 is not over 9
    expect(despiked([1, 10, 4], 2)).toEqual([none, 1, 10]); // nor 6 over 6
    expect(despiked([1, 9, 2], 0)).toEqual([none, 1, 9]);
    expect(despiked([9, 1, 5, 5, 6], 1)).toEqual([none, 9, 5, 5, 5]);
  });
});

describe('a threshold', () => {
  it.each(shrinkages)('%s has the slope of its curve', (shrinkage: Shrinkage) => {
    const step = 1e-6;
    for (const w of [-7, -3, 0.5, 2.3, 3, 3.9, 4.1, 9]) {
      const rise = shrink(w + step, 2, shrinkage) - shrink(w - step, 2, shrinkage);
      expect(shrinkSlope(w, 2, shrinkage)).toBeCloseTo(rise / (2 * step), 5);
    }
    expect([shrinkSlope(2, 2, shrinkage), shrinkSlope(-2, 2, shrinkage)]).toEqual([0, 0]);
  });

  it('has the slopes by hand, no hyperbola steeper than 16', () => {
    expect(shrinkSlope(4, 2, 'garrote')).toBe(1.25);
    expect(shrinkSlope(4, 2, 'firm')).toBe(2);
    expect(shrinkSlope(2.001, 2, 'hyperbolic')).toBe(16);
  });

  it('is a multiple of the noise in its level: by its own factors, or the universal one', () => {
    const design = { ...ownThresholds, scale: 2, factors: [9, 3], noise: [9, 0.5] };
    const at = (rule: 'own' | 'universal') =>
      thresholdStep(thresholdInit({ ...design, rule }), { ...design, rule }, 1, 7, 4, true);
    expect(at('own')).toBe(12);
    expect(at('universal')).toBeCloseTo(4 * Math.sqrt(2 * Math.log(1024)), 12);
  });

  it('of Stein is where his risk has been least: of what stands out, none', () => {
    const design = { ...ownThresholds, rule: 'sure', scale: 2, noise: [9, 0.5] } as const;
    const state = thresholdInit(design);
    const at = (w: number, keep: boolean) => thresholdStep(state, design, 1, w, 4, keep); // σ_j 2
    // 1 + c² below .6, and −1 + .36 from there on: least at .75.
    expect(at(-1.2, false)).toBe(2 * 0.75 * 2);
    expect(at(10, false)).toBe(0); // 1 + c² everywhere
    expect(at(2, false)).toBe(2 * 1 * 2); // the bound itself is within
    expect(state.risks.every((risk) => risk === 0)).toBe(true);
    at(-1.2, true);
    expect(at(10, true)).toBe(3); // −.64 + 1.57 at .75, 1.99 at 0, 1.36 at 1
    expect(state.risks[17]).toBeCloseTo(1 / 128 + (1 - 1 / 128) / 128, 15);
    expect(state.risks[0]).toBe(0); // of the other level
    expect(thresholdStep(state, design, 1, 1, 0, true)).toBe(0);
  });

  it('of Bayes learns the energy of its level', () => {
    const design = { ...ownThresholds, rule: 'bayes', scale: 2, noise: [1, 1] } as const;
    const state = thresholdInit(design);
    expect(thresholdStep(state, design, 1, 16, 1, true)).toBeCloseTo(2, 12); // 256 / 128 = 2 = 1 + 1
    expect([...state.energies]).toEqual([0, 2]);
    expect(thresholdStep(state, design, 1, 0, 1, false)).toBeCloseTo(
      2 / Math.sqrt(2 - 2 / 128 - 1),
      12,
    );
    expect(state.energies[1]).toBe(2);
    expect(thresholdStep(state, { ...design, scale: 0 }, 0, 0, 1, true)).toBe(0);
    expect(thresholdStep(state, design, 0, 0, 1, true)).toBe(Number.MAX_VALUE);
    expect(thresholdStep(state, design, 1, 16, 0, true)).toBe(0);
  });
});

describe('a look back', () => {
  it('of a mean that fades weighs innovations by α(1 − α)^k, those that count', () => {
    const { weights, responses } = lookBack([0.5, 0], 3);
    expect([...weights]).toEqual([0.25, 0.125, 0.0625]);
    // ½, and less by each weight of what the input left behind: ½, ¼, ⅛.
    expect([...responses]).toEqual([0.5, 0.375, 0.34375, 0.3359375]);
    const long = lookBack([0.5, 0], 10); // a weight below .015 is left out
    expect([...long.weights]).toEqual([1, 2, 3, 4, 5].map((k) => 0.5 ** (k + 1)));
    expect([...long.responses.subarray(5)]).toEqual(Array(6).fill(long.responses[5]));
    expect([...lookBack([0.5, 0], 0).responses]).toEqual([0.5]);
  });

  it('of a slope too by both gains', () => {
    // first 1 → ½ − ¼ = ¼, second 0 → 1: ½ · ¼ + ¼ · 1; then ⅛ − 5/16, second 5/4.
    const { weights, responses } = lookBack([0.5, 0.25], 2);
    expect([...weights]).toEqual([0.375, 0.5 * (0.125 - 0.3125) + 0.25 * 1.25]);
    // Level ½, slope ¼: an innovation of −¾.
    expect(responses[1]).toBe(0.5 - 0.375 * 0.75);
  });
});

describe('a cycle', () => {
  it('has angles in all quarters, and tables are read on lines', () => {
    const quarter = Math.PI / 4;
    const places = [
      [1, 1, 1],
      [0, 1, 2],
      [-1, 1, 3],
      [-1, 0, 4],
      [-1, -1, -3],
      [0, -1, -2],
      [1, -1, -1],
      [0, 0, 0],
    ] as const;
    for (const [re, im, quarters] of places) {
      expect(angle(re, im)).toBeCloseTo(quarters * quarter, 15);
    }
    const table = Float64Array.of(1, 3, 7);
    expect([0, 0.5, 1, 1.5, 2].map((place) => between(table, place))).toEqual([1, 2, 3, 5, 7]);
  });

  it('is known by fading means of |z|² and of turns; what is within rounding is none', () => {
    const state = cycleMeansInit(1);
    const of = (re: number, im: number) => {
      return { real: Float64Array.of(re), imaginary: Float64Array.of(im) };
    };
    cycleMeansHear(state, of(1, 0));
    cycleMeansStep(state, of(3, 4), 0.5, 0, state);
    expect([state.weight, state.energies[0]]).toEqual([1, 25]);
    expect([state.turnsReal[0], state.turnsImaginary[0]]).toEqual([3, 4]); // (3 + 4i) · conj 1
    const peeked = cycleMeansInit(1);
    cycleMeansStep(state, of(0, 2), 0.5, 2, peeked);
    expect(peeked.energies[0]).toBeCloseTo(25 / 3, 12);
    expect([state.weight, state.real[0]]).toEqual([1, 3]);
    cycleMeansStep(state, of(0, 2), 0.5, 1.9, state);
    // Weights 1 and ½; 2i · (3 − 4i) = 8 + 6i.
    expect(state.weight).toBe(1.5);
    expect(state.energies[0]).toBeCloseTo((4 + 12.5) / 1.5, 12);
    expect(state.turnsReal[0]).toBeCloseTo((8 + 1.5) / 1.5, 12);
    expect(state.turnsImaginary[0]).toBeCloseTo((6 + 2) / 1.5, 12);
    expect([state.real[0], state.imaginary[0]]).toEqual([0, 2]);
    expect(() => requireMeans(state, 5, 5, 'at')).not.toThrow();
    expect(() => requireMeans(state, 4, 5, 'at')).toThrow('at.weight');
    expect(() => requireMeans({ ...state, weight: 0 }, 4, 5, 'at')).toThrow('at.energies');
    expect(() => requireMeans(cycleMeansInit(1), 4, 5, 'at')).toThrow('at.real');
    expect(() => requireMeans(cycleMeansInit(1), 3, 5, 'at')).not.toThrow();
  });
});

describe('the noise', () => {
  it('is the median of moves over .6745, by the share of what moves', () => {
    const design = { fixed: 0, windowBars: 32, exact: false };
    const state = noiseScaleInit(design);
    const row = new Float64Array(2);
    const sigma = (w: number, keep = true) => {
      row[1] = w;
      noiseScaleStep(state, row, design, keep);
      return row[1]! * 0.6745;
    };
    expect(sigma(3)).toBeCloseTo(Math.SQRT2 * 3, 12);
    expect(sigma(-1, false)).toBeCloseTo(Math.SQRT2 * 2, 12); // between 1 and 3
    expect(sigma(-1)).toBeCloseTo(Math.SQRT2 * 2, 12);
    expect(sigma(0)).toBeCloseTo(Math.sqrt(2 * (2 / 3)) * 2, 12); // two of three moved
    expect(sigma(2)).toBeCloseTo(Math.sqrt(2 * (3 / 4)) * 2, 12); // of 1, 2 and 3
    expect([state.count, state.moveCount]).toEqual([4, 3]);
    row[1] = 9;
    noiseScaleStep(state, row, { ...design, fixed: 0.25 }, true);
    expect([row[1], state.count]).toEqual([0.25, 4]);
    expect([noiseKnownBars(design), noiseKnownBars({ ...design, fixed: 1 })]).toEqual([33, 1]);
  });

  it('of a window moves on by clipped squares once the window is full', () => {
    const design = { fixed: 0, windowBars: 2, exact: false };
    const state = noiseScaleInit(design);
    const row = new Float64Array(2);
    const step = (w: number) => {
      row[1] = w;
      noiseScaleStep(state, row, design, true);
    };
    step(1);
    step(1);
    const before = state.variance;
    expect(before).toBeCloseTo(1 / 0.6745 ** 2, 12);
    step(1e9); // counts as twice the deviation
    expect(state.variance).toBeCloseTo(before + (4 / 0.920536925636323 - 1) * (before / 3), 12);
    const then = state.variance;
    step(0.5);
    expect(state.variance).toBeCloseTo(then + (0.25 / 0.920536925636323 - then) / 4, 12);
    expect(row[1]).toBeCloseTo(Math.sqrt(2 * state.variance), 12);
  });
});

describe('energies by level', () => {
  it('are shares of all, the approximation too', () => {
    expect(energyDistribution(Float64Array.of(1, 2, 5))).toEqual({
      d1: 0.125,
      d2: 0.25,
      a2: 0.625,
    });
  });

  it('are held against those of noise, or of a walk, which double from the seventh level on', () => {
    const white = levelSpectrum('haar', 3, 'white', 64);
    expect([...white.energies]).toEqual([0.5, 0.25, 0.125]);
    expect(white.biases[1]).toBeCloseTo(1 / (16 * Math.LN2), 15); // 64 / 4 degrees
    expect(white.factors[1]).toBeCloseTo(4 * Math.exp(-Math.sqrt(2 / 16)), 12);
    expect(levelSpectrum('haar', 3, 'white', 4).biases[2]).toBeCloseTo(1 / Math.LN2, 15);
    expect(white.mostEntropy).toBeCloseTo(Math.log(3), 15);
    const walk = levelSpectrum('haar', 8, 'walk', 64).energies;
    // A step over two: (½)². Four steps of 1, 2, 1 over 4: 6 / 16.
    expect(walk[0]).toBeCloseTo(0.25, 12);
    expect(walk[1]).toBeCloseTo(0.375, 12);
    expect([walk[6]! / walk[5]!, walk[7]! / walk[5]!]).toEqual([2, 4]);
  });

  it('have a slope by least squares, over the levels that are there', () => {
    const row = new Float64Array(2);
    writeSlope(Float64Array.of(0, none, 2, 3), row, 1);
    expect(row[1]).toBeCloseTo(1, 12);
    writeSlope(Float64Array.of(1, 2, 6), row, 1);
    expect(row[1]).toBe(2.5);
    writeSlope(Float64Array.of(4), row, 1);
    expect(row[1]).toBeNaN();
  });

  it('have the exponent of the motion that they are of, within its bounds', () => {
    const spectrum = levelSpectrum('haar', 4, 'walk', 1e12);
    const row = new Float64Array(1);
    const hurstOf = (logarithms: number[]) => {
      writeHurst(Float64Array.from(logarithms), spectrum, row, 0);
      return row[0];
    };
    const at = (place: number) => spectrum.curves.map((curve) => curve[place]!);
    expect(hurstOf(at(24))).toBeCloseTo(0.49, 9);
    expect(hurstOf(at(24).with(2, none))).toBeCloseTo(0.49, 9);
    expect(hurstOf(at(3).map((x, j) => (x + at(4)[j]!) / 2))).toBeCloseTo(0.08, 9);
    expect(hurstOf([9, 0, -9, -18])).toBeCloseTo(0.01, 12);
    expect(hurstOf([0, 9, 18, 27])).toBeCloseTo(0.99, 12);
    expect([hurstOf([1, none, none, none]), hurstOf(Array(4).fill(none))]).toEqual([none, none]);
  });
});

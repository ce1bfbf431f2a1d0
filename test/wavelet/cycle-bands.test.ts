import { describe, expect, it } from 'vitest';
import { angle, between } from '../../src/wavelet/cycle-bands.js';
import {
  cycleMeansHear,
  cycleMeansInit,
  cycleMeansStep,
  requireMeans,
} from '../../src/wavelet/cycle-means.js';

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

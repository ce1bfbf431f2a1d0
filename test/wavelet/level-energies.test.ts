import { describe, expect, it } from 'vitest';
import { energyDistribution } from '../../src/wavelet/energy-distribution.js';
import { writeHurst, writeSlope } from '../../src/wavelet/energy-slope.js';
import { levelSpectrum } from '../../src/wavelet/level-spectrum.js';

const { NaN: none } = Number;

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
    const at = (place: number) => spectrum.fit.curves.map((curve) => curve[place]!);
    expect(hurstOf(at(24))).toBeCloseTo(0.49, 9);
    expect(hurstOf(at(24).with(2, none))).toBeCloseTo(0.49, 9);
    expect(hurstOf(at(3).map((x, j) => (x + at(4)[j]!) / 2))).toBeCloseTo(0.08, 9);
    expect(hurstOf([9, 0, -9, -18])).toBeCloseTo(0.01, 12);
    expect(hurstOf([0, 9, 18, 27])).toBeCloseTo(0.99, 12);
    expect([hurstOf([1, none, none, none]), hurstOf(Array(4).fill(none))]).toEqual([none, none]);
  });
});

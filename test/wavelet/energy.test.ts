import { describe, expect, test } from 'vitest';
import { energyFeatures } from '../../src/wavelet/energy.js';
import { Modwt, WaveletEnergy } from '../../src/wavelet/index.js';
import { levelSpectrum } from '../../src/wavelet/level-spectrum.js';
import { equivalentFilter } from '../reference/wavelet.js';
import { whiteNoise } from './noise.js';

const total = (shares: Record<string, number>): number =>
  Object.values(shares).reduce((sum, share) => sum + share, 0);

/** What a filter makes of a random walk, as a filter of its steps. */
function runningSum(filter: number[]): number[] {
  let sum = 0;
  return filter.map((tap) => {
    sum += tap;
    return sum;
  });
}

describe('WaveletEnergy', () => {
  test('energies are exponentially weighted means of W_j², halving in the half-life', () => {
    const options = { wavelet: 'db2', maxLevels: 3 } as const;
    const energy = new WaveletEnergy({ ...options, halfLifeBars: 10 });
    const modwt = new Modwt(options);
    const noise = whiteNoise(1);
    const squares: number[][] = [[], [], []];
    for (let t = 0; t < 300; t++) {
      const x = 50 + noise();
      energy.peek(2 * x); // what is only looked at leaves nothing
      energy.update(x);
      modwt.update(x);
      modwt.details.forEach((w, j) => {
        if (modwt.ready) squares[j]!.unshift(w * w);
      });
    }
    squares.forEach((level, j) => {
      const weights = level.map((_, age) => 2 ** (-age / 10));
      const mean =
        level.reduce((sum, w2, age) => sum + weights[age]! * w2, 0) /
        weights.reduce((sum, weight) => sum + weight, 0);
      expect(Math.abs(energy.energies[j]! / mean - 1)).toBeLessThan(1e-12);
    });
  });

  test('the distribution is keyed d1 … dJ, aJ and sums to 1', () => {
    const energy = new WaveletEnergy({ maxLevels: 4, wavelet: 'haar' });
    const noise = whiteNoise(2);
    let x = 100;
    for (let t = 0; t < 500; t++) {
      x += noise();
      energy.update(x);
      if (energy.count > energy.warmUp) {
        expect(Math.abs(total(energy.distribution()) - 1)).toBeLessThan(1e-14);
      }
    }
    expect(Object.keys(energy.distribution())).toEqual(['d1', 'd2', 'd3', 'd4', 'a4']);
  });

  test('the energies add up to the variance of the input', () => {
    const energy = new WaveletEnergy({ maxLevels: 4, wavelet: 'db4', halfLifeBars: 2000 });
    const noise = whiteNoise(3);
    for (let t = 0; t < 20_000; t++) energy.update(1000 + 3 * noise());
    const sum = energy.energies.reduce((a, b) => a + b, 0);
    expect(Math.abs(sum / 9 - 1)).toBeLessThan(0.08);
  });

  test.each([
    ['white noise', (_: number, step: number) => step, (filter: number[]) => filter, 1],
    ['a random walk', (before: number, step: number) => before + step, runningSum, 0.049],
  ] as const)('%s has the energies and the slope of theory', (_, next, response, noiseShare) => {
    const levels = 6;
    const energy = new WaveletEnergy({ maxLevels: levels, wavelet: 'db4', halfLifeBars: 40_000 });
    const noise = whiteNoise(4);
    let x = 0;
    for (let t = 0; t < 120_000; t++) {
      x = next(x, noise());
      energy.update(x);
    }
    const theory = new Float64Array(levels + 1);
    for (let j = 0; j < levels; j++) {
      const filter = response(equivalentFilter('db4', j + 1, 'minimum', 'detail'));
      theory[j] = filter.reduce((sum, tap) => sum + tap * tap, 0);
      expect(Math.abs(energy.energies[j]! / theory[j]! - 1)).toBeLessThan(0.12);
    }
    const row = new Float64Array(5);
    const scratch = new Float64Array(levels);
    energyFeatures(theory, levelSpectrum('db4', levels, 'walk', 1e5), scratch, row, 0);
    expect(Math.abs(energy.value.slope - row[1]!)).toBeLessThan(0.03);
    expect(Math.abs(energy.value.entropy - row[0]!)).toBeLessThan(0.02);
    expect(Math.abs(energy.value.noiseShare - row[3]!)).toBeLessThan(0.03);
    expect(row[3]).toBeCloseTo(noiseShare, 3);
  });

  test('a cycle has the shares that the filters’ gains give it', () => {
    const levels = 6;
    const energy = new WaveletEnergy({ maxLevels: levels, wavelet: 'sym8', halfLifeBars: 5000 });
    for (let t = 0; t < 30_000; t++) energy.update(Math.sin((2 * Math.PI * t) / 11));
    const total = energy.energies.subarray(0, levels).reduce((a, b) => a + b, 0);
    for (let j = 0; j < levels; j++) {
      let [real, imaginary] = [0, 0];
      equivalentFilter('sym8', j + 1, 'minimum', 'detail').forEach((tap, n) => {
        real += tap * Math.cos((2 * Math.PI * n) / 11);
        imaginary += tap * Math.sin((2 * Math.PI * n) / 11);
      });
      const share = real * real + imaginary * imaginary;
      expect(Math.abs(energy.energies[j]! / total - share)).toBeLessThan(0.002);
    }
    expect(energy.value.dominantLevel).toBe(3); // changes over 8 to 16 inputs
    expect(energy.value.entropy).toBeLessThan(0.2);
  });

  test.each(['haar', 'db2', 'db4', 'sym5', 'coif2'] as const)(
    '%s: a market that does not move says nothing, whatever its rounding',
    (wavelet) => {
      for (const price of [100.1, 0.07, 12345.678]) {
        const energy = new WaveletEnergy({ maxLevels: 3, wavelet });
        for (let t = 0; t < 200; t++) energy.update(price);
        expect(energy.ready).toBe(true);
        expect(energy.value).toEqual({
          entropy: Number.NaN,
          slope: Number.NaN,
          dominantLevel: Number.NaN,
          noiseShare: Number.NaN,
          hurst: Number.NaN,
        });
        expect(energy.distribution()['d1']).toBeNaN();
        expect(Array.from(energy.energies.subarray(0, 3))).toEqual([0, 0, 0]);
      }
    },
  );

  test('features of known energies', () => {
    const row = new Float64Array(5);
    const features = (...energies: number[]) => {
      const levels = energies.length - 1;
      const spectrum = levelSpectrum('haar', levels, 'white', 1e6);
      energyFeatures(Float64Array.from(energies), spectrum, new Float64Array(levels), row, 0);
    };
    features(1, 2, 4, 8, 99);
    const shares = [1 / 15, 2 / 15, 4 / 15, 8 / 15];
    const entropy = shares.reduce((sum, p) => sum - p * Math.log(p), 0) / Math.log(4);
    expect(row[0]).toBeCloseTo(entropy, 14);
    expect(row[1]).toBeCloseTo(1, 14);
    expect(row[2]).toBe(4);
    expect(row[3]).toBeCloseTo((2 * (1 - 1 / 16)) / 15, 14);
    features(0, 5, 5, 1);
    expect(row[0]).toBeCloseTo(Math.log(2) / Math.log(3), 14);
    expect(row[1]).toBeCloseTo(0, 14); // the level without energy is left out
    expect(row[2]).toBe(3);
    expect(row[3]).toBe(0);
    features(3, 1);
    expect([...row]).toEqual([Number.NaN, Number.NaN, 1, Number.NaN, Number.NaN]);
    features(9, 1, 0);
    expect(row[3]).toBe(1); // rougher than white noise
  });
});

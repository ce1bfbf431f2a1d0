import { describe, expect, it } from 'vitest';
import { StreamingWaveletTransformer, WaveletEnergy } from '../../src/wavelet/index.js';
import { cases } from '../cases.js';
import { fractionalWalk } from './fractional-walk.js';
import { whiteNoise } from './noise.js';

const seeds = cases(200);

describe('the Hurst exponent of fractional Brownian motion', () => {
  it.each([
    [64, 0.03],
    [256, seeds === 200 ? 0.015 : 0.03],
  ])('is right in the mean over seeds, at a half-life of %i', (halfLifeBars, tolerance) => {
    for (const hurst of [0.3, 0.5, 0.7, 0.9]) {
      let sum = 0;
      for (let seed = 1; seed <= seeds; seed++) {
        const energy = new WaveletEnergy({ halfLifeBars });
        for (const x of fractionalWalk(hurst, 4096, seed)) energy.update(x);
        sum += energy.value.hurst;
      }
      expect(Math.abs(sum / seeds - hurst), `${hurst}`).toBeLessThan(tolerance);
    }
  });

  it('is that of a walk for other filters and depths', () => {
    for (const [wavelet, maxLevels] of [
      ['haar', 4],
      ['sym4', 6],
      ['coif2', 3],
    ] as const) {
      const energy = new WaveletEnergy({ wavelet, maxLevels, halfLifeBars: 2000 });
      for (const x of fractionalWalk(0.5, 16_384, 3)) energy.update(x);
      expect(Math.abs(energy.value.hurst - 0.5), wavelet).toBeLessThan(0.03);
    }
  });

  it('leaves out levels that hold nothing but rounding', () => {
    const energy = new WaveletEnergy({ wavelet: 'haar' });
    for (let t = 0; t < 2000; t++) energy.update(100 + [0, 1, 0, -1][t % 4]!);
    const { slope, hurst } = energy.value;
    expect(Math.abs(slope)).toBeLessThan(2);
    expect(hurst).toBeGreaterThanOrEqual(0);
  });
});

describe('against the spectrum of a walk', () => {
  it.each([16, 64, 256, 1024])('a walk has no signal, at a half-life of %i', (halfLifeBars) => {
    const found = Array.from({ length: 10 }, (_, seed) => {
      const transformer = new StreamingWaveletTransformer({ mode: 'fast', halfLifeBars });
      for (const x of fractionalWalk(0.5, 4096, seed + 1)) transformer.update(x);
      return transformer.getFeatures().signalToNoise;
    });
    expect(found.reduce((sum, x) => sum + x, 0) / found.length).toBeLessThan(0.6);
  });

  it('no level of a walk dominates by its nature', () => {
    const counts = new Array<number>(6).fill(0);
    for (let seed = 1; seed <= 60; seed++) {
      const energy = new WaveletEnergy();
      for (const x of fractionalWalk(0.5, 1024, seed)) energy.update(x);
      counts[energy.value.dominantLevel]! += 1;
    }
    expect(Math.max(...counts)).toBeLessThan(30);
  });

  it('the level of a cycle dominates, on a walk as in white noise', () => {
    for (const spectrum of ['walk', 'white'] as const) {
      const energy = new WaveletEnergy({ spectrum });
      const noise = whiteNoise(2);
      let walk = 0;
      for (let t = 0; t < 2000; t++) {
        walk = spectrum === 'walk' ? walk + noise() : noise();
        energy.update(walk + 3 * Math.sin((2 * Math.PI * t) / 12));
      }
      expect(energy.value.dominantLevel, spectrum).toBe(3); // 8 to 16 inputs
    }
  });
});

import { describe, expect, it } from 'vitest';
import { StreamingWaveletTransformer, WaveletTransients } from '../../src/wavelet/index.js';
import { whiteNoise } from './noise.js';

describe('WaveletTransients', () => {
  it.each(['haar', 'db2', 'db4', 'sym4'] as const)(
    '%s: equals what a transformer has told, seen from each input',
    (wavelet) => {
      const noise = whiteNoise(4);
      const options = { wavelet, maxLevels: 3 };
      const transients = new WaveletTransients(options);
      const transformer = new StreamingWaveletTransformer({ ...options, mode: 'fast' });
      let told = 0;
      for (let t = 0; t < 4000; t++) {
        const x = noise() + (t > 100 && t % 500 < 250 ? 9 : 0);
        const foreseen = transients.peek(x);
        const { barsSince, level, sign, strength } = transients.update(x);
        transformer.update(x);
        const last = transformer.detectTransients().at(-1);
        if (last === undefined) {
          expect(barsSince).toBeNaN();
          continue;
        }
        expect([t - barsSince, level, sign, strength]).toEqual([
          last.input,
          last.level,
          last.sign,
          last.strength,
        ]);
        if (last.noticed !== t) continue;
        told += 1;
        expect(foreseen).toEqual({ barsSince, level, sign, strength });
      }
      expect(told).toBeGreaterThan(12);
    },
  );

  it('tells nothing before its warm-up, nor of a market that does not move', () => {
    for (const price of [100.1, 0.07, 12345.678]) {
      const transients = new WaveletTransients({ wavelet: 'db4' });
      for (let t = 0; t < 300; t++) transients.update(price);
      expect(transients.value.barsSince).toBeNaN();
      transients.update(price * 1.01);
      transients.update(price * 1.01);
      expect(transients.value.sign).toBe(1);
      expect(Math.abs(transients.value.barsSince - 1)).toBeLessThanOrEqual(2);
    }
    const early = new WaveletTransients();
    for (let t = 0; t < 32; t++) early.update(t === 20 ? 1e6 : t % 2);
    expect(early.value.barsSince).toBeNaN();
    expect(new WaveletTransients({ sigma: 1 }).warmUp).toBe(4);
    expect(early.warmUp).toBe(33);
  });

  it('a given σ is the one it goes by', () => {
    const noise = whiteNoise(6);
    const strict = new WaveletTransients({ sigma: 20 });
    const loose = new WaveletTransients({ sigma: 1 });
    for (let t = 0; t < 200; t++) {
      const x = noise() + (t < 150 ? 0 : 12);
      strict.update(x);
      loose.update(x);
    }
    expect(strict.value.barsSince).toBeNaN();
    expect(loose.value).toMatchObject({ barsSince: 49, level: 1, sign: 1 });
  });
});

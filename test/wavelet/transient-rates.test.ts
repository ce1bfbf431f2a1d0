import { describe, expect, it } from 'vitest';
import { StreamingWaveletTransformer, WaveletTransients } from '../../src/wavelet/index.js';
import { processes, type Series } from './transient-rates.js';

/** Times at which `transients` tells something of `length` inputs of `series`. */
function toldAmong(transients: WaveletTransients, series: Series, length: number): number {
  let told = 0;
  let last = transients.value.barsSince;
  for (let t = 0; t < length; t++) {
    const { barsSince } = transients.update(series());
    if (!Number.isNaN(barsSince) && barsSince !== last + 1) told += 1;
    last = barsSince;
  }
  return told;
}

const names = Object.keys(processes);

describe('the rate at which transients are told', () => {
  it.each(names)('is one in a thousand, to a quarter, on %s', (name) => {
    for (const options of [{}, { wavelet: 'db4', maxLevels: 5 }] as const) {
      const transients = new WaveletTransients(options);
      const series = processes[name]!(7);
      for (let t = 0; t < 2048; t++) transients.update(series());
      const told = toldAmong(transients, series, 50_000);
      expect(told, JSON.stringify(options)).toBeGreaterThanOrEqual(38);
      expect(told, JSON.stringify(options)).toBeLessThanOrEqual(62);
    }
  });

  it.each([1e-2, 1e-4])('is the one asked for: %f', (rate) => {
    const transients = new WaveletTransients({ rate });
    const series = processes['a random walk']!(8);
    for (let t = 0; t < 4096; t++) transients.update(series());
    const told = toldAmong(transients, series, 100_000) / 100_000;
    expect(told / rate).toBeGreaterThan(0.5);
    expect(told / rate).toBeLessThan(1.5);
  });
});

describe('a jump of eight steps', () => {
  const tries = 40;
  it.each(names)('is seen at least 95 times in 100, after a spike of 300 too, on %s', (name) => {
    const seen = [0, 0];
    for (let seed = 1; seed <= tries; seed++) {
      [0, 300].forEach((spike, i) => {
        const transients = new WaveletTransients();
        const series = processes[name]!(seed);
        for (let t = 0; t < 1500 + 13 * seed; t++) transients.update(series());
        transients.update(series() + spike);
        for (let t = 0; t < 49; t++) transients.update(series());
        const sees = Array.from({ length: 20 }, () => transients.update(series() + 8));
        seen[i]! += sees.some(({ barsSince, sign }, t) => barsSince <= t + 3 && sign === 1) ? 1 : 0;
      });
    }
    expect(seen[0]! / tries).toBeGreaterThanOrEqual(0.95);
    expect(seen[1]! / tries).toBeGreaterThanOrEqual(0.95);
  });
});

describe('the sign of a spike', () => {
  const pattern = [0, 0.5, -0.5, 0.25];

  it('is the one it came with: a spike of 5 in a pattern of four', () => {
    for (const options of [{}, { wavelet: 'db4' }, { wavelet: 'db4', maxLevels: 5 }] as const) {
      for (let phase = 0; phase < 4; phase++) {
        for (const sign of [1, -1]) {
          const transients = new WaveletTransients(options);
          const at = 300 + phase;
          for (let t = 0; t < 320; t++) {
            transients.update(100 + pattern[(t + 1) % 4]! + (t === at ? 5 * sign : 0));
          }
          expect(transients.value.sign, `${JSON.stringify(options)}, ${phase}`).toBe(sign);
        }
      }
    }
  });

  it.each([
    { wavelet: 'haar' },
    { wavelet: 'db4' },
    { wavelet: 'sym4', phase: 'percival-walden' },
  ] as const)('is right for 95 % of spikes of ±8 deviations: %o', (options) => {
    let told = 0;
    let right = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const transformer = new StreamingWaveletTransformer({ mode: 'fast', ...options });
      const noise = processes['white noise']!(seed);
      const sign = seed % 2 === 0 ? 1 : -1;
      const at = 700 + (seed % 32);
      for (let t = 0; t < at + 60; t++) transformer.update(noise() + (t === at ? 8 * sign : 0));
      const seen = transformer.detectTransients().find(({ noticed }) => noticed >= at);
      if (seen === undefined) continue;
      told += 1;
      right += seen.sign === sign ? 1 : 0;
    }
    expect(told).toBeGreaterThan(54);
    expect(right / told).toBeGreaterThanOrEqual(0.95);
  });
});

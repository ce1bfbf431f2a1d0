import { describe, expect, it } from 'vitest';
import { type Estimator, gains, meanOf } from '../../bench/denoise/gain.js';
import { denoised, judged } from '../../bench/denoise/methods.js';
import { signalNames } from '../../bench/denoise/signals.js';
import type { DenoiserParameters } from '../../src/wavelet/index.js';
import { fastDesign, haarDenoised, trackedMedian } from './denoise-reference.js';

// How well the denoisers denoise, over 20 seeds, by the code of `npm run bench -- denoise`.
describe('denoising', () => {
  const table = (parameters: Partial<DenoiserParameters>, noise = 'gaussian' as const) =>
    gains(denoised(parameters), parameters.delay ?? 0, noise, judged);

  /** The whole-series `fast`, with the noise scale of its prototype. */
  const prototype = (delay: number): Estimator => {
    const { factors, levels } = fastDesign(delay);
    return (noisy) => {
      const x = [...noisy];
      const { estimates } = haarDenoised(x, factors, levels, delay, trackedMedian(x));
      return Float64Array.from(estimates);
    };
  };

  // In two steps, because σ is known better than the prototype knew it, which is worth 0.08 dB at 31.
  it.each([
    [0, 4.9],
    [1, 6.23],
    [3, 7.7],
    [7, 8.93],
    [15, 9.85],
    [31, 10.03],
  ])('fast at delay %i gains the %f dB of its prototype', (delay, expected) => {
    const before = meanOf(gains(prototype(delay), delay, 'gaussian', judged));
    const now = meanOf(table({ mode: 'fast', delay }));
    expect(Math.abs(before - expected)).toBeLessThan(0.15);
    expect(Math.abs(now - before)).toBeLessThan(0.15);
    expect(now).toBeGreaterThan(expected - 0.15);
    console.log(`fast d=${delay}: prototype ${before.toFixed(3)}, now ${now.toFixed(3)} dB`);
  });

  it.each([
    [0, 7.2],
    [1, 8.1],
    [3, 9.2],
    [7, 9.9],
  ])('adaptive at delay %i gains %f dB', (delay, least) => {
    expect(meanOf(table({ mode: 'adaptive', delay }))).toBeGreaterThan(least);
  });

  it('adaptive at no delay gains 3.5 dB even on the worst signal', () => {
    const all = table({ mode: 'adaptive' });
    for (const signal of signalNames) expect(all[signal], signal).toBeGreaterThan(3.5);
  });

  // What 0.1.0 gained: blocks, bumps, heavisine, doppler, price_rw, price_regime.
  it.each([
    [0, [11.65, 3.75, 9.69, 7.15, 4.66, 7.62]],
    [1, [11.93, 4.94, 10.22, 8.61, 5.9, 8.44]],
    [3, [12.58, 6.08, 10.99, 10.11, 7.05, 9.75]],
    [7, [13.81, 5.95, 12.28, 11.08, 6.85, 11.05]],
    [15, [14.75, 6.46, 13.65, 10.52, 6.42, 11.21]],
    [31, [15.5, 6.52, 14.79, 10.28, 6.5, 11.14]],
  ] as const)('adaptive at delay %i is nowhere 0.15 dB worse than in 0.1.0', (delay, before) => {
    const now = table({ mode: 'adaptive', delay });
    signalNames.forEach((signal, i) => {
      expect(now[signal], signal).toBeGreaterThan(before[i]! - 0.15);
    });
  });

  it('quality with sym4 gains 5.4 dB at no delay', () => {
    expect(meanOf(table({ mode: 'quality', wavelet: 'sym4' }))).toBeGreaterThan(5.4);
  });

  it('despiking gains 8 dB on Student-t3 noise at delay 4', () => {
    const parameters = { mode: 'fast', delay: 4, despike: true } as const;
    expect(meanOf(gains(denoised(parameters), 4, 'Student-t3', judged))).toBeGreaterThan(8);
  });

  it('fast at no delay gains 4.4 dB on an independent bounce', () => {
    expect(meanOf(gains(denoised({ mode: 'fast' }), 0, 'independent ±1', judged))).toBeGreaterThan(
      4.4,
    );
  });
});

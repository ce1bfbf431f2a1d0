import { describe, expect, it } from 'vitest';
import { WaveletTransients } from '../../src/wavelet/index.js';
import { Modwt } from '../../src/wavelet/modwt.js';
import { noiseScaleInit, noiseScaleStep } from '../../src/wavelet/noise-scale.js';
import { whiteNoise } from './noise.js';

// How often noise is taken for an event: per million inputs, printed, and held to loose bounds.
const million = 1e6;

/** P(|z| > 3) for a Gaussian, per million. */
const theory = 2699.796;

/** Of each level, coefficients beyond three deviations by the σ that a tracker makes of the input. */
function beyondThree(wavelet: string, levels: number, next: () => number): number[] {
  const modwt = new Modwt({ wavelet, maxLevels: levels });
  const design = { fixed: 0, windowBars: 32, exact: false };
  const noise = noiseScaleInit(design);
  const row = new Float64Array(2);
  const alarms = new Array<number>(levels).fill(0);
  let last = next();
  for (let t = 0; t < million; t++) {
    const x = next();
    modwt.update(x);
    row[1] = (x - last) / 2;
    last = x;
    noiseScaleStep(noise, row, design, true);
    if (!modwt.ready || t < 256) continue;
    for (let j = 0; j < levels; j++) {
      if (Math.abs(modwt.details[j]!) > 3 * row[1]! * 2 ** (-(j + 1) / 2)) alarms[j]! += 1;
    }
  }
  return alarms;
}

/** Transients told. */
function told(options: ConstructorParameters<typeof WaveletTransients>[0], next: () => number) {
  const transients = new WaveletTransients(options);
  let count = 0;
  let last = Number.NaN;
  for (let t = 0; t < million; t++) {
    const input = t - transients.update(next()).barsSince;
    if (input !== last && !Number.isNaN(input)) count += 1;
    last = input;
  }
  return count;
}

const wavelets = ['haar', 'db2', 'db4', 'sym4'] as const;

describe('alarms on white noise', () => {
  it.each(wavelets)('%s: one level beyond three deviations, σ estimated', (wavelet) => {
    const alarms = beyondThree(wavelet, 5, whiteNoise(11));
    console.log(`${wavelet}: |W_j| > 3σ_j, σ tracked, per million: ${alarms.join(', ')}`);
    for (const count of alarms) {
      expect(count).toBeGreaterThan(theory / 2);
      expect(count).toBeLessThan(theory * 4);
    }
  });

  it.each(wavelets)(
    '%s: told by the rule of one level or two, σ given and estimated',
    (wavelet) => {
      for (const maxLevels of [1, 2, 5]) {
        const given = told({ wavelet, maxLevels, sigma: 1 }, whiteNoise(12));
        const estimated = told({ wavelet, maxLevels }, whiteNoise(12));
        console.log(
          `${wavelet} J=${maxLevels}: told per million: σ given ${given}, σ tracked ${estimated}`,
        );
        if (maxLevels === 1) expect(Math.abs(given - 6.8)).toBeLessThan(8); // 2·(1 − Φ(4.5))
        expect(given).toBeLessThan(500);
        expect(estimated).toBeLessThan(1500);
      }
    },
  );
});

it('alarms on a Gaussian random walk, where a coarse level takes every turn for an event', () => {
  const rates = [1, 2, 3, 5].map((maxLevels) => {
    const noise = whiteNoise(13);
    let x = 0;
    return told({ wavelet: 'haar', maxLevels }, () => {
      x += noise();
      return x;
    });
  });
  console.log(`haar J=1, 2, 3, 5 on a walk: told per million: ${rates.join(', ')}`);
  expect(rates[1]).toBeLessThan(2000);
});

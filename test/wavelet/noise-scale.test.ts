import { expect, test } from 'vitest';
import { WaveletTransients } from '../../src/wavelet/index.js';
import { noiseScaleInit, noiseScaleStep } from '../../src/wavelet/noise-scale.js';
import { whiteNoise } from './noise.js';

/** σ after each input, with the tracker. */
function sigmas(inputs: readonly number[]): number[] {
  const design = { fixed: 0, windowBars: 32, exact: false };
  const state = noiseScaleInit(design);
  const row = new Float64Array(2);
  return inputs.map((x, t) => {
    if (t === 0) return Number.NaN;
    row[1] = (x - inputs[t - 1]!) / 2;
    noiseScaleStep(state, row, design, true);
    return row[1]!;
  });
}

const seeds = Array.from({ length: 60 }, (_, i) => i + 1);
const spikes = [0, 8, 300, 1e6, -1e12];

function noisy(seed: number, length: number): number[] {
  const noise = whiteNoise(seed);
  return Array.from({ length }, () => 100 + noise());
}

test.each(spikes)('σ stays within 15 % of 1 after a spike of %f deviations', (spike) => {
  let off = 0;
  let count = 0;
  for (const seed of seeds) {
    const inputs = noisy(seed, 2100);
    inputs[1000] = inputs[1000]! + spike;
    for (const sigma of sigmas(inputs).slice(1000)) {
      count += 1;
      off += Math.abs(sigma - 1) > 0.15 ? 1 : 0;
    }
  }
  expect(off / count).toBeLessThan(0.02);
});

test('a spike raises σ by 3 %, whatever its size', () => {
  for (const seed of seeds) {
    const inputs = noisy(seed, 1100);
    const calm = sigmas(inputs);
    for (const spike of [300, 1e6, 1e100]) {
      const struck = sigmas(inputs.map((x, t) => (t === 1000 ? x + spike : x)));
      for (let t = 1001; t < 1100; t++) {
        expect(struck[t]! / calm[t]!).toBeGreaterThan(0.999);
        expect(struck[t]! / calm[t]!).toBeLessThan(1.035);
      }
    }
  }
});

test('a step of 8 deviations 50 inputs after a spike is seen as it is without one', () => {
  const seen = (spike: number) =>
    seeds.filter((seed) => {
      const transients = new WaveletTransients();
      const inputs = noisy(seed, 1100).map((x, t) => x + (t >= 1050 ? 8 : 0));
      inputs[1000] = inputs[1000]! + spike;
      transients.process(Float64Array.from(inputs.slice(0, 1050)));
      return inputs.slice(1050, 1060).some((x) => transients.update(x).barsSince < 5);
    }).length;
  for (const spike of spikes) expect(seen(spike) / seeds.length, `${spike}`).toBeGreaterThan(0.98);
});

test('a market that stands still most of the time has the σ of what moves it', () => {
  const noise = whiteNoise(3);
  const draws = Array.from({ length: 8000 }, () => noise() > 1.28); // one in ten
  let side = 1;
  const inputs = draws.map((flips) => {
    if (flips) side = -side;
    return 50 + side;
  });
  const share = draws.slice(4000).filter(Boolean).length / 4000;
  const expected = Math.sqrt(2 * share); // w is ±1 where the side changes
  const said = sigmas(inputs).slice(4000);
  const mean = said.reduce((sum, x) => sum + x, 0) / said.length;
  expect(Math.abs(mean / (expected * Math.sqrt(1 / 0.9205)) - 1)).toBeLessThan(0.05);
});

test('a rest does not lock σ at 0, nor does a spike within it lock σ high', () => {
  const noise = whiteNoise(4);
  const rest = new Array<number>(500).fill(100);
  rest[250] = 1e6;
  const after = Array.from({ length: 600 }, () => 100 + noise());
  const said = sigmas([...rest, ...after]);
  expect(said[500 + 50]).toBeLessThan(2);
  expect(Math.abs(said.at(-1)! - 1)).toBeLessThan(0.15);
});

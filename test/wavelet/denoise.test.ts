import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gains, meanOf } from '../../bench/denoise/gain.js';
import { denoised } from '../../bench/denoise/methods.js';
import { ConfigError } from '../../src/core/errors.js';
import { laws } from '../../src/testing/index.js';
import type { WaveletName } from '../../src/wavelet/index.js';
import {
  type DenoiserParameters,
  imodwt,
  Modwt,
  modwt,
  type Shrinkage,
  StreamingWaveletTransformer,
  threshold,
  WaveletDenoiser,
  WaveletEnergy,
  waveletNames,
} from '../../src/wavelet/index.js';
import { seriesOf, temperaments } from '../contract/series.js';
import {
  delayedMixed,
  fastDesign,
  guarded,
  haarDenoised,
  mirrored,
  pacedFiltered,
  paces,
  presentMixed,
} from './denoise-reference.js';
import { whiteNoise } from './noise.js';

const delays = [0, 1, 3, 7, 15, 31];

/** A random walk of step 0.3 with jumps, and noise of standard deviation 1. */
function market(length: number, seed = 1): number[] {
  const noise = whiteNoise(seed);
  let price = 100;
  return Array.from({ length }, (_, t) => {
    price += 0.3 * noise() + (t % 97 === 96 ? 8 : 0);
    return price + noise();
  });
}

function play(parameters: Partial<DenoiserParameters>, x: readonly number[]): number[] {
  const operator = new WaveletDenoiser(parameters);
  return x.map((value) => operator.update(value));
}

/** Largest difference once `said` says something, which it must, and must go on doing. */
function worst(said: readonly number[], expected: (t: number) => number): number {
  const first = said.findIndex((y) => !Number.isNaN(y));
  if (first < 0) throw new Error('nothing was said');
  return Math.max(...said.slice(first).map((y, i) => Math.abs(y - expected(first + i))));
}

describe('thresholds', () => {
  const oracle = JSON.parse(readFileSync('test/data/wavelet/threshold.json', 'utf8'));

  it.each(['soft', 'hard', 'garrote', 'firm', 'hyperbolic'] as const)(
    '%s equals PyWavelets',
    (mode: Shrinkage) => {
      const shrunk = threshold(oracle.values, oracle.value, mode);
      oracle[mode].forEach((w: number, i: number) => {
        expect(shrunk[i]).toBeCloseTo(w, 13);
      });
    },
  );

  it('with a threshold of 0 nothing changes', () => {
    for (const mode of ['soft', 'hard', 'garrote', 'firm', 'hyperbolic'] as const) {
      expect([...threshold([3, -0.25, 0], 0, mode)]).toEqual([3, -0.25, 0]);
    }
  });

  it('refuses a negative threshold and an unknown mode', () => {
    expect(() => threshold([1], -1)).toThrow(ConfigError);
    expect(() => threshold([1], 1, 'sfot' as Shrinkage)).toThrow(/did you mean 'soft'/);
  });
});

describe('with thresholds of 0 the input comes back, late', () => {
  const x = market(700);

  it.each(delays)('fast, delay %i', (delay) => {
    const said = play({ mode: 'fast', delay, thresholdScale: 0 }, x);
    expect(worst(said, (t) => x[t - delay]!)).toBeLessThan(1e-12 * 150);
  });

  it('quality, four levels, every wavelet', () => {
    for (const name of waveletNames()) {
      const span = 15 * (modwtTaps(name) - 1);
      const delay = span > 110 ? span - 5 : Math.min(5, span); // the mirror costs time
      const series = market(Math.max(span, 40) + delay + 12);
      const said = play({ mode: 'quality', wavelet: name, delay, thresholdScale: 0 }, series);
      expect(said.at(-1), name).not.toBeNaN();
      expect(
        worst(said, (t) => series[t - delay]!),
        name,
      ).toBeLessThan(1e-12 * 150);
    }
  });

  it('exact, every wavelet, levels 1 to 6', () => {
    for (const name of waveletNames()) {
      for (let levels = 1; levels <= 6; levels++) {
        const delay = (2 ** levels - 1) * (modwtTaps(name) - 1);
        const parameters = { mode: 'exact', wavelet: name, maxLevels: levels, delay } as const;
        const series = market(2 * delay + 40);
        const said = play({ ...parameters, thresholdScale: 0 }, series);
        expect(said.at(-1), name).not.toBeNaN();
        expect(
          worst(said, (t) => series[t - delay]!),
          name,
        ).toBeLessThan(1e-12 * 200);
      }
    }
  });
});

function modwtTaps(name: WaveletName): number {
  return new Modwt({ wavelet: name, maxLevels: 1 }).warmUp;
}

describe('the stream equals the whole-series version', () => {
  const x = market(500);

  it.each(delays)('fast, delay %i', (delay) => {
    const sigma = x.map(() => 1.1);
    const { factors, levels } = fastDesign(delay);
    const { estimates } = haarDenoised(x, factors, levels, delay, sigma);
    const said = play({ mode: 'fast', delay, sigma: 1.1 }, x);
    expect(worst(said, (t) => estimates[t]!)).toBeLessThan(1e-11);
  });

  const off = new Map([200, 220, 240, 260, 310, 311, 350, 400, 401].map((t) => [t, 40]));
  off.set(351, -40);
  const spiked = x.map((value, t) => value + (off.get(t) ?? 0));
  const { held, spikes, calm } = guarded(
    spiked,
    x.map(() => 1),
  );

  it('the spikes are of every kind', () => {
    expect(held.filter(Boolean).length).toBeGreaterThan(1);
    expect(spikes.filter((count) => count === 2).length).toBe(3);
  });

  it('adaptive, no delay', () => {
    const expected = presentMixed(spiked, 1, held);
    const said = play({ mode: 'adaptive', sigma: 1 }, spiked);
    expect(worst(said, (t) => expected[t]!)).toBeLessThan(1e-9);
  });

  it.each([1, 2, 3, 7, 12, 31])('adaptive, delay %i', (delay) => {
    const sigma = x.map(() => 1);
    const bankDelay = delay < 3 ? 1 : 3;
    const wait = delay - bankDelay;
    const late = (values: readonly number[], first: number) =>
      values.map((_, t) => (t < wait ? first : values[t - wait]!));
    const filters = paces.map((pace) => ({
      pace,
      ...pacedFiltered(spiked, pace, 4.75, delay, sigma, spikes),
    }));
    const haar = haarDenoised(calm, fastDesign(bankDelay).factors, 3, bankDelay, sigma);
    const waited = {
      estimates: late(haar.estimates, x[0]!),
      responses: late(haar.responses, 0),
    };
    const expected = delayedMixed(spiked, filters, waited, delay, held, spikes);
    const said = play({ mode: 'adaptive', delay, sigma: 1 }, spiked);
    expect(worst(said, (t) => expected[t]!)).toBeLessThan(1e-9);
  });

  it.each([1, 7, 31])(
    'adaptive, delay %i: the first spike leaves its own estimate alone',
    (delay) => {
      for (const at of [100, 211, 305]) {
        const once = x.map((value, t) => value + (t === at ? 15 : 0));
        const [clean, said] = [x, once].map((series) => play({ delay, sigma: 1 }, series));
        expect(Math.abs(said![at + delay]! - clean![at + delay]!)).toBeLessThan(1.5);
      }
    },
  );

  it.each([
    [0, 'sym4', 4],
    [3, 'db3', 3],
    [7, 'sym4', 4],
    [40, 'coif1', 4],
  ] as const)('quality, delay %i, %s, %i levels', (delay, wavelet, maxLevels) => {
    const limits = [1, 2, 3, 4].slice(0, maxLevels).map((j) => 3 * 1.1 * 2 ** (-j / 2));
    const parameters = { mode: 'quality', wavelet, maxLevels, delay, sigma: 1.1 } as const;
    const said = play(parameters, x.slice(0, 260));
    for (let t = 250; t < 260; t++) {
      const expected = mirrored(x.slice(0, t + 1), wavelet, maxLevels, delay, 'hard', limits);
      expect(said[t]).toBeCloseTo(expected, 10);
    }
  });

  it('exact is the inverse transform of thresholded coefficients', () => {
    const options = { wavelet: 'db2', maxLevels: 4 } as const;
    const delay = 45;
    const coefficients = modwt(x, options);
    for (let j = 0; j < 4; j++) {
      const row = coefficients.rows[j]!;
      row.set(threshold(row, 3 * 2 ** (-(j + 1) / 2), 'hard'));
    }
    const expected = imodwt(coefficients, options);
    const said = play({ mode: 'exact', ...options, delay, sigma: 1 }, x);
    expect(worst(said, (t) => expected[t - delay]!)).toBeLessThan(1e-11);
  });

  it('quality at its longest delay is exact', () => {
    const options = { wavelet: 'sym4', maxLevels: 4, delay: 105 } as const;
    const exact = play({ mode: 'exact', ...options }, x);
    const quality = play({ mode: 'quality', ...options }, x);
    expect(worst(quality, (t) => exact[t]!)).toBeLessThan(1e-11);
  });
});

describe('the noise scale', () => {
  const sigmaOf = (x: readonly number[], parameters: object = {}) => {
    const transformer = new StreamingWaveletTransformer({ mode: 'fast', ...parameters });
    for (const value of x) transformer.update(value);
    return transformer.sigma;
  };

  it('does not lock at 0 when the first 32 changes are zero', () => {
    const noise = whiteNoise(3);
    const quiet = new Array<number>(40).fill(100);
    const x = [...quiet, ...Array.from({ length: 400 }, () => 100 + 2 * noise())];
    expect(sigmaOf(x)).toBeGreaterThan(1.4);
    expect(sigmaOf(x)).toBeLessThan(2.8);
  });

  it('is unbiased to a few per cent on white noise, tracked and exact', () => {
    for (const parameters of [{}, { noise: 'window', noiseBars: 256 }]) {
      const found = Array.from({ length: 60 }, (_, seed) => {
        const noise = whiteNoise(seed + 10);
        return sigmaOf(Array.from({ length: 300 }, noise), parameters);
      });
      const mean = found.reduce((sum, sigma) => sum + sigma, 0) / found.length;
      expect(Math.abs(mean - 1)).toBeLessThan(0.06);
    }
  });

  it('is the exact median in its window', () => {
    const x = market(150);
    const changes = x.slice(-64).map((value, i) => Math.abs(value - x[150 - 65 + i]!) / 2);
    const sorted = changes.sort((a, b) => a - b);
    const expected = (Math.SQRT2 * (sorted[31]! + sorted[32]!)) / 2 / 0.6745;
    expect(sigmaOf(x, { noise: 'window', noiseBars: 64 })).toBeCloseTo(expected, 12);
  });

  it('is what was given', () => {
    expect(sigmaOf(market(50), { sigma: 0.7 })).toBe(0.7);
  });
});

describe('options', () => {
  it('despiking takes a single spike out, and costs one input', () => {
    const x = market(200).map((value, t) => value + (t === 150 ? 60 : 0));
    const parameters = { mode: 'fast', delay: 4, despike: true } as const;
    const clean = play(parameters, market(200));
    const said = play(parameters, x);
    expect(Math.abs(said[154]! - clean[154]!)).toBeLessThan(2);
    expect(() => new WaveletDenoiser({ mode: 'fast', despike: true })).toThrow(ConfigError);
  });

  it.each([
    [{ mode: 'fast', delay: 2 }, /delay must be one of 0, 1, 3, 7, 15, 31, got 2/],
    [{ mode: 'exact' }, /delay must be 217/],
    [{ mode: 'quality', wavelet: 'haar', delay: 16 }, /from 0 to 15/],
    [{ rule: 'sure' }, /rule must be 'own'/],
    [{ mode: 'slow' as 'fast' }, /mode must be one of/],
  ] as const)('%o is refused', (parameters, message) => {
    expect(() => new WaveletDenoiser(parameters)).toThrow(message);
  });

  it('learnt thresholds help, and adapt to the level', () => {
    for (const rule of ['universal', 'bayes', 'sure'] as const) {
      const parameters = { mode: 'fast', delay: 3, rule, threshold: 'soft' } as const;
      expect(meanOf(gains(denoised(parameters), 3, 'gaussian', [1])), rule).toBeGreaterThan(5);
    }
  });
});

describe('every mode keeps the laws', () => {
  const cases: Partial<DenoiserParameters>[] = [
    { mode: 'fast', delay: 15 },
    { mode: 'adaptive', delay: 4, despike: true },
    { mode: 'adaptive', noise: 'window', noiseBars: 16 },
    { mode: 'quality', wavelet: 'db2', maxLevels: 3, delay: 2, rule: 'bayes' },
    { mode: 'exact', wavelet: 'db2', maxLevels: 2, delay: 9, rule: 'sure', threshold: 'soft' },
  ];
  it.each(cases.map((parameters) => [JSON.stringify(parameters), parameters] as const))(
    '%s',
    (_, parameters) => {
      for (const hold of Object.values(laws)) {
        for (const temperament of temperaments) {
          hold({ Class: WaveletDenoiser, parameters }, seriesOf('value', temperament, 5, 90));
        }
      }
    },
  );
});

it('a snapshot is refused in which Haar answers as no coefficients make it', () => {
  for (const response of [-1, 17, 1e9]) {
    const denoiser = new WaveletDenoiser({ delay: 3 });
    for (const x of market(60)) denoiser.update(x);
    const snapshot = structuredClone(denoiser.snapshot());
    type Kernel = { kernel: { kernel: { waiting: Float64Array } } };
    (snapshot.state as unknown as Kernel).kernel.kernel.waiting[7] = response;
    expect(() => denoiser.restore(snapshot)).toThrow('have a response that is none');
  }
});

it('a coefficient at the threshold of the hyperbola leaves a snapshot that is read again', () => {
  const denoiser = new WaveletDenoiser({ delay: 1, threshold: 'hyperbolic', sigma: 1 });
  const limit = 2 * 2.4 * Math.SQRT1_2; // of a change, above which its half is kept
  for (let t = 0; t < 80; t++) denoiser.update(t % 2 === 0 ? 0 : limit * (1 + 2e-16));
  expect(() => denoiser.restore(denoiser.snapshot())).not.toThrow();
});

describe('StreamingWaveletTransformer', () => {
  const x = market(900);
  const transformer = new StreamingWaveletTransformer({
    delay: 3,
    historyBars: 100,
    spectrum: 'white',
  });
  const denoiser = new WaveletDenoiser({ delay: 3 });
  const analysis = new Modwt();
  const energy = new WaveletEnergy({ spectrum: 'white' });
  const estimates = x.map((value) => {
    analysis.update(value);
    energy.update(value);
    denoiser.update(value);
    return transformer.update(value);
  });

  it('says what its parts say', () => {
    expect(transformer.value).toBe(denoiser.value);
    expect(transformer.details).toEqual(analysis.details);
    expect(transformer.approximation).toBe(analysis.approximation);
    expect(transformer.getEnergyDistribution()).toEqual(energy.distribution());
    expect(transformer.getFeatures()).toMatchObject(energy.value);
  });

  it('remembers its last estimates, detached', () => {
    const last = transformer.getDenoisedSignal(5);
    expect([...last]).toEqual(estimates.slice(-5));
    last.fill(0);
    expect([...transformer.getDenoisedSignal(5)]).toEqual(estimates.slice(-5));
    expect(transformer.getDenoisedSignal().length).toBe(100);
    expect(() => transformer.getDenoisedSignal(-1)).toThrow(ConfigError);
    const young = new StreamingWaveletTransformer();
    for (const value of x.slice(0, 35)) young.update(value);
    expect(young.getDenoisedSignal().length).toBe(3);
  });

  /** How often each of `jumps` is told of, to two inputs. */
  const timesTold = (of: StreamingWaveletTransformer, jumps: readonly number[]) =>
    jumps.map(
      (jump) => of.detectTransients().filter(({ input }) => Math.abs(input - jump) <= 2).length,
    );

  it('finds frequent jumps of 8σ where it may tell as often, once each', () => {
    // a jump every 97 inputs is ten times what the default holds the rate to
    const jumps = Array.from({ length: 9 }, (_, i) => 97 * i + 96).filter((t) => t > 250);
    const times = Array.from({ length: 40 }, (_, seed) => {
      const frequent = new StreamingWaveletTransformer({ mode: 'fast', rate: 0.01 });
      for (const value of market(900, seed + 1)) frequent.update(value);
      return timesTold(frequent, jumps);
    }).flat();
    expect(times.every((count) => count <= 1)).toBe(true);
    expect(times.filter((count) => count === 1).length / times.length).toBeGreaterThan(0.95);
  });

  it('finds rare jumps of 8σ at the default, once each', () => {
    const rare = new StreamingWaveletTransformer();
    const noise = whiteNoise(1);
    let price = 100;
    for (let t = 0; t < 12_000; t++) {
      price += 0.3 * noise() + (t % 1000 === 999 ? 8 : 0);
      rare.update(price + noise());
    }
    const jumps = Array.from({ length: 11 }, (_, i) => 1000 * i + 999);
    expect(timesTold(rare, jumps)).toEqual(jumps.map(() => 1));
  });

  it('has features that are numbers once warm', () => {
    const features = transformer.getFeatures();
    expect(features.sigma).toBeGreaterThan(0.8);
    expect(features.sigma).toBeLessThan(1.6);
    expect(features.signalToNoise).toBeGreaterThan(1);
    expect(features.details).toEqual([...analysis.details]);
    const shares = Object.values(features.distribution);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    const fresh = new StreamingWaveletTransformer().getFeatures();
    expect(fresh.barsSinceTransient).toBeNaN();
    expect(fresh.signalToNoise).toBeNaN();
  });

  it('raises no alarm in a market that stands still', () => {
    const still = new StreamingWaveletTransformer({ mode: 'fast' });
    for (let t = 0; t < 400; t++) still.update(123.456);
    expect(still.detectTransients()).toEqual([]);
    expect(still.value).toBe(123.456);
  });
});

describe('a sample of the gains, in dB', () => {
  it.each([
    [{ mode: 'fast' } as const, 0, 4.5],
    [{ mode: 'fast', delay: 7 } as const, 7, 8.5],
    [{} as const, 0, 6.9],
    [{ delay: 7 } as const, 7, 10],
  ])('%o', (parameters, delay, least) => {
    expect(meanOf(gains(denoised(parameters), delay, 'gaussian', [1, 2]))).toBeGreaterThan(least);
  });
});

import { describe, expect, it } from 'vitest';
import { detrended } from '../../src/spectral/detrend.js';
import { FourierTransform, transformLength } from '../../src/spectral/fft.js';
import { coherence, welch } from '../../src/spectral/index.js';
import { peakProbability, redNoiseOf } from '../../src/spectral/red-noise.js';
import { frequenciesOf } from '../../src/spectral/segment.js';
import { highest, peakOffset, uphill } from '../../src/spectral/spectral-peak.js';

const frequency = frequenciesOf(new FourierTransform(256));

describe('red noise', () => {
  // The spectrum of a first-order autoregression is met by one persistence alone: its own.
  it.each([0, 0.3, 0.7, 0.95, 0.999])(
    'of persistence %d is known by its spectrum',
    (persistence) => {
      const power = frequency.map((f) => {
        return 7 / (1 - 2 * persistence * Math.cos(2 * Math.PI * f) + persistence ** 2);
      });
      const found = redNoiseOf({ frequency, power }, 1 / 256);
      expect(found.persistence).toBeCloseTo(persistence, 5);
      for (let k = 1; k < power.length; k++) {
        expect(Math.abs(found.power[k]! / power[k]! - 1)).toBeLessThan(1e-3);
      }
    },
  );

  it('is fitted to what stands from the resolution on', () => {
    const flat = new Float64Array(frequency.length).fill(3);
    const drifting = flat.with(0, 1e9).with(1, 1e9);
    expect(redNoiseOf({ frequency, power: drifting }, 2 / 256)).toEqual(
      redNoiseOf({ frequency, power: flat }, 2 / 256),
    );
    expect(redNoiseOf({ frequency, power: drifting }, 1 / 256).persistence).toBeGreaterThan(0.9);
  });
});

it.each([
  [1, 20],
  [3, 20],
  [8, 100],
  [12, 100],
  [0.5, 2],
])('a peak of %d times the noise among %d is as likely as Fisher says', (ratio, m) => {
  const fisher = 1 - (1 - (1 - ratio / m) ** (m - 1)) ** m;
  expect(peakProbability(ratio, m)).toBeCloseTo(fisher, 12);
});

it('the probability of a peak far above the noise keeps its digits, down to none', () => {
  const one = (1 - 40 / 100) ** 99;
  expect(peakProbability(40, 100) / (100 * one)).toBeCloseTo(1, 9);
  expect(peakProbability(99, 100) / (100 * 0.01 ** 99)).toBeCloseTo(1, 9);
  expect([peakProbability(100, 100), peakProbability(500, 100)]).toEqual([0, 0]);
});

describe('a peak', () => {
  const power = Float64Array.of(9, 1, 4, 2, 5, 3, 8);
  const grid = power.map((_, k) => k);

  it('is the highest within the bounds, both of them inside, and never frequency 0', () => {
    const at = (from: number, to: number) => highest(power, grid, [from, to]);
    expect([at(0, 6), at(0, 5), at(1, 3), at(4, 4), at(2.1, 2.9), at(0, 0)]).toEqual([
      6, 4, 2, 4, -1, -1,
    ]);
    expect(highest(new Float64Array(7), grid, [0, 6])).toBe(-1);
  });

  it('is found uphill from beside it, and stays where it is at the top', () => {
    expect([1, 2, 3, 4, 5, 6].map((k) => uphill(power, k))).toEqual([2, 2, 4, 4, 6, 6]);
    expect(uphill(Float64Array.of(9, 5, 4, 3), 3)).toBe(1); // 0 is no frequency
  });

  it.each([-0.5, -0.3, 0, 0.2, 0.5])('of a Gaussian tops out where it does: %d', (offset) => {
    const bell = Float64Array.from({ length: 9 }, (_, k) => Math.exp(-((k - 4 - offset) ** 2)));
    expect(peakOffset(bell, 4)).toBeCloseTo(offset, 12);
  });

  it('that is none, or stands at an end, tops out on the grid', () => {
    expect(peakOffset(Float64Array.of(1, 2, 3), 1)).toBe(0); // half a step and more
    expect(peakOffset(Float64Array.of(3, 1, 3), 1)).toBe(0);
    expect([peakOffset(power, 0), peakOffset(power, 6)]).toEqual([0, 0]);
  });
});

it('a line is taken out by its slope and mean, a mean alone without the slope', () => {
  const line = Float64Array.of(1, 3, 5, 7);
  expect([...detrended(line, 'linear')]).toEqual([0, 0, 0, 0]);
  expect([...detrended(line, 'constant')]).toEqual([-3, -1, 1, 3]);
  expect(detrended(line, 'none')).toEqual(line);
  expect(detrended(line, 'none')).not.toBe(line);
  expect([...detrended(Float64Array.of(5), 'linear')]).toEqual([0]);
  // By hand: mean 2, slope Σ(t − 1)(x − 2)/Σ(t − 1)² = 3/2.
  expect([...detrended(Float64Array.of(0, 3, 3), 'linear')]).toEqual([-0.5, 1, -0.5]);
});

it('a transform goes there and back, without its offset', () => {
  expect([0, 1, 2, 3, 4, 5, 1000].map(transformLength)).toEqual([2, 2, 2, 4, 4, 8, 1024]);
  const transform = new FourierTransform(8);
  const back = transform.inverse(transform.forward(Float64Array.of(5, 6, 7), 4));
  for (const [i, x] of [1, 0, 2, 0, 3, 0, 0, 0].entries()) expect(back[i]).toBeCloseTo(x, 14);
});

it('what is not asked for: segments of 256 or of all, half of them shared, Hann, no mean', () => {
  const values = Float64Array.from({ length: 700 }, (_, t) => Math.sin(t) + (t % 7));
  const usual = {
    segmentBars: 256,
    overlapBars: 128,
    window: 'hann',
    detrend: 'constant',
  } as const;
  expect(welch(values)).toEqual(welch(values, usual));
  const few = values.slice(0, 101);
  const all = { ...usual, segmentBars: 101, overlapBars: 50 };
  expect(welch(few)).toEqual(welch(few, all));
  expect(coherence(values, values).segments).toBe(4); // ⌊(700 − 256) / 128⌋ + 1
  expect(coherence(values, values, { segmentBars: 700 }).segments).toBe(1);
  expect(() => welch(values, { segmentBars: 1 })).toThrow(/segmentBars must be an integer from 2/);
  expect(() => welch(values, { overlapBars: -1 })).toThrow(/overlapBars/);
  expect(() => welch(values, { overlap: 1 } as object)).toThrow(/did you mean 'overlapBars'/);
});

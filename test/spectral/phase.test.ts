import { describe, expect, it } from 'vitest';
import type { ConfigError } from '../../src/core/index.js';
import { coherence, dominantCycle, welch } from '../../src/spectral/index.js';

const plain = { window: 'none', detrend: 'none' } as const;
const wave = (length: number, period: number, lag = 0): Float64Array =>
  Float64Array.from({ length }, (_, t) => Math.cos((2 * Math.PI * (t - lag)) / period));

describe('the phase', () => {
  it.each([-3, -2, -1, 0, 1, 2, 3])(
    'of a wave of 8 bars that is %d late is as many eighths',
    (lag) => {
      const { phase, frequency } = coherence(wave(64, 8), wave(64, 8, lag), {
        ...plain,
        segmentBars: 64,
      });
      expect(frequency[8]).toBe(1 / 8);
      expect(phase[8]).toBeCloseTo((2 * Math.PI * lag) / 8, 12);
    },
  );

  it('is within half a turn, whichever way the two go together', () => {
    const a = wave(64, 8);
    const options = { ...plain, segmentBars: 64 };
    expect(
      Math.abs(
        coherence(
          a,
          a.map((x) => -x),
          options,
        ).phase[8]!,
      ),
    ).toBe(Math.PI);
    // Of four bars: 2 and −2i, the product of which has no real part at all.
    const quarter = { ...plain, segmentBars: 4 };
    const [ahead, behind] = [Float64Array.of(1, 0, -1, 0), Float64Array.of(0, 1, 0, -1)];
    expect(coherence(ahead, behind, quarter).phase[1]).toBe(Math.PI / 2);
    expect(coherence(behind, ahead, quarter).phase[1]).toBe(-Math.PI / 2);
  });
});

it('where no frequency lies within the bounds there is no cycle', () => {
  const none = { periodBars: Number.NaN, strength: Number.NaN, pValue: Number.NaN };
  // Of 64 bars: periods of 64 and 32 bars are looked at, and none between.
  expect(dominantCycle(wave(64, 8), { shortestBars: 60, longestBars: 61 })).toEqual(none);
  expect(dominantCycle(wave(64, 8), { shortestBars: 60, longestBars: 64 })).not.toEqual(none);
});

it('an option that is none is named by its path', () => {
  const path = (options: unknown) => {
    try {
      welch(wave(64, 8), options as never);
    } catch (error) {
      return (error as ConfigError).path;
    }
    return undefined;
  };
  expect([path({ overlap: 1 }), path(null), path({ segmentBars: 0 })]).toEqual([
    ...['options.overlap', 'options', 'segmentBars'],
  ]);
});

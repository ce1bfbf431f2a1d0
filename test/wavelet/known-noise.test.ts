import { describe, expect, it } from 'vitest';
import { noiseKnownBars, noiseScaleInit, noiseScaleStep } from '../../src/wavelet/noise-scale.js';

describe('the noise', () => {
  it('is the median of moves over .6745, by the share of what moves', () => {
    const design = { fixed: 0, windowBars: 32, exact: false };
    const state = noiseScaleInit(design);
    const row = new Float64Array(2);
    const sigma = (w: number, keep = true) => {
      row[1] = w;
      noiseScaleStep(state, row, design, keep);
      return row[1]! * 0.6745;
    };
    expect(sigma(3)).toBeCloseTo(Math.SQRT2 * 3, 12);
    expect(sigma(-1, false)).toBeCloseTo(Math.SQRT2 * 2, 12); // between 1 and 3
    expect(sigma(-1)).toBeCloseTo(Math.SQRT2 * 2, 12);
    expect(sigma(0)).toBeCloseTo(Math.sqrt(2 * (2 / 3)) * 2, 12); // two of three moved
    expect(sigma(2)).toBeCloseTo(Math.sqrt(2 * (3 / 4)) * 2, 12); // of 1, 2 and 3
    expect([state.count, state.moveCount]).toEqual([4, 3]);
    row[1] = 9;
    noiseScaleStep(state, row, { ...design, fixed: 0.25 }, true);
    expect([row[1], state.count]).toEqual([0.25, 4]);
    expect([noiseKnownBars(design), noiseKnownBars({ ...design, fixed: 1 })]).toEqual([33, 1]);
  });

  it('of a window moves on by clipped squares once the window is full', () => {
    const design = { fixed: 0, windowBars: 2, exact: false };
    const state = noiseScaleInit(design);
    const row = new Float64Array(2);
    const step = (w: number) => {
      row[1] = w;
      noiseScaleStep(state, row, design, true);
    };
    step(1);
    step(1);
    const before = state.variance;
    expect(before).toBeCloseTo(1 / 0.6745 ** 2, 12);
    step(1e9); // counts as twice the deviation
    expect(state.variance).toBeCloseTo(before + (4 / 0.920536925636323 - 1) * (before / 3), 12);
    const then = state.variance;
    step(0.5);
    expect(state.variance).toBeCloseTo(then + (0.25 / 0.920536925636323 - then) / 4, 12);
    expect(row[1]).toBeCloseTo(Math.sqrt(2 * state.variance), 12);
  });
});

import { describe, expect, it } from 'vitest';
import { despikeInit, despikeStep } from '../../src/wavelet/despike.js';

const { NaN: none } = Number;

describe('a spike', () => {
  const despiked = (inputs: readonly number[], sigma: number) => {
    const state = despikeInit();
    const row = new Float64Array(1);
    return inputs.map((x) => {
      row[0] = x;
      despikeStep(state, row, sigma, false);
      const foretold = row[0];
      row[0] = x;
      despikeStep(state, row, sigma, true);
      expect(row[0]).toBe(foretold);
      return row[0];
    });
  };

  it('more than three deviations off the median of three is that median, an input late', () => {
    expect(despiked([1, 9, 2, 3, -8, 4], 1)).toEqual([none, 1, 2, 2, 3, 3]);
    expect(despiked([1, 9, 2], 3)).toEqual([none, 1, 9]); // 7 is not over 9
    expect(despiked([1, 10, 4], 2)).toEqual([none, 1, 10]); // nor 6 over 6
    expect(despiked([1, 9, 2], 0)).toEqual([none, 1, 9]);
    expect(despiked([9, 1, 5, 5, 6], 1)).toEqual([none, 9, 5, 5, 5]);
  });
});

import { expect, it } from 'vitest';
import { cases } from '../cases.js';
import { brokenLimits } from './limits.js';

it('no cap is exceeded by new risk, costs included, in any order of bars, fills, rejects, steps', () => {
  const stories = cases(100_000) / 50;
  for (let seed = 1; seed <= stories; seed++) {
    const faults = brokenLimits(seed, 50);
    if (faults.length > 0) expect([seed, faults]).toEqual([seed, []]);
  }
});

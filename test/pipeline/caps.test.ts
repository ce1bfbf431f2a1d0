import { expect, it } from 'vitest';
import { cases } from '../cases.js';
import { brokenCaps } from './caps.js';

it('no cap is exceeded whatever the order of bars, corrections, fills, rejects and advances', () => {
  const stories = cases(100_000, 20) / 500;
  for (let seed = 1; seed <= stories; seed++) {
    expect([seed, brokenCaps(seed, 170)]).toEqual([seed, []]);
  }
});

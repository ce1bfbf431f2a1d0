import { expect, it } from 'vitest';
import { brokenLimits } from './limits.js';

const COUNT = Number(process.env['COUNT'] ?? 1e6);

it('no cap is exceeded in a million settlements, in any order', () => {
  for (let seed = 1; seed <= COUNT / 50; seed++) {
    const faults = brokenLimits(1_000_000 + seed, 50);
    if (faults.length > 0) expect([seed, faults]).toEqual([seed, []]);
  }
});

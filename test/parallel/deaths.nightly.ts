import { it } from 'vitest';
import { holdThroughDeaths } from './deaths.js';

it('whichever ports die, and when: 10,000 times', async () => {
  for (let seed = 0; seed < 10_000; seed++) await holdThroughDeaths(seed);
});

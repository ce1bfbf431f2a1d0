import { it } from 'vitest';
import { expectSound, soak } from './soak.js';

it('a day of a hundred symbols by the second, over a change of clocks: 8.64 million bars', () => {
  expectSound(soak(24));
}, 7_200_000);

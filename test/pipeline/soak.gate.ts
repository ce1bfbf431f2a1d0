import { it } from 'vitest';
import { expectSound, soak } from './soak.js';

it('an hour of a hundred symbols by the second, in which half of them open: all is counted, nothing fails, memory is flat', () => {
  expectSound(soak(1, 20.5));
});

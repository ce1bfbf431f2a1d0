import { it } from 'vitest';
import { holdSequences } from './sequences-held.js';

it('ten thousand lives, longer ones', () => {
  holdSequences(1000, 10_000, 120);
}, 7_200_000);

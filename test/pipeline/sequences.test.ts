import { it } from 'vitest';
import { holdSequences } from './sequences-held.js';

it('three hundred lives: a symbol in a crowd that is looked at, resumed and listened to is as alone', () => {
  holdSequences(0, 300);
});

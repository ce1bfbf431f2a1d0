import { it } from 'vitest';
import { cases } from '../cases.js';
import { holdSequences } from './sequences-held.js';

it('in many lives, a symbol in a crowd that is looked at, resumed and listened to is as alone', () => {
  holdSequences(0, cases(300, 4));
});

import { describe, it } from 'vitest';
import { cases } from '../cases.js';
import { holdStories } from './random-stories.js';

describe('any orders in any bars', () => {
  it('give what a slow book gives, event by event; peek foretells; snapshots go on', () => {
    holdStories(cases(10_000));
  });
});

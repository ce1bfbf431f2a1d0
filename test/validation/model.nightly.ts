import { expect, it } from 'vitest';
import { lifeOf } from './model.js';

it('ten thousand lives of a validator are those of a sorted array', () => {
  for (let seed = 1; seed <= 10_000; seed++) expect(lifeOf(seed, 200)).toBeUndefined();
});

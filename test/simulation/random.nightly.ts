import { expect, it } from 'vitest';
import { holdDrawnStories } from './random-stories.js';

// A million stories of orders and bars beside the slow book: a quarter of an hour on a quiet machine.
// BARWAVE_STORIES says another number, BARWAVE_STORIES_SEED where to begin, BARWAVE_STORIES_MINUTES
// after how long to stop; how many it came to is printed.

const wanted = Number(process.env['BARWAVE_STORIES'] ?? 1_000_000);
const firstSeed = Number(process.env['BARWAVE_STORIES_SEED'] ?? 1);
const mostMinutes = Number(process.env['BARWAVE_STORIES_MINUTES'] ?? 110);
const block = 1_000;

it(`${wanted} stories beside the slow book`, () => {
  const end = performance.now() + mostMinutes * 60_000;
  let done = 0;
  for (; done < wanted && performance.now() < end; done += block) {
    holdDrawnStories(Math.min(block, wanted - done), firstSeed + done);
  }
  console.log(`${Math.min(done, wanted)} stories held from seed ${firstSeed} on`);
  expect(done).toBeGreaterThan(0);
});

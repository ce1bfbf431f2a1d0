import { it } from 'vitest';
import { holdStories } from './random-stories.js';

// A million stories of orders and bars beside the slow book: half an hour on a quiet machine.
// BARWAVE_STORIES says another number, BARWAVE_STORIES_SEED where to begin.

const wanted = Number(process.env['BARWAVE_STORIES'] ?? 1_000_000);
const firstSeed = Number(process.env['BARWAVE_STORIES_SEED'] ?? 1);
const block = 10_000;

it(`${wanted} stories beside the slow book`, () => {
  for (let done = 0; done < wanted; done += block) {
    holdStories(Math.min(block, wanted - done), firstSeed + done);
  }
});

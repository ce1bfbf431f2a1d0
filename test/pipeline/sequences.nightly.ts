import { it } from 'vitest';
import { holdSequences } from './sequences-held.js';

const slice = 500;

/** Most lives are short; every tenth is longer, and every hundredth goes on for hours. */
const lengthOf = (seed: number): number => (seed % 100 === 0 ? 360 : seed % 10 === 0 ? 90 : 25);

it.each(Array.from({ length: 20 }, (_, i) => 1000 + slice * i))(
  'ten thousand lives, from seed %i on',
  (from) => holdSequences(from, slice, lengthOf),
  600_000,
);

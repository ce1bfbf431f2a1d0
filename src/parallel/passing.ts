import type { Found } from '../pipeline/found.js';
import type { Advance } from '../pipeline/result.js';
import { asking, toAll } from './asking.js';
import { type Deciding, followed } from './deciding.js';
import type { Feeder } from './feeding.js';
import type { Work } from './flight.js';

/** Time has reached `now`: in every lane, then for the portfolio step. */
export function* passing(
  feeder: Feeder,
  deciding: Deciding,
  now: number,
  resolve: (advance: Advance) => void,
): Work {
  const all: Found[] = [];
  yield asking(feeder, toAll(feeder.fleet, { type: 'advance', answer: 'results', now }), {
    heard({ results }) {
      for (const found of results!) all.push(found);
    },
    settle() {
      all.sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
      const results = all.map((found) => followed(deciding, found));
      const settled = results.flatMap(({ decisions }) => decisions);
      const due = deciding.follower.advance(now).decisions;
      resolve({ results, decisions: [...settled, ...due] });
    },
  });
  yield* feeder.saving(1);
}

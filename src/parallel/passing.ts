import type { Found } from '../pipeline/found.js';
import type { Advance } from '../pipeline/result.js';
import { type Deciding, followed } from './deciding.js';
import type { Feeder } from './feeding.js';
import type { Step, Work } from './flight.js';

/** Time has reached `now`: in every lane, then for the portfolio step. */
export function* passing(
  { fleet, flight, saving }: Feeder,
  deciding: Deciding,
  now: number,
  resolve: (advance: Advance) => void,
): Work {
  const all: Found[] = [];
  const step: Step = {
    waitingFor: fleet.hosts.length,
    settle() {
      all.sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
      const results = all.map((found) => followed(deciding, found));
      const settled = results.flatMap(({ decisions }) => decisions);
      const due = deciding.follower.advance(now).decisions;
      resolve({ results, decisions: [...settled, ...due] });
    },
  };
  for (let host = 0; host < fleet.hosts.length; host++) {
    fleet.send(host, { type: 'advance', answer: 'results', now }, ({ results }) => {
      all.push(...results!);
      flight.answered(step);
    });
  }
  yield step;
  const saved = saving(1);
  if (saved !== undefined) yield saved;
}

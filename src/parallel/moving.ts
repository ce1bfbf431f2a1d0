import { asking } from './asking.js';
import type { Feeder } from './feeding.js';
import { drained, type Work } from './flight.js';
import type { SavedLane } from './messages.js';

/** Move the lane of `symbol` to `host`: given up by its owner before another takes it in. */
export function* moving(
  feeder: Feeder,
  symbol: string,
  host: number,
  resolve: (nothing: undefined) => void,
): Work {
  yield drained;
  let lanes: readonly SavedLane[] = [];
  const { owners } = feeder;
  yield asking(feeder, [[owners.of(symbol), { type: 'save', released: [symbol] }]], {
    heard(answer) {
      lanes = answer.lanes!;
    },
  });
  yield drained;
  owners.move(symbol, host);
  yield asking(feeder, [[host, { type: 'load', lanes, isFresh: false }]], {
    settle: () => resolve(undefined),
  });
  yield* feeder.saving(1);
}

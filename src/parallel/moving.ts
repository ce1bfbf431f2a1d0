import type { Feeder } from './feeding.js';
import { drained, type Step, type Work } from './flight.js';
import type { SavedLane } from './messages.js';

/** Move the lane of `symbol` to `host`: given up by its owner before another takes it in. */
export function* moving(
  { fleet, flight, owners }: Feeder,
  symbol: string,
  host: number,
  resolve: (nothing: undefined) => void,
): Work {
  yield drained;
  let lanes: readonly SavedLane[] = [];
  const giving: Step = { waitingFor: 1, settle: () => undefined };
  fleet.send(owners.of(symbol), { type: 'save', released: [symbol] }, (answer) => {
    lanes = answer.lanes!;
    flight.answered(giving);
  });
  yield giving;
  yield drained;
  owners.move(symbol, host);
  const taking: Step = { waitingFor: 1, settle: () => resolve(undefined) };
  fleet.send(host, { type: 'load', lanes, isFresh: false }, () => flight.answered(taking));
  yield taking;
}

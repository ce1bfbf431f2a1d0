import type { Decision } from '../risk/decision.js';
import { LaneResult } from './lane-result.js';
import type { PipelineResult } from './result.js';
import { type Wired, wiringOf } from './wiring.js';

/**
 * Decide on what another pipeline has found of a bar: what `pipeline.update` of that bar would say,
 * at the price of the decision alone. For many accounts, limits and exits over one replay. The two
 * must not differ in anything else, and `pipeline` is shown every result of the other, in order, and
 * no bar of its own; its snapshot has no lanes.
 *
 * @param result  of the other's `update`
 */
export function follow(pipeline: Wired, result: PipelineResult): PipelineResult {
  const wiring = wiringOf(pipeline);
  wiring.entrance.check();
  if (!(result instanceof LaneResult)) return result;
  const { symbol } = result;
  const seen = result.seenBy(wiring.book.of(symbol), wiring.accounts.of(symbol));
  return wiring.settled(seen, true);
}

/**
 * Every bar of the latest end time has come: the portfolio step that is due for it is taken, as
 * `advance` does, and no bar is closed. For bars from history.
 */
export function settle(pipeline: Wired): readonly Decision[] {
  const wiring = wiringOf(pipeline);
  wiring.entrance.check();
  return wiring.settle(Number.MAX_VALUE);
}

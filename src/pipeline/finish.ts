import type { LaneResult } from './lane-result.js';
import type { Advance } from './result.js';
import { type Wired, wiringOf } from './wiring.js';

/**
 * Tell `pipeline` that no more bars will come. It releases bars that wait, closes every open bar as
 * it is, and takes the portfolio step that is due. For the end of history, or of a trading day: a
 * bar that comes afterwards is late, and corrects what was closed.
 *
 * It calls no feed silent: unlike an `advance` to a late time, it leaves quality alone.
 *
 * @throws {ConfigError} if `pipeline` is none
 * @cost    that of what closes
 * @example
 * const pipeline = new Pipeline({ base: '1m', timeframes: ['1h'] });
 * pipeline.update({ symbol: 'X', time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 });
 * const { results } = finish(pipeline);
 * results[0]!.closed.map(({ timeframe, bar }) => [timeframe, bar.complete]); // [['1h', false]]
 */
export function finish(pipeline: Wired): Advance {
  const wiring = wiringOf(pipeline);
  const { lanes, accounts, entrance } = wiring;
  const results: LaneResult[] = [];
  entrance.during(() =>
    lanes.finish((lane) => {
      const result = lane.finish(accounts.of(lane.symbol));
      if (result !== undefined) results.push(wiring.settled(result, true));
    }),
  );
  return wiring.settle(results, Number.MAX_VALUE);
}

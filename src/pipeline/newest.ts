import { type Wired, wiringOf } from './wiring.js';

/**
 * From where to fetch bars after a resume: the time of the newest base bar of `symbol` that was
 * absorbed. Fetch that bar too, because it may have been corrected since: the same values again are
 * a `duplicate`.
 *
 * @returns `undefined` where no bar of `symbol` has come
 * @throws {ConfigError} if `pipeline` is none
 * @cost    O(1)
 * @example
 * const pipeline = new Pipeline({ base: '1m' });
 * const bar = { symbol: 'X', time: 60_000, open: 10, high: 12, low: 9, close: 11, volume: 5 };
 * pipeline.update(bar);
 * newest(pipeline, 'X'); // 60000
 * newest(pipeline, 'Y'); // undefined
 */
export function newest(pipeline: Wired, symbol: string): number | undefined {
  const wiring = wiringOf(pipeline);
  const known = wiring.canonical(symbol, undefined);
  const time = known === undefined ? Number.NaN : wiring.lanes.newestTime(known);
  return Number.isNaN(time) ? undefined : time;
}

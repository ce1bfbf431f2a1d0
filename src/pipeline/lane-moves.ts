import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import type { Snapshot } from '../core/state.js';
import { laneId, laneIn } from './parts.js';
import { oldestPipelineVersion, pipelineVersion, type Wired, wiringOf } from './wiring.js';

/**
 * Start `symbol` again: its lane is as if no bar of it had come. Its account, position and what
 * waits for a portfolio step stay. A symbol that was faulted accepts bars again.
 *
 * @returns whether there was a lane
 * @throws {ConfigError} if `pipeline` is none
 * @example
 * const pipeline = new Pipeline({ base: '1m' });
 * pipeline.update({ symbol: 'X', time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 });
 * reset(pipeline, 'X'); // true
 * newest(pipeline, 'X'); // undefined
 */
export function reset(pipeline: Wired, symbol: string): boolean {
  const wiring = wiringOf(pipeline);
  wiring.entrance.check();
  return wiring.lanes.reset(wiring.canonical(symbol, undefined) ?? '');
}

/**
 * Remove the lane of `symbol`, and return what it remembered, for `adoptLane` of a pipeline of the
 * same configuration. What the account holds of it stays here.
 *
 * @returns `undefined` where there was no lane
 * @throws {ConfigError} if `pipeline` is none
 */
export function releaseLane(pipeline: Wired, symbol: string): Snapshot | undefined {
  const wiring = wiringOf(pipeline);
  wiring.entrance.check();
  const known = wiring.canonical(symbol, undefined) ?? '';
  const lane = wiring.lanes.release(known);
  if (lane === undefined) return undefined;
  return snapshotOf(laneId(wiring.id), pipelineVersion, { symbol: known, lane });
}

/**
 * Add the lane that `releaseLane` of an equal pipeline returned, or one part of its
 * `snapshotParts`.
 *
 * @returns the symbol
 * @throws {SnapshotError} if it does not fit, the symbol has a lane here, or there is no room;
 *                         nothing has changed then
 * @example
 * const [one, other] = [new Pipeline({ base: '1m' }), new Pipeline({ base: '1m' })];
 * one.update({ symbol: 'X', time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 });
 * adoptLane(other, releaseLane(one, 'X')!); // 'X'
 * [one.symbols, other.symbols]; // [[], ['X']]
 */
export function adoptLane(pipeline: Wired, lane: Snapshot): string {
  const wiring = wiringOf(pipeline);
  wiring.entrance.check();
  const { lanes, config } = wiring;
  const admitted = admitSnapshot(lane, laneId(wiring.id), pipelineVersion, oldestPipelineVersion);
  const { symbol, state } = laneIn(admitted, 'state', lanes, config.maxSymbols);
  lanes.adopt(symbol, state);
  return symbol;
}

import type { Bar } from '../bars/bar.js';
import type { Door } from './door.js';
import { learn } from './inspect.js';
import { isPlaced, type PlacedBar, place } from './placed-bar.js';
import { dimensionIndex } from './quality.js';
import type { BuiltInReason } from './reason-code.js';
import { scaleOf } from './scale.js';
import { type Verdict, verdictOn, verdictReasons } from './verdict.js';

const { plausibility } = dimensionIndex;

/** What a verdict costs. */
const costs: Readonly<Record<Verdict, number>> = {
  spike: 1,
  jump: 0,
  'split-like': 0.5,
  'unit-shift': 1,
};

/**
 * The newest bar has a successor: it cannot be corrected any more, so whatever learns, learns from
 * it now. What is said of it, if it was in doubt.
 */
export function settleNewest(door: Door, next: Bar): BuiltInReason | undefined {
  const { state } = door;
  if (state.isSettled || !isPlaced(state.newest)) return undefined;
  state.isSettled = true;
  const verdict = decide(door, state.newest, next);
  if (verdict !== 'spike') believe(door, state.newest);
  return verdict && verdictReasons[verdict];
}

/** What `next` says of `bar`, if that was in doubt; told as an event. */
export function decide(door: Door, bar: PlacedBar, next: Bar): Verdict | undefined {
  const { state, design } = door;
  const { anchor, openEchoRatio } = state;
  if (bar.reasons === '' || !isPlaced(anchor)) return undefined;
  const negativePrices = design.signed;
  const scale = scaleOf(state.scale);
  const verdict = verdictOn(bar, { anchor, next, negativePrices, openEchoRatio, scale });
  door.faults[plausibility] = Math.max(door.faults[plausibility]!, costs[verdict]);
  door.tell({ type: verdict, time: bar.time, from: anchor.close, to: bar.close });
  return verdict;
}

/** Learn from `bar`; the next one is held against it. */
export function believe(door: Door, bar: PlacedBar): void {
  learn(door, bar, bar.end);
  place(door.state.anchor, bar, bar);
}

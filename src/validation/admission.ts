import type { Place } from '../bars/grid.js';
import type { Misplacement } from '../bars/placement.js';
import { type BarFault, faultOf } from './bar-fault.js';
import type { Door } from './door.js';
import { because, noReasons } from './door.js';
import type { DoorDesign } from './door-design.js';
import { flawlessStep, hasNoFault, isFlawless } from './flawless.js';
import { arrive } from './order.js';
import { dimensionIndex } from './quality.js';
import { qualityStep } from './quality-state.js';
import { readBar } from './read-bar.js';
import type { ReasonCode } from './reason-code.js';
import { changeTier } from './tier-change.js';

const { validity } = dimensionIndex;
const withoutState = Object.freeze({});

/** Judge whatever came in: the rules that make it a bar, then its place beside the others. */
export function admit(door: Door, input: unknown): void {
  door.begin();
  const isJudged = judge(door, input);
  if (isJudged) rate(door);
  if (door.view.failures.length > 0) door.end();
}

/** The quality, with the bar in hand. */
function rate(door: Door): void {
  const { seat, state, faults } = door;
  const { quality } = state;
  const isClean = seat.isFlawless && quality.overdueCount <= 1 && hasNoFault(faults, door);
  if (isClean && door.newCount > 0) {
    flawlessStep(quality, door);
    return;
  }
  qualityStep(quality, faults, door, door.design.decayRatio);
  changeTier(door);
  seat.isFlawless = isFlawless(quality);
}

/** Whether the bar counts for quality: one outside the session does not. */
function judge(door: Door, input: unknown): boolean {
  const { design, reading, view, state } = door;
  const unread = readBar(input, reading, design.demands);
  if (unread !== undefined) return reject(door, Number.NaN, unread, reading.fault);
  let reasons = noReasons;
  view.newestTime = state.newest.time;
  view.source = reading.source;
  view.receivedAt = reading.receivedAt;
  for (let i = 0; i < design.hard.length; i++) {
    const rule = design.hard[i]!;
    const code = rule.check(reading.bar, view, state.rules[rule.id] ?? withoutState);
    if (code === undefined) continue;
    const mended = rule.mend?.(reading.bar, code, view);
    if (mended === undefined) {
      return reject(door, reading.bar.time, code, faultOf(code, reading.bar));
    }
    reading.bar = mended;
    reasons = because(code);
  }
  const { bar } = reading;
  const interval = { start: Number.NaN, end: Number.NaN };
  const misplaced = misplacementOf(design, bar.time, interval);
  if (misplaced === 'outside-session') {
    door.refuse(bar.time, { disposition: 'outside-session', reasons: because(misplaced) });
    return false;
  }
  if (misplaced !== undefined) return reject(door, bar.time, misplaced, { field: 'time' });
  arrive(door, { bar, interval, reasons });
  return true;
}

/** `placeOf` of the schedule; most bars begin where the base's grid says. */
function misplacementOf(
  { schedule, base, grid }: DoorDesign,
  time: number,
  interval: Place,
): Misplacement | undefined {
  if (base.measure === 'ms') {
    grid.locate(time, interval);
    if (time === interval.start) return undefined;
  }
  return schedule.placeOf(base, time, interval);
}

function reject(door: Door, time: number, code: ReasonCode, fault: BarFault): true {
  door.faults[validity] = 1;
  door.refuse(time, { disposition: 'rejected', reasons: because(code), fault });
  return true;
}

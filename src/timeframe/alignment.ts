import type { ClosedBar } from '../bars/bar.js';
import { addPending, type Family } from './family.js';
import { parent, parentWidth } from './parent.js';
import { parentBar } from './parent-bar.js';
import type { Plan } from './plan.js';
import { isDropped } from './telling.js';

/** Of each timeframe the last bar that was told as closed and ends at or before `time`. */
export function alignedAt(
  plan: Plan,
  family: Family,
  time: number,
): Record<string, ClosedBar | undefined> {
  addPending(family);
  const aligned: Record<string, ClosedBar | undefined> = {};
  plan.timeframes.forEach(({ name }, i) => {
    aligned[name] = lastClosed(plan, family, i, time);
  });
  return aligned;
}

function lastClosed(
  plan: Plan,
  family: Readonly<Family>,
  i: number,
  time: number,
): ClosedBar | undefined {
  const { newest, previous, clock } = family;
  const at = i * parentWidth;
  const isToldBy = Math.min(time, clock);
  if (newest[at + parent.end]! <= isToldBy && !isDropped(plan, family, newest, at)) {
    return parentBar(newest, at, plan.method);
  }
  const isBefore = previous[at + parent.end]! <= isToldBy;
  return isBefore ? parentBar(previous, at, plan.method) : undefined;
}

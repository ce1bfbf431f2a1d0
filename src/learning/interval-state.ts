import { misfit } from '../core/state.js';
import { sortedWindowRevive } from '../statistics/sorted-window.js';
import { type ErrorScale, errorScale, scaleOf, scaleStep } from './error-scale.js';
import type { QuantileDesign } from './quantile-design.js';
import {
  leastOf,
  levelOf,
  type QuantileTracker,
  quantileStep,
  quantileTracker,
  requireTracker,
} from './quantile-tracker.js';
import { heldToRecent, noteError, type RecentErrors, recentErrors } from './recent-errors.js';

export type ConformalIntervalState = {
  scale: ErrorScale;
  quantile: QuantileTracker;
  recent: RecentErrors;
  stated: StatedHalves;
};

/** Half widths that were stated and whose outcomes are not known yet: a ring, its oldest at `slot`. */
export type StatedHalves = { slot: number; readonly halves: Float64Array };

export const intervalState = (windowBars: number, horizonBars: number): ConformalIntervalState => ({
  scale: errorScale(),
  quantile: quantileTracker(windowBars),
  recent: recentErrors(),
  stated: { slot: 0, halves: new Float64Array(horizonBars).fill(Number.NaN) },
});

/** The half width of an interval from now on. */
export function halfOf(state: Readonly<ConformalIntervalState>, design: QuantileDesign): number {
  const size = scaleOf(state.scale);
  const half = levelOf(state.quantile, design) * size;
  if (design.method !== 'tracker') return half;
  const held = heldToRecent(half, state.recent, state.quantile.excess);
  return Math.max(held, leastOf(state.quantile) * size);
}

/** Learn from an error, and from how wide the interval was that was stated when it was not known. */
export function intervalStep(
  state: ConformalIntervalState,
  error: number,
  design: QuantileDesign,
): void {
  const { scale, quantile, recent, stated } = state;
  const size = scaleOf(scale);
  const said = stated.halves[stated.slot]!;
  if (size > 0) {
    const missed = Number.isNaN(said) ? said : Number(error > said);
    quantileStep(quantile, error / size, missed, design);
  }
  scaleStep(scale, error, design.overlap);
  noteError(recent, error);
  stateHalf(stated, halfOf(state, design));
}

/** State `half` in the place of the oldest, whose outcome is known, or never will be. */
export function stateHalf(stated: StatedHalves, half: number): void {
  const { halves, slot } = stated;
  halves[slot] = half;
  stated.slot = slot + 1 === halves.length ? 0 : slot + 1;
}

/** What was stated last. */
export function lastHalf({ halves, slot }: Readonly<StatedHalves>): number {
  return halves[(slot === 0 ? halves.length : slot) - 1]!;
}

/** Refuse, with a `SnapshotError`, a state that no errors lead to; put its window in order. */
export function intervalRevive(
  state: ConformalIntervalState,
  design: QuantileDesign,
  path: string,
): void {
  const { quantile, recent, scale, stated } = state;
  requireTracker(quantile, design, `${path}.quantile`);
  const hasScale = scaleOf(scale) > 0;
  if (hasScale !== scale.errorCount > 0) throw misfit(`${path}.scale`, 'and errorCount differ');
  if (!hasScale && quantile.scoreCount > 0)
    throw misfit(`${path}.quantile`, 'has scores without a scale');
  if (recent.slot >= recent.sizes.length) throw misfit(`${path}.recent.slot`, 'is beyond its end');
  if (stated.slot >= stated.halves.length) throw misfit(`${path}.stated.slot`, 'is beyond its end');
  sortedWindowRevive(quantile.scores);
  if (!Object.is(lastHalf(stated), halfOf(state, design)))
    throw misfit(`${path}.stated`, 'and what it follows from differ');
}

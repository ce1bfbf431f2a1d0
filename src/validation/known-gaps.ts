import type { Interval } from '../bars/session.js';
import { KNOWN_GAPS, type ValidatorState } from './validator-state.js';

/** A gap in the state: from, to, and 1 if it was told, 0 if it was only quiet. */
export const GAP_WIDTH = 3;

/** Remember that bars are missing in `[from, to)`; a quiet gap, or the oldest, is forgotten for it. */
export function rememberGap(state: ValidatorState, gap: Interval, isTold: boolean): void {
  const { gaps } = state;
  if (state.gapCount === KNOWN_GAPS) removeGap(state, leastNeeded(state));
  gaps.set([gap.start, gap.end, isTold ? 1 : 0], GAP_WIDTH * state.gapCount);
  state.gapCount += 1;
}

/**
 * Whether a bar of `interval` is missing so far; it no longer is. What is left of its gap on both
 * sides stays known.
 *
 * @cost O(gaps), at most 64
 */
export function fillGap(state: ValidatorState, { start, end }: Interval): boolean {
  const { gaps } = state;
  for (let i = state.gapCount - 1; i >= 0; i--) {
    const at = GAP_WIDTH * i;
    const from = gaps[at]!;
    const to = gaps[at + 1]!;
    if (start < from || end > to) continue;
    if (from === start && to === end) removeGap(state, i);
    else if (from === start) gaps[at] = end;
    else if (to === end) gaps[at + 1] = start;
    else splitGap(state, i, { start, end });
    return true;
  }
  return false;
}

/** The oldest quiet gap, or the oldest of all. */
function leastNeeded({ gaps }: ValidatorState): number {
  for (let i = 0; i < KNOWN_GAPS; i++) if (gaps[GAP_WIDTH * i + 2] === 0) return i;
  return 0;
}

function removeGap(state: ValidatorState, i: number): void {
  const { gaps } = state;
  gaps.copyWithin(GAP_WIDTH * i, GAP_WIDTH * (i + 1), GAP_WIDTH * state.gapCount);
  state.gapCount -= 1;
  gaps.fill(0, GAP_WIDTH * state.gapCount, GAP_WIDTH * (state.gapCount + 1));
}

/** What is left of gap `i` on both sides of `filled`; where there is no room, the later side. */
function splitGap(state: ValidatorState, i: number, { start, end }: Interval): void {
  const { gaps } = state;
  const at = GAP_WIDTH * i;
  if (state.gapCount === KNOWN_GAPS) {
    gaps[at] = end;
    return;
  }
  gaps.copyWithin(at + GAP_WIDTH, at, GAP_WIDTH * state.gapCount);
  gaps[at + 1] = start;
  gaps[at + GAP_WIDTH] = end;
  state.gapCount += 1;
}

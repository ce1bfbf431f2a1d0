import type { Interval } from '../bars/session.js';
import { KNOWN_GAPS, type ValidatorState } from './validator-state.js';

/** Remember that bars are missing in `[from, to)`; the oldest gap is forgotten for it. */
export function rememberGap(state: ValidatorState, from: number, to: number): void {
  const { gaps } = state;
  if (state.gapCount === KNOWN_GAPS) removeGap(state, 0);
  gaps[2 * state.gapCount] = from;
  gaps[2 * state.gapCount + 1] = to;
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
    const from = gaps[2 * i]!;
    const to = gaps[2 * i + 1]!;
    if (start < from || end > to) continue;
    if (from === start && to === end) removeGap(state, i);
    else if (from === start) gaps[2 * i] = end;
    else if (to === end) gaps[2 * i + 1] = start;
    else splitGap(state, i, { start, end });
    return true;
  }
  return false;
}

function removeGap(state: ValidatorState, i: number): void {
  const { gaps } = state;
  gaps.copyWithin(2 * i, 2 * i + 2, 2 * state.gapCount);
  state.gapCount -= 1;
  gaps[2 * state.gapCount] = 0;
  gaps[2 * state.gapCount + 1] = 0;
}

function splitGap(state: ValidatorState, at: number, { start, end }: Interval): void {
  const { gaps } = state;
  let i = at;
  if (state.gapCount === KNOWN_GAPS) {
    if (at === 0) {
      gaps[0] = end; // what lies before is the oldest of all
      return;
    }
    removeGap(state, 0);
    i -= 1;
  }
  gaps.copyWithin(2 * i + 2, 2 * i, 2 * state.gapCount);
  gaps[2 * i + 1] = start;
  gaps[2 * i + 2] = end;
  state.gapCount += 1;
}

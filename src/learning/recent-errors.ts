import { exp } from '../core/exp.js';

/** Sizes of the last errors: a ring. */
export type RecentErrors = { slot: number; readonly sizes: Float64Array };

export const recentErrors = (): RecentErrors => ({ slot: 0, sizes: new Float64Array(10) });

export function noteError(recent: RecentErrors, error: number): void {
  const { sizes, slot } = recent;
  sizes[slot] = error;
  recent.slot = slot + 1 === sizes.length ? 0 : slot + 1;
}

/** Misses beyond those due from which on the last errors count, and how many of them then. */
const tooMany = 2;
const lastFew = 5;
const shareOfLargest = 0.75;

/**
 * `half` as it has to be, where misses have come so often, or so seldom, that only the last errors
 * tell how wide an interval is to be: no scale or quantile follows a break within some bars.
 *
 *   excess > 2   at least ¾·e^((excess − 2)/2) of the largest of the last 5
 *   excess < −2  at most the largest of the last ⌊20 + 5·excess⌋, unless that is 0
 */
export function heldToRecent(half: number, recent: Readonly<RecentErrors>, excess: number): number {
  if (excess > tooMany) {
    const share = shareOfLargest * exp((excess - tooMany) / 2);
    return Math.max(half, share * largest(recent, lastFew));
  }
  if (!(excess < -tooMany)) return half;
  const most = largest(recent, Math.max(2, Math.floor(20 + 5 * excess)));
  return most > 0 ? Math.min(half, most) : half;
}

/** Of the last `count`. */
function largest({ slot, sizes }: Readonly<RecentErrors>, count: number): number {
  let most = 0;
  for (let back = 1; back <= count; back++) {
    most = Math.max(most, sizes[(slot + sizes.length - back) % sizes.length]!);
  }
  return most;
}

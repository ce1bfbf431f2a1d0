import type { Door } from './door.js';
import { GAP_WIDTH } from './known-gaps.js';

/**
 * A request for bars that the feed's history should have. Fed later, they come out as `backfilled`.
 */
export interface BackfillRequest {
  readonly symbol: string;
  readonly timeframe: string;
  /** First millisecond in which bars are missing, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Bars that the calendar expects there. */
  readonly expected: number;
}

/** The gaps that are known, as requests: the last 64. */
export function backfillRequests({ state, design }: Door, symbol: string): BackfillRequest[] {
  const { schedule, base } = design;
  const requests: BackfillRequest[] = [];
  for (let i = 0; i < state.gapCount; i++) {
    const [from = 0, to = 0, isTold] = state.gaps.subarray(GAP_WIDTH * i, GAP_WIDTH * (i + 1));
    const expected = schedule.expectedBars(base, from, to);
    if (isTold === 1) requests.push({ symbol, timeframe: base.name, from, to, expected });
  }
  return requests;
}

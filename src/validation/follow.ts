import type { Arrival } from './arrival.js';
import type { Door } from './door.js';
import { noReasons } from './door.js';
import { noteGap } from './gap.js';
import { releaseHeld } from './held.js';
import { inspect } from './inspect.js';
import { rememberBar } from './known-bars.js';
import { isPlaced, place } from './placed-bar.js';
import type { ReasonCode } from './reason-code.js';
import { settleNewest } from './settle.js';

/** What is known about a bar that waited until now. */
interface Release {
  readonly wasPending: boolean;
  readonly decidedAt: number;
}

/** A bar that is newer than all that came before it. */
export function follow(door: Door, { bar, interval, reasons }: Arrival, release?: Release): void {
  const { state, design } = door;
  const { newest, held } = state;
  if (isPlaced(held)) releaseHeld(door, bar, interval.end);
  const verdict = settleNewest(door, bar);
  const { doubts, notes } = inspect(door, bar, interval.end);
  const isDoubted = doubts.length > 0;
  const said = reasonsIn(reasons, doubts, notes, verdict);
  if (isDoubted && design.hold === 1 && release === undefined && isPlaced(newest)) {
    place(held, bar, interval);
    held.reasons = said.join();
    door.refuse(bar.time, { disposition: 'pending', reasons: said });
    return;
  }
  if (newest.end < interval.start) noteGap(door, newest, interval);
  place(newest, bar, interval);
  newest.reasons = isDoubted ? doubts.join() : '';
  rememberBar(door, bar, interval.start);
  state.isSettled = false;
  state.sources.newestSource = door.reading.source ?? '';
  state.runCount += 1;
  door.newCount += 1;
  const disposition = reasons.includes('ohlc-rounding') ? 'repaired' : 'accepted';
  const decidedAt = release?.decidedAt; // where it waits for nothing there is no record to make
  door.pass(bar, interval, { disposition, reasons: said }, decidedAt, release?.wasPending);
}

function reasonsIn(
  mended: readonly ReasonCode[],
  doubts: readonly ReasonCode[],
  notes: readonly ReasonCode[],
  verdict: ReasonCode | undefined,
): readonly ReasonCode[] {
  if (mended.length + doubts.length + notes.length === 0 && verdict === undefined) return noReasons;
  return [...mended, ...doubts, ...notes, ...(verdict === undefined ? [] : [verdict])];
}

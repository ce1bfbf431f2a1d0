import type { Bar } from '../bars/bar.js';
import type { Door } from './door.js';
import { noteGap } from './gap.js';
import { rememberBar } from './known-bars.js';
import { barOf, intervalOf, type PlacedBar, place, reasonsOf, unplace } from './placed-bar.js';
import type { ReasonCode } from './reason-code.js';
import { believe, decide, settleNewest } from './settle.js';
import { verdictReasons } from './verdict.js';

/** `next` follows the bar that waits: it says what that was. */
export function releaseHeld(door: Door, next: Bar, decidedAt: number): void {
  const { state, design } = door;
  const { held, anchor } = state;
  settleNewest(door, held);
  const verdict = decide(door, held, next);
  const isDropped = verdict === 'spike' && design.policy === 'drop';
  if (!isDropped) rememberBar(door, held, held.start); // as it came, not as it is repaired
  const reasons = reasonsOf(held);
  if (verdict !== undefined) reasons.push(verdictReasons[verdict]);
  if (verdict !== 'spike') {
    go(door, held, { reasons, decidedAt, isRepaired: reasons.includes('ohlc-rounding') });
    believe(door, state.newest);
  } else if (isDropped) {
    door.refuse(held.time, { disposition: 'dropped', reasons }, true);
  } else {
    const isRepaired = design.policy === 'repair';
    if (isRepaired) held.open = held.high = held.low = held.close = anchor.close;
    go(door, held, { reasons, decidedAt, isRepaired });
  }
  state.isSettled = true;
  unplace(held);
}

/** Time has passed by more than a bar, and none has come to tell: the bar that waits goes on. */
export function expireHeld(door: Door, now: number): void {
  const { state } = door;
  const { held } = state;
  settleNewest(door, held);
  const doubts = reasonsOf(held).filter((reason) => reason.startsWith('suspected'));
  const reasons: ReasonCode[] = [...reasonsOf(held), 'hold-expired'];
  rememberBar(door, held, held.start);
  go(door, held, { reasons, decidedAt: now, isRepaired: reasons.includes('ohlc-rounding') });
  state.newest.reasons = doubts.join();
  state.isSettled = false;
  unplace(held);
}

interface Going {
  readonly reasons: readonly ReasonCode[];
  readonly decidedAt: number;
  readonly isRepaired: boolean;
}

/** `held` is the newest bar from now on. */
function go(door: Door, held: PlacedBar, { reasons, decidedAt, isRepaired }: Going): void {
  const { state } = door;
  if (state.newest.end < held.start) noteGap(door, state.newest, held);
  place(state.newest, held, held);
  state.runCount += 1;
  door.newCount += 1;
  const disposition = isRepaired ? 'repaired' : 'accepted';
  door.pass(barOf(held), intervalOf(held), { disposition, reasons }, decidedAt, true);
}

import type { Arrival } from './arrival.js';
import type { Door } from './door.js';
import { noteGap } from './gap.js';
import { isPlaced, place } from './placed-bar.js';

/** What is known about a bar that waited until now. */
interface Release {
  readonly wasPending: boolean;
  readonly decidedAt: number;
}

/** A bar that is newer than all that went on before it. */
export function follow(door: Door, { bar, interval, reasons }: Arrival, release?: Release): void {
  const { state } = door;
  const { newest } = state;
  if (isPlaced(newest)) noteGap(door, newest, interval);
  place(newest, bar, interval);
  state.isSettled = false;
  state.runCount += 1;
  door.isNew = true;
  const disposition = reasons.includes('ohlc-rounding') ? 'repaired' : 'accepted';
  const { wasPending = false, decidedAt = interval.end } = release ?? {};
  door.pass(bar, interval, { disposition, reasons }, decidedAt, wasPending);
}

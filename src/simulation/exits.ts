import { type BarPrices, goesHighFirst, passes, reachesAgainst } from './bar-path.js';
import { closeAt, type Run } from './bar-run.js';
import type { BookSettings } from './book-options.js';
import type { BookState } from './book-state.js';

/** Whether a bar, which nobody walks, stays between the stop and the target of a position. */
export function isBetween(
  { quantity, stop, target }: BookState,
  { policy, touch }: BookSettings,
  bar: BarPrices,
): boolean {
  if (policy === 'base') return false;
  const { open } = bar;
  const side = Math.sign(quantity);
  if (side * (open - stop) <= 0 || side * (open - target) > 0) return false;
  if (touch && open === target) return false;
  return !reachesAgainst(bar, stop, side) && !passes(bar, target, -side, touch);
}

/** The open is beyond the stop or the target of a position: it is closed at the open. */
export function exitAtOpen(run: Run): void {
  const { state, settings, bar } = run;
  const { open: price } = bar;
  const side = Math.sign(state.quantity);
  if (side * (price - state.stop) <= 0) {
    closeAt(run, { price, isMaker: false, reason: 'exit-stop' });
  } else if (side * (price - state.target) > 0 || (settings.touch && price === state.target)) {
    closeAt(run, { price, isMaker: true, reason: 'exit-target' });
  }
}

/** A bar reaches the stop or the target of a position that was there at its open. */
export function exitInside(run: Run): void {
  const { state, settings, bar } = run;
  const { stop, target } = state;
  const side = Math.sign(state.quantity);
  const isStopped = reachesAgainst(bar, stop, side);
  const isTaken = passes(bar, target, -side, settings.touch);
  if (!isStopped && !isTaken) return;
  const isStopFirst = goesHighFirst(bar, settings.policy, side) === side < 0;
  if (isStopped && (!isTaken || isStopFirst)) {
    const other = isTaken ? { otherPrice: target } : {};
    closeAt(run, { price: stop, isMaker: false, reason: 'exit-stop', ...other });
  } else {
    const other = isStopped ? { otherPrice: stop } : {};
    closeAt(run, { price: target, isMaker: true, reason: 'exit-target', ...other });
  }
}

/**
 * The stop of a position that was opened within the bar, at `entry`. After a limit it is certain: the
 * price came through the limit; and where the entry is beyond it. After a stop entry it is certain only
 * if the bar closes beyond it.
 */
export function stopAfterEntry(run: Run, entry: number, isCertain: boolean): void {
  const { state, bar } = run;
  const { stop } = state;
  const side = Math.sign(state.quantity);
  if (!reachesAgainst(bar, stop, side)) return;
  const isBeyond = side * (entry - stop) <= 0;
  const isSure = isCertain || isBeyond || side * (bar.close - stop) <= 0;
  const other = isSure ? {} : { otherPrice: bar.close };
  const price = isBeyond ? entry : stop;
  closeAt(run, { price, isMaker: false, reason: 'exit-stop', ...other });
}

/** After the bar: a trailing stop follows its extremes, and never loosens. */
export function trail(state: BookState, bar: BarPrices, openedInside: boolean): void {
  const { quantity } = state;
  if (quantity === 0) return;
  const side = Math.sign(quantity);
  const best = openedInside ? bar.close : side > 0 ? bar.high : bar.low;
  if (!(side * (best - state.extreme) <= 0)) state.extreme = best;
  tighten(state, side);
}

/** Bring the stop to `trailDistance` from the extreme, if it is not nearer already. */
export function tighten(
  state: { stop: number; readonly extreme: number; readonly trailDistance: number },
  side: number,
): void {
  const stop = state.extreme - side * state.trailDistance;
  if (Number.isNaN(stop)) return;
  if (!(side * (stop - state.stop) <= 0)) state.stop = stop;
}

import type { Bar } from '../bars/bar.js';
import { enter, runInside, runOpen } from './bar-order.js';
import { noEvents, type Run } from './bar-run.js';
import { type BookBar, barOf, childrenOf } from './book-bar.js';
import { ageOrders, dropOver } from './book-changes.js';
import type { BookEvent } from './book-event.js';
import type { BookSettings } from './book-options.js';
import type { BookState } from './book-state.js';
import { isBetween, trail } from './exits.js';

/** A book as a bar finds it, and what can be paid for. */
export type Desk = Pick<Run, 'settings' | 'state' | 'symbol' | 'budget'>;

/** A bar whose open a book has had; only that book goes on with it. */
export interface BegunBar {
  readonly desk: Desk;
  readonly bar: Bar;
  /** Its base bars, where the book walks them. */
  readonly parts: readonly Bar[] | undefined;
  /** `undefined` where the bar meets nothing. */
  readonly run: Run | undefined;
}

/**
 * The first half of a bar: its open. Undefined if what came in is no bar, or not after the last one:
 * nothing trades at prices that are over, whether they come late or corrected.
 */
export function beginBar(desk: Desk, given: BookBar): BegunBar | undefined {
  const bar = barOf(given);
  const { state, settings } = desk;
  if (bar === undefined || bar.time <= state.time) return undefined;
  state.time = bar.time;
  if (isUntouched(state, settings, bar)) return { desk, bar, parts: undefined, run: undefined };
  const run = runOf(desk, bar);
  dropOver(run);
  const parts = settings.policy === 'base' ? childrenOf(given) : undefined;
  runOpen(run, parts === undefined ? bar : parts[0]!);
  return { desk, bar, parts, run };
}

/** The second half: what happens within the bar; then orders are a bar older. */
export function finishBar(begun: BegunBar | undefined): readonly BookEvent[] {
  if (begun === undefined) return [{ type: 'refused' }];
  const { desk, bar, parts } = begun;
  const { state, settings } = desk;
  const run = begun.run ?? (hasCome(state, settings, bar) ? lateRun(desk, bar) : undefined);
  if (run === undefined) {
    leaveAlone(state, bar);
    return noEvents;
  }
  runInside(run);
  for (let i = 1; parts !== undefined && i < parts.length; i++) {
    runOpen(run, parts[i]!);
    runInside(run);
  }
  remember(state, bar);
  ageOrders(run);
  return run.events;
}

/** Both halves of a bar that was checked, for a book where it meets nothing; false for any other. */
export function passBar(state: BookState, settings: BookSettings, bar: Bar): boolean {
  if (bar.time <= state.time || !isUntouched(state, settings, bar)) return false;
  state.time = bar.time;
  leaveAlone(state, bar);
  return true;
}

/** Whether a bar meets nothing: there are no orders, and it does not reach the exits of a position. */
function isUntouched(state: BookState, settings: BookSettings, bar: Bar): boolean {
  return state.orders.length === 0 && (state.quantity === 0 || isBetween(state, settings, bar));
}

/** Whether, since the open, something was asked of a position that the bar meets. */
function hasCome(state: BookState, settings: BookSettings, bar: Bar): boolean {
  return state.quantity !== 0 && !isUntouched(state, settings, bar);
}

function lateRun(desk: Desk, bar: Bar): Run {
  const run = runOf(desk, bar);
  enter(run, bar);
  return run;
}

/** After a bar that met nothing. */
function leaveAlone(state: BookState, bar: Bar): void {
  remember(state, bar);
  trail(state, bar, false);
}

/** For the costs of fills in bars to come: in the bar itself nobody knows its volume and range. */
function remember(state: BookState, bar: Bar): void {
  state.volume = bar.volume;
  state.range = bar.high - bar.low;
}

/** Field by field: to spread a desk would cost more than the rest of a quiet bar. */
export function runOf({ settings, state, symbol, budget }: Desk, bar: Bar): Run {
  const [volumeLeft, openedInside] = [0, false];
  return { settings, state, symbol, budget, events: noEvents, bar, volumeLeft, openedInside };
}

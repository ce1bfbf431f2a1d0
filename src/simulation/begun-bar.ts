import type { Bar } from '../bars/bar.js';
import { runInside, runOpen } from './bar-order.js';
import type { Run } from './bar-run.js';
import { type BookBar, barOf, childrenOf } from './book-bar.js';
import { ageOrders, dropOver } from './book-changes.js';
import type { BookEvent } from './book-event.js';
import type { BookState } from './book-state.js';

/** A book as a bar finds it, and what can be paid for. */
export type Desk = Pick<Run, 'settings' | 'state' | 'symbol' | 'budget'>;

/** A bar whose open a book has had; only that book goes on with it. */
export interface BegunBar {
  readonly state: BookState;
  readonly bar: Bar;
  /** Its base bars, where the book walks them. */
  readonly parts: readonly Bar[] | undefined;
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
  if (state.orders.length === 0 && state.quantity === 0) {
    return { state, bar, parts: undefined, run: undefined };
  }
  const run = runOf(desk, bar);
  dropOver(run);
  const parts = settings.policy === 'base' ? childrenOf(given) : undefined;
  runOpen(run, parts === undefined ? bar : parts[0]!);
  return { state, bar, parts, run };
}

/** The second half: what happens within the bar; then orders are a bar older. */
export function finishBar(begun: BegunBar | undefined): readonly BookEvent[] {
  if (begun === undefined) return [{ type: 'refused' }];
  const { run, bar, parts, state } = begun;
  state.volume = bar.volume;
  state.range = bar.high - bar.low;
  if (run === undefined) return noEvents;
  runInside(run);
  for (let i = 1; parts !== undefined && i < parts.length; i++) {
    runOpen(run, parts[i]!);
    runInside(run);
  }
  ageOrders(run);
  return run.events;
}

export const noEvents: readonly BookEvent[] = Object.freeze([]);

/** Field by field: to spread a desk would cost more than the rest of a quiet bar. */
export function runOf({ settings, state, symbol, budget }: Desk, bar: Bar): Run {
  const [volumeLeft, openedInside] = [0, false];
  return { settings, state, symbol, budget, events: [], bar, volumeLeft, openedInside };
}

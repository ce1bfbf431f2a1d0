import type { Bar } from '../bars/bar.js';
import { runInside, runOpen } from './bar-order.js';
import type { Run } from './bar-run.js';
import { type BookBar, barOf, childrenOf } from './book-bar.js';
import { ageOrders } from './book-changes.js';
import type { BookEvent } from './book-event.js';
import type { BookState } from './book-state.js';

/** A book as a bar finds it, and what can be paid for. */
export type Desk = Pick<Run, 'settings' | 'state' | 'symbol' | 'budget'>;

/** A bar whose open a book has had; only that book goes on with it. */
export interface BegunBar {
  readonly state: BookState;
  readonly bar: Bar;
  readonly parts: readonly Bar[];
  readonly run: Run | undefined;
}

/** The first half of a bar: its open. Undefined if what came in is no bar. */
export function beginBar(desk: Desk, given: BookBar): BegunBar | undefined {
  const bar = barOf(given);
  if (bar === undefined) return undefined;
  const { state, settings } = desk;
  if (state.orders.length === 0 && state.quantity === 0) {
    return { state, bar, parts: [], run: undefined };
  }
  const run = runOf(desk, bar);
  const parts = (settings.policy === 'base' ? childrenOf(given) : undefined) ?? [bar];
  runOpen(run, parts[0]!);
  return { state, bar, parts, run };
}

/** The second half: what happens within the bar; then orders are a bar older. */
export function finishBar(begun: BegunBar | undefined): readonly BookEvent[] {
  if (begun === undefined) return [{ type: 'refused' }];
  const { run, bar, parts, state } = begun;
  state.volume = bar.volume;
  state.range = bar.high - bar.low;
  if (run === undefined) return noEvents;
  for (const [i, part] of parts.entries()) {
    if (i > 0) runOpen(run, part);
    runInside(run);
  }
  ageOrders(run);
  return run.events;
}

export const noEvents: readonly BookEvent[] = Object.freeze([]);

export function runOf(desk: Desk, bar: Bar): Run {
  return { ...desk, bar, events: [], volumeLeft: 0, openedInside: false };
}

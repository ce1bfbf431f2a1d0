import { hasSameValues, type SymbolBar } from '../../bars/bar.js';
import type { VenueError } from './venue.js';
import { venueError } from './venue-error.js';

/** A bar and the row it was read from, counted from 1. */
export interface ReadRow {
  readonly bar: SymbolBar;
  readonly line: number;
}

/**
 * The bars in order of time, each time once. Rows may come oldest or newest first; one that goes
 * against the others is reported and put in its place; of two with one time the later row is kept.
 */
export function arrangeByTime(rows: readonly ReadRow[], errors: VenueError[]): SymbolBar[] {
  const bars = rows.map(({ bar }) => bar);
  if (rises(bars)) return bars;
  const direction = bars.at(-1)!.time < bars[0]!.time ? -1 : 1;
  reportDisorder(rows, direction, errors);
  const sorted = [...rows].sort((a, b) => a.bar.time - b.bar.time || a.line - b.line);
  const unique: SymbolBar[] = [];
  for (const [i, { bar, line }] of sorted.entries()) {
    const next = sorted[i + 1]?.bar;
    if (next === undefined || next.time !== bar.time) unique.push(bar);
    else {
      const reason = hasSameValues(bar, next) ? 'duplicate-row' : 'conflicting-row';
      errors.push(venueError(line, reason, String(bar.time)));
    }
  }
  return unique;
}

function rises(bars: readonly SymbolBar[]): boolean {
  for (let i = 1; i < bars.length; i++) if (!(bars[i]!.time > bars[i - 1]!.time)) return false;
  return true;
}

function reportDisorder(rows: readonly ReadRow[], direction: 1 | -1, errors: VenueError[]): void {
  let furthest = direction * Number.NEGATIVE_INFINITY;
  for (const { bar, line } of rows) {
    if ((bar.time - furthest) * direction < 0) {
      errors.push(venueError(line, 'out-of-order', String(bar.time)));
    } else furthest = bar.time;
  }
}

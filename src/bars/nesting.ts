import { anchorOf, dayStartMs, firstDayOf, neverCloses, originsOf } from './anchor.js';
import type { Anchor, Calendar } from './calendar.js';
import { divides, type Timeframe } from './timeframe.js';

/**
 * Whether no bar of `base` ever straddles a boundary of `parent` in `calendar`: the counts divide,
 * and both are counted from the same place or from places that are whole base bars apart.
 */
export function nests(calendar: Calendar, base: Timeframe, parent: Timeframe): boolean {
  if (!divides(base, parent)) return false;
  const [from, to] = [anchorOf(calendar, base), anchorOf(calendar, parent)];
  const startMs = (anchor: Anchor): number => (neverCloses(calendar) ? dayStartMs(anchor) : 0);
  if (base.measure === 'month') return true;
  if (base.measure === 'day') {
    if (parent.measure === 'month') return startMs(from) === 0;
    const days = firstDayOf(to) - firstDayOf(from);
    return days % base.count === 0 && startMs(from) === startMs(to);
  }
  if (parent.measure === 'month') return true; // clock timeframes are cut at each close
  if (parent.measure === 'day') {
    const start = startMs(to);
    return start === 0 || originsOf(calendar, from, base.count).has(start % base.count);
  }
  if (from === to) return true;
  const origins = new Set([
    ...originsOf(calendar, from, base.count),
    ...originsOf(calendar, to, base.count),
  ]);
  return origins.size === 1;
}

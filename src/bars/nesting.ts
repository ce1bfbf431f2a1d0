import { anchorOf, dayStartMs, firstDayOf, isUniform, originsOf } from './anchor.js';
import type { Calendar } from './calendar.js';
import { MS_PER_DAY } from './civil.js';
import { dividesRaw, type Timeframe } from './timeframe.js';

/**
 * Whether no bar of `base` ever straddles a boundary of `parent` in `calendar`: the counts divide,
 * and both are counted from the same place or from places that are whole base bars apart.
 */
export function nests(calendar: Calendar, base: Timeframe, parent: Timeframe): boolean {
  if (!dividesRaw(base, parent)) return false;
  const [from, to] = [anchorOf(calendar, base), anchorOf(calendar, parent)];
  if (base.measure === 'month') return true;
  const [isBaseUniform, isUniformParent] = [isUniform(calendar, from), isUniform(calendar, to)];
  // Where days begin, as a time of the UTC day: markets that close have no say in it.
  const baseStartMs = isBaseUniform ? dayStartMs(from) : 0;
  const startMs = isUniformParent && parent.measure !== 'month' ? dayStartMs(to) : 0;
  if (base.measure === 'day') {
    if (parent.measure === 'month') return baseStartMs === 0;
    return (firstDayOf(to) - firstDayOf(from)) % base.count === 0 && baseStartMs === startMs;
  }
  const isCutByDay = !isBaseUniform; // clock bars end with their session
  if (parent.measure !== 'ms') {
    if (isCutByDay && startMs === 0) return true;
    return (
      MS_PER_DAY % base.count === 0 &&
      originsOf(calendar, from, base.count).has(startMs % base.count)
    );
  }
  if (from === to) return true;
  if (isBaseUniform !== isUniformParent && MS_PER_DAY % base.count !== 0) return false;
  const origins = new Set([
    ...originsOf(calendar, from, base.count),
    ...originsOf(calendar, to, base.count),
  ]);
  return origins.size === 1;
}

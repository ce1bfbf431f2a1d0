import { anchorOf, dayStartMs, neverCloses } from './anchor.js';
import type { Calendar } from './calendar.js';
import { MS_PER_DAY } from './civil.js';
import { CivilGrid } from './civil-grid.js';
import { ClockGrid } from './clock-grid.js';
import type { Grid, SessionAt } from './grid.js';
import type { Timeframe } from './timeframe.js';
import { UniformGrid } from './uniform-grid.js';

/** The intervals of `timeframe`, counted from where the calendar's anchors say. */
export function gridOf(calendar: Calendar, timeframe: Timeframe, sessionAt: SessionAt): Grid {
  const anchor = anchorOf(calendar, timeframe);
  if (timeframe.measure === 'ms') return new ClockGrid(calendar, timeframe, sessionAt, anchor);
  const isUniform = timeframe.measure === 'day' && dayStartMs(anchor) > 0 && neverCloses(calendar);
  if (isUniform) return new UniformGrid(anchor as number, timeframe.count * MS_PER_DAY);
  return new CivilGrid(calendar, timeframe, sessionAt, anchor);
}

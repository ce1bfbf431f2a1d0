import { anchorOf, isUniform } from './anchor.js';
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
  const { measure, count } = timeframe;
  if (isUniform(calendar, anchor) && measure !== 'month') {
    return new UniformGrid(anchor, measure === 'ms' ? count : count * MS_PER_DAY);
  }
  if (measure === 'ms') return new ClockGrid(calendar, timeframe, sessionAt, anchor);
  return new CivilGrid(calendar, timeframe, sessionAt, anchor);
}

import type { Bar } from '../../src/bars/bar.js';
import type { CalendarName } from '../../src/bars/calendars.js';
import { Schedule } from '../../src/bars/schedule.js';
import { timeframeOf } from '../../src/bars/timeframe.js';

/** `count` bars of a second while `calendar` trades, from a Monday on; prices walk by ticks. */
export function secondBars(calendar: CalendarName, count: number): Bar[] {
  const schedule = new Schedule(calendar);
  const second = timeframeOf('1s');
  const bars: Bar[] = [];
  let state = 1;
  let close = 100;
  let { start: time, end } = schedule.intervalOf(second, Date.UTC(2024, 0, 8));
  while (bars.length < count) {
    state = (state * 48_271) % 2_147_483_647;
    const open = close;
    close = Math.max(1, open + ((state % 5) - 2) / 100);
    const high = Math.max(open, close) + 0.01;
    bars.push({
      time,
      open,
      high,
      low: Math.min(open, close) - 0.01,
      close,
      volume: state % 1_000,
    });
    ({ start: time, end } = schedule.intervalOf(second, end));
  }
  return bars;
}

import { type CalendarName, MS_PER_DAY, Schedule, timeframeOf } from 'barwave/bars';
import type { DemoOptions } from './arguments.js';

/** Bars of a day and longer are known by their date, shorter ones by the time they open. */
export function barLabel({ base, calendar }: DemoOptions): (time: number) => number {
  if (timeframeOf(base).measure === 'ms') return (time) => time;
  const schedule = new Schedule(calendar as CalendarName);
  return (time) => schedule.sessionAt(time).day * MS_PER_DAY;
}

/** As many as there were, if that is a week of them or more. */
export function barsPerYear(time: readonly number[]): number | undefined {
  const years = (time.at(-1)! - time[0]!) / (365.25 * MS_PER_DAY);
  return years >= 7 / 365.25 ? (time.length - 1) / years : undefined;
}

import {
  civilDateRaw,
  dayNumberRaw,
  firstDayOfMonth,
  MS_PER_DAY,
  monthNumber,
} from '../bars/civil.js';
import { clock } from './figures.js';

/** A place on a time axis that has a name. */
export interface Tick {
  readonly time: number;
  readonly label: string;
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const monthSteps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
const dayMultiples = [1, 2, 5, 10];
const minuteSteps = [1, 5, 15, 30, 60, 180, 360, 720];

/** At most `count` ticks at round civil times, as many as that allows: minutes, days, months or years. */
export function timeTicks(from: number, to: number, count: number): Tick[] {
  const span = to - from;
  const minutes = minuteSteps.find((step) => span / (step * 60_000) <= count);
  if (minutes !== undefined) return clockTicks(from, to, minutes * 60_000);
  const days = dayMultiples.find((step) => span / (step * MS_PER_DAY) <= count);
  if (days !== undefined) return dayTicks(from, to, days);
  const month = 30.44 * MS_PER_DAY;
  const months = monthSteps.find((step) => span / (step * month) <= count) ?? 2400;
  return monthTicks(from, to, months);
}

function clockTicks(from: number, to: number, step: number): Tick[] {
  const ticks: Tick[] = [];
  for (let time = Math.ceil(from / step) * step; time <= to; time += step) {
    const ofDay = time - Math.floor(time / MS_PER_DAY) * MS_PER_DAY;
    ticks.push({ time, label: ofDay === 0 ? dayLabel(time) : clock(ofDay / 60_000) });
  }
  return ticks;
}

function dayTicks(from: number, to: number, step: number): Tick[] {
  const ticks: Tick[] = [];
  for (let day = Math.ceil(from / MS_PER_DAY / step) * step; day * MS_PER_DAY <= to; day += step) {
    ticks.push({ time: day * MS_PER_DAY, label: dayLabel(day * MS_PER_DAY) });
  }
  return ticks;
}

function monthTicks(from: number, to: number, step: number): Tick[] {
  // Counted from the year 0, so that steps of years fall on round ones.
  const offset = monthNumber(dayNumberRaw(0, 1, 1));
  const first = monthNumber(Math.floor(from / MS_PER_DAY)) - offset;
  const ticks: Tick[] = [];
  for (let k = Math.ceil(first / step) * step; ; k += step) {
    const day = firstDayOfMonth(k + offset);
    if (day * MS_PER_DAY > to) return ticks;
    if (day * MS_PER_DAY < from) continue;
    const { year, month } = civilDateRaw(day);
    const label = step % 12 === 0 ? `${year}` : `${monthNames[month - 1]} ${year}`;
    ticks.push({ time: day * MS_PER_DAY, label });
  }
}

function dayLabel(time: number): string {
  const { month, day } = civilDateRaw(Math.floor(time / MS_PER_DAY));
  return `${day} ${monthNames[month - 1]}`;
}

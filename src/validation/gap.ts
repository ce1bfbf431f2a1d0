import { isoDateRaw, MS_PER_DAY, MS_PER_MINUTE, weekdayOfRaw } from '../bars/civil.js';
import type { Schedule } from '../bars/schedule.js';
import type { Interval } from '../bars/session.js';
import { instantOfRaw } from '../bars/zone.js';
import type { Door } from './door.js';
import { rememberGap } from './known-gaps.js';
import { isUsualRun, learnRun, slotOf } from './quiet.js';

/**
 * What lies between two bars: days on which the market was closed out of turn, and a gap if the
 * calendar expects bars there. Nights, weekends and holidays are neither.
 */
export function noteGap(door: Door, previous: Interval, next: Interval): void {
  const from = previous.end;
  const to = next.start;
  const { schedule, base, feed, gapToleranceBars } = door.design;
  const missing = schedule.expectedBars(base, from, to);
  tellClosures(door, from, to);
  if (missing === 0) return;
  const isQuietRun = feed === 'tradeOnly' && isQuiet(door, from, missing);
  const isTold = missing > gapToleranceBars && !isQuietRun;
  rememberGap(door.state, { start: from, end: to }, isTold);
  if (!isTold) return;
  const uncovered = !schedule.covers(from - 1, to - 1);
  door.tell({ type: 'gap', from, to, missing, uncovered });
  if (!uncovered) door.missing += feed === 'dense' ? missing : tradesIn(door, missing);
}

/** Whether a feed that is quiet now and then was so from `from` on; learns from it. */
function isQuiet({ state, design }: Door, from: number, missing: number): boolean {
  const slot = slotOf(design.schedule.sessionAt(from).open, from);
  const isKnown = isUsualRun(state.quiet, slot, missing);
  learnRun(state.quiet, slot, missing);
  return isKnown;
}

/** How many of `missing` intervals would have had a bar in a feed that is quiet now and then. */
function tradesIn({ state }: Door, missing: number): number {
  return Math.max(1, Math.round(missing * state.quiet.tradedRatio));
}

/** The special closures of the calendar on the dates between two sessions. */
function tellClosures(door: Door, from: number, to: number): void {
  const { schedule } = door.design;
  const { exceptions } = schedule.calendar;
  const lastDay = schedule.sessionAt(to).day - 1;
  for (let day = schedule.sessionAt(from - 1).day + 1; day <= lastDay; day++) {
    const date = isoDateRaw(day);
    const exception = exceptions[date];
    if (exception?.special === true && exception.spans.length === 0) {
      const hours = usualHours(schedule, day);
      door.tell({ type: 'closure', name: exception.reason, date, ...hours });
    }
  }
}

/** When the week's pattern would have had the market open. */
function usualHours({ calendar }: Schedule, day: number): { from: number; to: number } {
  const spans = calendar.week[weekdayOfRaw(day)]!;
  const at = (minutes: number): number =>
    instantOfRaw(calendar.zone, day * MS_PER_DAY + minutes * MS_PER_MINUTE);
  return { from: at(spans.at(0)?.[0] ?? 0), to: at(spans.at(-1)?.[1] ?? 0) };
}

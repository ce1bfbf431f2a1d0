import type { PipelineResult, ReportData } from 'barwave';
import { type CalendarName, Schedule, timeframeOf } from 'barwave/bars';
import type { DemoOptions } from './arguments.js';
import type { Replay } from './replay.js';

/** How good the bars were, and how many the calendar expects from the first to the last. */
export function quality(
  { diary, feed, last, base: { bars } }: Replay,
  { base, calendar }: DemoOptions,
  unreadable: number,
): NonNullable<ReportData['quality']> {
  const timeframe = timeframeOf(base);
  const schedule = new Schedule(calendar as CalendarName);
  const { start } = schedule.intervalOfBar(timeframe, bars[0]!.time);
  const { end } = schedule.intervalOfBar(timeframe, bars.at(-1)!.time);
  return {
    ...last.quality,
    expected: schedule.expectedBars(timeframe, start, end),
    received: bars.length,
    counts: { ...feed.counts, ...(unreadable > 0 ? { unreadable } : {}) },
    reasons: feed.reasons(),
    history: { time: feed.times, score: feed.scores },
    gaps: diary.events.filter(isGapOfFeed),
    closures: diary.events.filter((event) => event.type === 'closure'),
  };
}

type Gap = Extract<PipelineResult['events'][number], { type: 'gap' }>;

/** Longer timeframes have gaps of their own, told with their name. */
function isGapOfFeed(event: PipelineResult['events'][number]): event is Gap {
  return event.type === 'gap' && !('timeframe' in event);
}

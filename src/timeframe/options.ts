import { withAnchorsRaw } from '../bars/anchor.js';
import type { Anchors, Calendar } from '../bars/calendar.js';
import { type CalendarName, calendarOf } from '../bars/calendars.js';
import { MS_PER_DAY } from '../bars/civil.js';
import { nests } from '../bars/nesting.js';
import { Schedule } from '../bars/schedule.js';
import { dividesRaw, type Timeframe, timeframeOf } from '../bars/timeframe.js';
import {
  requireBoolean,
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireOneOf,
  requireRecord,
} from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import type { AggregationMethod } from './parent.js';
import { blankBar } from './parent-bar.js';
import type { Plan } from './plan.js';
import { revisableBarsOf } from './revisable.js';

export interface TimeframeAggregatorOptions {
  /** Timeframe of the bars that come in, e.g. `1m`. */
  readonly base: string;
  /** What to build, e.g. `['5m', '1h', '1d', '1w', '1M']`; the base itself may be among them. */
  readonly timeframes: readonly string[];
  /** When the market trades; default `24/7`. */
  readonly calendar?: CalendarName | Calendar;
  /** From where bars are counted, for all timeframes or by timeframe; default the calendar's. */
  readonly anchor?: Anchors;
  /**
   * How long after the end of a bar `advance` waits before it closes it, in ms, 0 to a day: for
   * children that are on their way. Default 10 s, or one base bar where that is shorter.
   */
  readonly closeDelayMs?: number;
  /**
   * How many of the newest base bars can come again with other values, and may have late ones put
   * between them; 1 to 100,000, default 1. Costs 64 bytes each.
   */
  readonly revisableBars?: number;
  /**
   * Instead of it: the last so many parents of the shortest timeframe, at least, and the one that
   * is not over can be revised; every longer one with them. From 1, to 100,000 base bars in all.
   */
  readonly revisableParents?: number;
  /** Whose word stands when one of those comes again with other values; default `last`. */
  readonly conflict?: AggregationConflict;
  /** What `price` of a bar is: its close (`ohlc`, default), its `vwap`, or its typical price. */
  readonly method?: AggregationMethod;
  /** What stands for a parent without a child: nothing (default), or the close before it. */
  readonly fill?: 'none' | 'previous';
  /** Longest gap that is filled, in bars of the timeframe; default 1,000. */
  readonly maxFillBars?: number;
  /** Leave a first bar out that began before its first child; default false. */
  readonly dropIncompleteFirst?: boolean;
}

/** Which values of a base bar that comes twice stand; `reject`: the first, and `conflict`. */
export type AggregationConflict = 'last' | 'first' | 'reject';

const keys: readonly string[] = [
  'base',
  'timeframes',
  'calendar',
  'anchor',
  'closeDelayMs',
  'revisableBars',
  'revisableParents',
  'conflict',
  'method',
  'fill',
  'maxFillBars',
  'dropIncompleteFirst',
];

/** How late feeds usually are, at most. */
const USUAL_DELAY_MS = 10_000;

/** Everything that an aggregator is asked to do. */
export interface Settings extends Plan {
  readonly closeDelayMs: number;
  readonly revisableBars: number;
  readonly conflict: AggregationConflict;
}

/** The options, checked, defaults filled in. */
export function settingsOf(options: TimeframeAggregatorOptions): Settings {
  requireKnownKeys('', requireRecord('options', options), keys);
  const { maxFillBars = 1_000, anchor, dropIncompleteFirst = false } = options;
  const base = timeframeOf(options.base, 'base');
  const { closeDelayMs = Math.min(USUAL_DELAY_MS, base.nominalMs) } = options;
  const calendar = calendarOf(options.calendar ?? '24/7');
  const schedule = new Schedule(anchor === undefined ? calendar : withAnchorsRaw(calendar, anchor));
  const fills = requireOneOf('fill', options.fill ?? 'none', ['none', 'previous']) === 'previous';
  const longestFill = requireInteger('maxFillBars', maxFillBars, 1, 1_000_000);
  const timeframes = requireTimeframes(options.timeframes, base, schedule.calendar);
  return {
    base,
    timeframes,
    schedule,
    method: requireOneOf('method', options.method ?? 'ohlc', ['ohlc', 'vwap', 'typical']),
    passing: timeframes.map(blankBar),
    maxFillBars: fills ? longestFill : 0,
    dropIncompleteFirst: requireBoolean('dropIncompleteFirst', dropIncompleteFirst),
    closeDelayMs: requireNumber('closeDelayMs', closeDelayMs, 0, MS_PER_DAY),
    revisableBars: revisableBarsOf(options, base, timeframes),
    conflict: requireOneOf('conflict', options.conflict ?? 'last', ['last', 'first', 'reject']),
  };
}

/** What a snapshot depends on: everything but the delay, which decides only when to close. */
export function settingsId(settings: Settings): string {
  const { base, timeframes, schedule, revisableBars, conflict, method } = settings;
  const { id, version } = schedule.calendar;
  const own = [
    revisableBars === 1 ? '' : `,revisable=${revisableBars}`,
    conflict === 'last' ? '' : `,conflict=${conflict}`,
    method === 'ohlc' ? '' : `,method=${method}`,
    settings.maxFillBars === 0 ? '' : `,fill=${settings.maxFillBars}`,
    settings.dropIncompleteFirst ? ',dropIncompleteFirst' : '',
  ];
  const names = timeframes.map(({ name }) => name).join('+');
  return `aggregator(${base.name},${names},${id}@${version}${own.join('')})`;
}

function requireTimeframes(
  given: readonly string[],
  base: Timeframe,
  calendar: Calendar,
): readonly Timeframe[] {
  if (!Array.isArray(given) || given.length === 0) {
    throw new ConfigError('timeframes', 'an array of at least one timeframe', given);
  }
  const seen = new Set<string>();
  const timeframes = Array.from(given, (text: string, i) => {
    const path = `timeframes[${i}]`;
    const timeframe = timeframeOf(text, path);
    const { name } = timeframe;
    if (!dividesRaw(base, timeframe))
      throw new ConfigError(path, `a multiple of ${base.name}`, text);
    if (!nests(calendar, base, timeframe)) {
      throw new ConfigError(path, `aligned with bars of ${base.name} (see anchor)`, text);
    }
    if (seen.has(name)) throw new ConfigError(path, `given once (${name} is there already)`, text);
    seen.add(name);
    return timeframe;
  });
  return timeframes.sort((a, b) => a.nominalMs - b.nominalMs);
}

import { type Bar, type ClosedBar, copyBar, hasSameValues, isAdmissibleBar } from '../bars/bar.js';
import type { Calendar } from '../bars/calendar.js';
import type { CalendarName } from '../bars/calendars.js';
import { LONGEST_LEAP_MS } from '../bars/epoch.js';
import { MAX_TIME, Schedule } from '../bars/schedule.js';
import { divides, type Timeframe, timeframeOf } from '../bars/timeframe.js';
import { requireKnownKeys, requireNumber, requireOneOf, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { type Snapshot, snapshotFormat } from '../core/state.js';
import { admitSnapshot } from '../core/streaming.js';
import type {
  Aggregation,
  AggregationEvent,
  AggregationRefusal,
  FormingBars,
} from './aggregation.js';
import {
  type Family,
  familyAdd,
  familyAdvance,
  familyCopy,
  familyInit,
  familyReplace,
  isForming,
} from './family.js';
import { familyState, reviveFamily } from './family-state.js';
import { parentBar } from './parent.js';

export interface TimeframeAggregatorOptions {
  /** Timeframe of the bars that come in, e.g. `1m`. */
  readonly base: string;
  /** What to build, e.g. `['5m', '1h', '1d', '1w', '1M']`; the base itself may be among them. */
  readonly timeframes: readonly string[];
  /** When the market trades; default `24/7`. */
  readonly calendar?: CalendarName | Calendar;
}

/**
 * Bars of longer timeframes from the bars of one: clock times, days, weeks from Monday, months, all by
 * the exchange's calendar.
 *
 * A bar closes when its last child arrives, on any later child, or on `advance(now)`. The newest
 * base bar may come again with other values: forming bars follow, closed ones are revised. Older
 * ones are refused: that is for the validator to judge.
 *
 * @param options  see `TimeframeAggregatorOptions`; timeframes are kept from short to long
 * @throws {ConfigError} if a timeframe is unknown, given twice, or not built of whole base bars
 * @cost    O(1) per bar, O(sessions skipped) after a gap; 6 numbers a timeframe
 * @example
 * const hours = new TimeframeAggregator({ base: '30m', timeframes: ['1h'] });
 * const bar = { time: 0, open: 1, high: 3, low: 1, close: 2, volume: 5 };
 * hours.update(bar).length; // 0
 * hours.forming('1h').received; // 1
 * const [closed] = hours.update({ ...bar, time: 1_800_000, high: 4, close: 3 });
 * [closed.type, closed.bar.high, closed.bar.volume]; // ['closed', 4, 10]
 */
export class TimeframeAggregator {
  readonly id: string;
  /** The timeframes built, from short to long. */
  readonly timeframes: readonly string[];
  readonly #base: Timeframe;
  readonly #built: readonly Timeframe[];
  readonly #schedule: Schedule;
  #family: Family;

  constructor(options: TimeframeAggregatorOptions) {
    const given = requireRecord('options', options);
    requireKnownKeys('', given, ['base', 'timeframes', 'calendar']);
    this.#base = timeframeOf(options.base, 'base');
    this.#built = requireTimeframes(options.timeframes, this.#base);
    this.#schedule = new Schedule(options.calendar);
    this.#family = familyInit(this.#built);
    this.timeframes = this.#built.map(({ name }) => name);
    const { id, version } = this.#schedule.calendar;
    this.id = `aggregator(${this.#base.name},${this.timeframes.join('+')},${id}@${version})`;
  }

  /** Absorb `bar`; what it caused, in the order of the ends of the bars. */
  update(bar: Bar): readonly AggregationEvent[] {
    return this.#absorb(this.#family, bar);
  }

  /** The events of `update(bar)`, and the forming bars after it; changes nothing. */
  peek(bar: Bar): Aggregation {
    const family = familyCopy(this.#family);
    const events = this.#absorb(family, bar);
    return { events, forming: formingBars(family) };
  }

  /** Time has reached `now`: the bars that are over by then. It never runs backwards. */
  advance(now: number): readonly AggregationEvent[] {
    requireNumber('now', now, -MAX_TIME, MAX_TIME);
    const events: AggregationEvent[] = [];
    familyAdvance(this.#family, now, events);
    return events;
  }

  /** The bars that are not over yet, of every timeframe. */
  get formingBars(): FormingBars {
    return formingBars(this.#family);
  }

  /** The bar of `timeframe` that is not over yet; `undefined` between two bars. */
  forming(timeframe: string): ClosedBar | undefined {
    requireOneOf('timeframe', timeframe, this.timeframes);
    const { parents, newest } = this.#family;
    const parent = parents[this.timeframes.indexOf(timeframe)]!;
    return isForming(this.#family, parent) ? parentBar(parent, newest) : undefined;
  }

  reset(): void {
    this.#family = familyInit(this.#built);
  }

  snapshot(): Snapshot {
    const state = familyState(this.#family);
    return { format: snapshotFormat, version: 1, id: this.id, state };
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const given = admitSnapshot(snapshot, this.id, 1);
    this.#family = reviveFamily(given, this.#built, this.#base, this.#schedule);
  }

  #absorb(family: Family, bar: Bar): readonly AggregationEvent[] {
    const { newest } = family;
    if (!isAdmissibleBar(bar) || Math.abs(bar.time) > MAX_TIME) return refused(bar, 'inadmissible');
    if (bar.time - newest.time > LONGEST_LEAP_MS) return refused(bar, 'inadmissible');
    const child = this.#schedule.intervalOfBar(this.#base, bar.time);
    if (child.start < family.child.start) return refused(bar, 'late');
    const events: AggregationEvent[] = [];
    if (child.start !== family.child.start) {
      familyAdd(family, this.#schedule, this.#base, child, copyBar(bar), events);
    } else if (!hasSameValues(bar, newest)) {
      familyReplace(family, copyBar(bar), events);
    }
    return events;
  }
}

function requireTimeframes(given: readonly string[], base: Timeframe): readonly Timeframe[] {
  if (!Array.isArray(given)) throw new ConfigError('timeframes', 'an array of timeframes', given);
  const seen = new Set<string>();
  const timeframes = given.map((text: string, i) => {
    const path = `timeframes[${i}]`;
    const timeframe = timeframeOf(text, path);
    const { name } = timeframe;
    if (!divides(base, timeframe)) throw new ConfigError(path, `made of whole ${base.name}`, text);
    if (seen.has(name)) throw new ConfigError(path, `given once (${name} is there already)`, text);
    seen.add(name);
    return timeframe;
  });
  return timeframes.sort((a, b) => a.nominalMs - b.nominalMs);
}

function formingBars(family: Readonly<Family>): FormingBars {
  const forming: Record<string, ClosedBar | undefined> = {};
  for (const parent of family.parents) {
    const bar = isForming(family, parent) ? parentBar(parent, family.newest) : undefined;
    forming[parent.timeframe.name] = bar;
  }
  return forming;
}

function refused(bar: Bar, reason: AggregationRefusal): readonly AggregationEvent[] {
  return [{ type: 'refused', reason, bar }];
}

import { type Bar, copyBar } from '../bars/bar.js';
import type { Calendar } from '../bars/calendar.js';
import type { CalendarName } from '../bars/calendars.js';
import { MAX_TIME, Schedule } from '../bars/schedule.js';
import type { Interval } from '../bars/session.js';
import { type Timeframe, timeframeOf } from '../bars/timeframe.js';
import { requireKnownKeys, requireNumber, requireOneOf, requireRecord } from '../core/arguments.js';
import { cloneState, type Snapshot, snapshotFormat } from '../core/state.js';
import { admitSnapshot } from '../core/streaming.js';
import { finiteRule } from './finite-rule.js';
import { eventsBetween } from './gap.js';
import { gridRule } from './grid-rule.js';
import {
  type Disposition,
  type Judgement,
  type ReasonCode,
  reasonCodes,
  type Validation,
  type ValidationEvent,
} from './judgement.js';
import { ohlcRule } from './ohlc-rule.js';
import { type ConflictPolicy, orderRule } from './order-rule.js';
import { type Quality, qualityAdvance, qualityOf, qualityStep } from './quality.js';
import { rangeRule } from './range-rule.js';
import { readBar } from './read-bar.js';
import { signRule } from './sign-rule.js';
import { timeRule } from './time-rule.js';
import { reviveValidator, type ValidatorState, validatorInit } from './validator-state.js';

export interface DataValidatorOptions {
  /** Timeframe of the bars that come in, e.g. `1m`. */
  readonly base: string;
  /** When the market trades; default `24/7`. */
  readonly calendar?: CalendarName | Calendar;
  /** Which values stand when the newest bar comes again with others; default `last`. */
  readonly conflict?: ConflictPolicy;
}

/** Bars of a feed that are overdue before it is said to stall: one may be on its way. */
const STALLED_BARS = 2;

const noReasons: readonly ReasonCode[] = Object.freeze([]);
const noEvents: readonly ValidationEvent[] = Object.freeze([]);
const nothing: Validation = Object.freeze({ judgements: Object.freeze([]), events: noEvents });

/** Before the first bar; comparisons with NaN are false. */
const never: Interval = { start: Number.NaN, end: Number.NaN };

/** Lists of one reason, made once. */
const because = Object.fromEntries(
  reasonCodes.map((code) => [code, Object.freeze([code])]),
) as unknown as Readonly<Record<ReasonCode, readonly ReasonCode[]>>;

const reasonOf: Readonly<Partial<Record<Disposition, ReasonCode>>> = {
  duplicate: 'same-values',
  revision: 'other-values',
  conflict: 'other-values',
  late: 'older-than-newest',
};

/**
 * The door of a symbol: what came in, whatever it was, is judged and counted, and what goes on is a
 * bar that can be believed to be one.
 *
 * The exact rules: type, finite, time unit, sign, OHLC, range, place on the calendar's grid, order;
 * the first that is broken is the reason. Gaps are events, told from nights, weekends and
 * holidays by the calendar. The rates at which bars are rejected, repeated and missing make
 * the quality.
 *
 * @param options  see `DataValidatorOptions`
 * @throws {ConfigError} if an option is not known; `update` throws at nothing
 * @cost    O(1) per bar, O(sessions skipped) after a gap; some 60 numbers
 * @example
 * const validator = new DataValidator({ base: '1m' });
 * const bar = { time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 };
 * validator.update(bar).judgements[0].disposition; // 'accepted'
 * validator.update({ ...bar, time: 180_000 }).events; // [{ type: 'gap', from: 60000, to: 180000, missing: 2 }]
 * validator.update({ ...bar, time: 240_000, high: 1 }).judgements[0].reasons; // ['high-too-low']
 * validator.update('240000,10,12').judgements[0].reasons; // ['not-an-object']
 * validator.counts.accepted; // 2
 */
export class DataValidator {
  readonly id: string;
  readonly #base: Timeframe;
  readonly #conflict: ConflictPolicy;
  readonly #schedule: Schedule;
  #state: ValidatorState = validatorInit();
  /** Of the newest bar, and of the bar last judged. */
  #newest: Interval = never;
  #judged: Interval = never;

  constructor(options: DataValidatorOptions) {
    const given = requireRecord('options', options);
    requireKnownKeys('', given, ['base', 'calendar', 'conflict']);
    this.#base = timeframeOf(options.base, 'base');
    this.#schedule = new Schedule(options.calendar);
    this.#conflict = requireOneOf<ConflictPolicy>('conflict', options.conflict ?? 'last', [
      'last',
      'first',
    ]);
    const { id, version } = this.#schedule.calendar;
    this.id = `validator(${this.#base.name},${id}@${version},conflict=${this.#conflict})`;
  }

  /** Judge whatever came in; a bar that is accepted is remembered as the newest. */
  update(input: unknown): Validation {
    const validation = this.#judge(input);
    const { quality, counts, reasonCounts } = this.#state;
    const { disposition, reasons, bar } = validation.judgements[0]!;
    counts[disposition] += 1;
    if (reasons.length > 0) reasonCounts[reasons[0]!] += 1;
    if (bar !== undefined) {
      this.#state.newest = copyBar(bar);
      this.#newest = this.#judged;
    }
    qualityStep(quality, disposition, missingIn(validation.events));
    return validation;
  }

  /** What `update(input)` would return; changes nothing. */
  peek(input: unknown): Validation {
    return this.#judge(input);
  }

  /** Time has reached `now`: a feed whose bars are overdue is said to stall, once. */
  advance(now: number): Validation {
    requireNumber('now', now, -MAX_TIME, MAX_TIME);
    const { end } = this.#newest;
    if (!(now > end)) return nothing;
    const { quality } = this.#state;
    const before = quality.overdueCount;
    const due = this.#schedule.intervalOf(this.#base, now).start;
    const overdue = this.#schedule.expectedBars(this.#base, end, due);
    if (overdue <= before) return nothing; // time does not run backwards
    qualityAdvance(quality, overdue);
    if (before >= STALLED_BARS || overdue < STALLED_BARS) return nothing;
    return { judgements: [], events: [{ type: 'stall', since: end, overdue }] };
  }

  /** How far the feed is to be trusted, as of now. */
  get quality(): Quality {
    return qualityOf(this.#state.quality);
  }

  /** How far it would be to be trusted once `validation`, which `peek` returned, is absorbed. */
  qualityAfter(validation: Validation): Quality {
    const quality = { ...this.#state.quality };
    const { disposition } = validation.judgements[0]!;
    qualityStep(quality, disposition, missingIn(validation.events));
    return qualityOf(quality);
  }

  /** Bars judged, by disposition: their sum is what came in. */
  get counts(): Readonly<Record<Disposition, number>> {
    return { ...this.#state.counts };
  }

  /** Bars that were not simply accepted, by reason. */
  get reasonCounts(): Readonly<Record<ReasonCode, number>> {
    return { ...this.#state.reasonCounts };
  }

  /** Bars judged. */
  get count(): number {
    return this.#state.quality.judgedCount;
  }

  reset(): void {
    this.#state = validatorInit();
    this.#newest = never;
  }

  snapshot(): Snapshot {
    const state = cloneState(this.#state);
    return { format: snapshotFormat, version: 1, id: this.id, state };
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const state = reviveValidator(admitSnapshot(snapshot, this.id, 1));
    const { time } = state.newest;
    this.#newest = Number.isNaN(time) ? never : this.#schedule.intervalOfBar(this.#base, time);
    this.#state = state;
  }

  /** The one formula of `update` and `peek`: everything that changes follows from what it returns. */
  #judge(input: unknown): Validation {
    const bar = readBar(input);
    if (typeof bar === 'string') return rejected(Number.NaN, bar);
    const fault =
      finiteRule(bar) ??
      timeRule(bar.time, this.#state.newest.time) ??
      signRule(bar) ??
      ohlcRule(bar) ??
      rangeRule(bar);
    if (fault !== undefined) return rejected(bar.time, fault);
    const interval = this.#schedule.intervalOfBar(this.#base, bar.time);
    const misplaced = gridRule(this.#schedule, this.#base, bar.time, interval);
    if (misplaced !== undefined) return rejected(bar.time, misplaced);
    this.#judged = interval;
    return this.#order(bar, interval);
  }

  #order(bar: Bar, interval: Interval): Validation {
    const { newest } = this.#state;
    const disposition = orderRule(newest, this.#newest, bar, interval, this.#conflict);
    if (disposition !== 'accepted') {
      const reasons = because[reasonOf[disposition]!];
      const stands = disposition === 'revision' ? bar : undefined;
      return judgement({ time: bar.time, disposition, reasons, bar: stands }, noEvents);
    }
    const events = eventsBetween(this.#schedule, this.#base, this.#newest, interval);
    return judgement({ time: bar.time, disposition, reasons: noReasons, bar }, events);
  }
}

function rejected(time: number, reason: ReasonCode): Validation {
  const reasons = because[reason];
  return judgement({ time, disposition: 'rejected', reasons, bar: undefined }, noEvents);
}

function judgement(one: Judgement, events: readonly ValidationEvent[]): Validation {
  return { judgements: [one], events };
}

function missingIn(events: readonly ValidationEvent[]): number {
  for (const event of events) if (event.type === 'gap') return event.missing;
  return 0;
}

import type { Bar, ClosedBar } from '../bars/bar.js';
import { loadBar } from '../bars/bar.js';
import { LONGEST_LEAP_MS } from '../bars/epoch.js';
import { fittingAnchor } from '../bars/fitting-anchor.js';
import type { Grid, Place } from '../bars/grid.js';
import { readBar } from '../bars/read-bar.js';
import { MAX_TIME } from '../bars/schedule.js';
import { requireNumber, requireOneOf } from '../core/arguments.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import type { Snapshot } from '../core/state.js';
import type {
  Aggregation,
  AggregationEvent,
  AggregationRefusal,
  FormingBars,
} from './aggregation.js';
import { alignedAt } from './alignment.js';
import { child } from './bar-ring.js';
import { addPending, type Family, familyCopy, familyInit, familyReset } from './family.js';
import { familyState, reviveFamily } from './family-state.js';
import { captureForming, soonestOpenEnd } from './forming.js';
import { advanceTo, append, settle } from './forward.js';
import {
  type Settings,
  settingsId,
  settingsOf,
  type TimeframeAggregatorOptions,
} from './options.js';
import { parent, parentBar, parentWidth } from './parent.js';
import { correct, insert } from './revising.js';
import { noEvents } from './telling.js';

/**
 * Bars of longer timeframes from the bars of one: clock times, days, weeks, months, all by the
 * exchange's calendar.
 *
 * A bar closes when its last child arrives, on any later child, or on `advance(now)`. Open, high,
 * low and close are exact; volume and turnover are summed in the order of time.
 *
 * Nothing is lost: a base bar is absorbed, or told as `late` or `refused` with its reason. The
 * newest `revisableBars` may come again or be joined by late ones: what was closed is then told
 * again as `revision`, and everything later is as if the bars had come in order.
 *
 * @param options  see `TimeframeAggregatorOptions`; timeframes are kept from short to long
 * @throws {ConfigError} if an option is unknown or a timeframe is not built of whole base bars;
 *                       never because of data
 * @cost    O(timeframes) a bar whatever the number of children; O(revisableBars) for a late one;
 *          O(sessions skipped) after a gap; 288 bytes a timeframe and 64 a revisable bar
 * @example
 * const hours = new TimeframeAggregator({ base: '30m', timeframes: ['1h'] });
 * const bar = { time: 0, open: 1, high: 3, low: 1, close: 2, volume: 5 };
 * hours.update(bar).length; // 0
 * hours.forming('1h')?.received; // 1
 * const events = hours.update({ ...bar, time: 1_800_000, high: 4, close: 3 });
 * events.map((event) => event.type === 'closed' && [event.bar.high, event.bar.volume]); // [[4, 10]]
 */
export class TimeframeAggregator {
  readonly id: string;
  /** The timeframes built, from short to long. */
  readonly timeframes: readonly string[];
  readonly #settings: Settings;
  readonly #grid: Grid;
  readonly #family: Family;
  /** To try things on. */
  readonly #trial: Family;
  readonly #row: Float64Array = new Float64Array(6);
  readonly #place: Place = { start: Number.NaN, end: Number.NaN };

  constructor(options: TimeframeAggregatorOptions) {
    const settings = settingsOf(options);
    this.#settings = settings;
    this.#grid = settings.schedule.grid(settings.base);
    this.#family = familyInit(settings, settings.revisableBars);
    this.#trial = familyInit(settings, settings.revisableBars);
    this.timeframes = Object.freeze(settings.timeframes.map(({ name }) => name));
    this.id = settingsId(settings);
  }

  /** Judge and absorb whatever came in; what it caused, in the order of the ends of the bars. */
  update(bar: Bar): readonly AggregationEvent[] {
    return this.#judge(this.#family, bar);
  }

  /**
   * Absorb a base bar that somebody else has judged, such as a validator: sound, and in its place.
   *
   * @param place  its interval by the same calendar
   */
  absorb(bar: Bar, place: Readonly<Place>): readonly AggregationEvent[] {
    loadBar(bar, this.#row);
    return this.#order(this.#family, bar, place);
  }

  /** The events of `update(bar)`, and the forming bars after it; changes nothing. */
  peek(bar: Bar): Aggregation {
    familyCopy(this.#family, this.#trial);
    const events = this.#judge(this.#trial, bar);
    return { events, forming: this.#formingOf(this.#trial) };
  }

  /**
   * Time has reached `now`: the bars that have been over for `closeDelayMs` by then. It never runs
   * backwards.
   */
  advance(now: number): readonly AggregationEvent[] {
    requireNumber('now', now, -MAX_TIME, MAX_TIME);
    const events: AggregationEvent[] = [];
    advanceTo(this.#settings, this.#family, now - this.#settings.closeDelayMs, events);
    return events.length > 0 ? events : noEvents;
  }

  /**
   * Of each timeframe the last closed bar whose end is at or before `time`, as it is known now; the
   * two that were closed last are remembered. To decide at `time` is to read nothing else.
   */
  alignAt(time: number): Readonly<Record<string, ClosedBar | undefined>> {
    requireNumber('time', time, -MAX_TIME, MAX_TIME);
    return alignedAt(this.#settings, this.#family, time);
  }

  /** The bars that are not over yet, of every timeframe. */
  get formingBars(): FormingBars {
    return this.#formingOf(this.#family);
  }

  /** The bar of `timeframe` that is not over yet; `undefined` between two bars. */
  forming(timeframe: string): ClosedBar | undefined {
    requireOneOf('timeframe', timeframe, this.timeframes);
    return this.#formingAt(this.#family, this.timeframes.indexOf(timeframe) * parentWidth);
  }

  /** The earliest `now` at which `advance(now)` has something to say; infinite if none has. */
  get dueAt(): number {
    return soonestOpenEnd(this.#family) + this.#settings.closeDelayMs;
  }

  /**
   * Append the numbers of the forming bars to `into`, a fixed count a timeframe: `formingFrom` makes
   * records of them, should anybody ask.
   */
  captureForming(into: number[]): void {
    captureForming(this.#family, into);
  }

  reset(): void {
    familyReset(this.#family);
  }

  snapshot(): Snapshot {
    settle(this.#settings, this.#family);
    const state = familyState(this.#family);
    return snapshotOf(this.id, 2, state);
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    reviveFamily(admitSnapshot(snapshot, this.id, 2), this.#settings, this.#trial);
    familyCopy(this.#trial, this.#family);
  }

  /** The door: what is no bar of the calendar goes no further. */
  #judge(family: Family, bar: Bar): readonly AggregationEvent[] {
    const { schedule, base } = this.#settings;
    const place = this.#place;
    const fault = readBar(bar, this.#row);
    if (fault !== undefined) return refused(bar, fault);
    const time = this.#row[0]!;
    if (time - family.clock > LONGEST_LEAP_MS) return refused(bar, 'inadmissible');
    if (base.measure === 'ms') this.#grid.locate(time, place);
    else schedule.placeOf(base, time, place);
    if (time === place.start) return this.#order(family, bar, place);
    const misplacement = schedule.placeOf(base, time, place);
    if (misplacement === undefined) return this.#order(family, bar, place);
    const anchor = fittingAnchor(schedule, base, time);
    return [
      { type: 'refused', reason: misplacement, bar, ...(anchor === undefined ? {} : { anchor }) },
    ];
  }

  /** The bar in `#row` follows the newest, or is another word on one, or comes late. */
  #order(family: Family, bar: Bar, place: Readonly<Place>): readonly AggregationEvent[] {
    const { ring } = family;
    const settings = this.#settings;
    const row = this.#row;
    const { start } = place;
    const newestAt = ring.newestAt;
    if (ring.count === 0 || start > ring.numbers[newestAt + child.start]!) {
      return append(settings, family, row, place);
    }
    settle(settings, family); // what is left in the ring can be corrected
    const i = ring.countBefore(start);
    const at = ring.at(i);
    if (ring.numbers[at + child.start] === start) {
      if (ring.hasSameValues(at, row)) return refused(bar, 'duplicate');
      if (settings.conflict === 'last') return correct(settings, family, at, row);
      return refused(bar, settings.conflict === 'first' ? 'duplicate' : 'conflict');
    }
    if (i > 0 || !ring.isKeepingAll) return insert(settings, family, i, row, place);
    return [{ type: 'late', bar, lagMs: ring.numbers[newestAt + child.end]! - place.end }];
  }

  #formingOf(family: Family): FormingBars {
    const forming: Record<string, ClosedBar | undefined> = {};
    addPending(family);
    for (let i = 0; i < this.timeframes.length; i++) {
      forming[this.timeframes[i]!] = this.#formingAt(family, i * parentWidth);
    }
    return forming;
  }

  #formingAt(family: Family, at: number): ClosedBar | undefined {
    addPending(family);
    const { newest, clock } = family;
    if (!(newest[at + parent.end]! > clock)) return undefined;
    return parentBar(newest, at, this.#settings.method);
  }
}

function refused(bar: Bar, reason: AggregationRefusal): readonly AggregationEvent[] {
  return [{ type: 'refused', reason, bar }];
}

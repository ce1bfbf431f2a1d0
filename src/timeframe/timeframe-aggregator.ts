import { type Bar, type ClosedBar, loadBar } from '../bars/bar.js';
import type { Checked } from '../bars/checked-timeframes.js';
import type { Place } from '../bars/grid.js';
import { MAX_TIME } from '../bars/schedule.js';
import { requireNumber, requireOneOf } from '../core/arguments.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import type { Snapshot } from '../core/state.js';
import type { Aggregation, AggregationEvent, FormingBars } from './aggregation.js';
import { alignedAt } from './alignment.js';
import { arriveOutOfOrder, isNext } from './arrival.js';
import { Door } from './door.js';
import { type Family, familyCopy, familyInit, familyReset } from './family.js';
import { familyState, reviveFamily } from './family-state.js';
import {
  type CapturedForming,
  captureForming,
  formingAt,
  formingBars,
  soonestOpenEnd,
} from './forming.js';
import { advanceTo, append } from './forward.js';
import {
  type Settings,
  settingsId,
  settingsOf,
  type TimeframeAggregatorOptions,
} from './options.js';
import { settle } from './settling.js';
import { noEvents } from './telling.js';
import { tryOut } from './trial.js';

/**
 * Builds bars of longer timeframes from the bars of one, all by the exchange's calendar.
 *
 * A bar closes when its last child arrives, on any later child, or on `advance(now)`. Open, high,
 * low and close are exact; volume and turnover are summed in the order of time.
 *
 * No bar is lost: a base bar is absorbed, or an event calls it `late` or `refused`, with the
 * reason. The newest `revisableBars` may come again, and late bars may be inserted between them. A
 * closed bar that changes is sent again as a `revision`, and all later results are as if the bars
 * had come in order.
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
export class TimeframeAggregator<
  const O extends TimeframeAggregatorOptions = TimeframeAggregatorOptions,
> {
  readonly id: string;
  /** The timeframes built, from short to long. */
  readonly timeframes: readonly string[];
  readonly #settings: Settings;
  /** Holds the bar in hand, of one aggregator of these options at a time. */
  readonly #door: Door;
  readonly #family: Family;

  constructor(options: Checked<O, TimeframeAggregatorOptions>);
  /** One without a memory, of the same options as `like`. */
  constructor(like: TimeframeAggregator);
  constructor(given: TimeframeAggregatorOptions | TimeframeAggregator) {
    const isLike = given instanceof TimeframeAggregator;
    const settings = isLike ? given.#settings : settingsOf(given);
    this.#settings = settings;
    this.#door = isLike ? given.#door : new Door(settings.base, settings.schedule);
    this.#family = familyInit(settings, settings.revisableBars);
    this.timeframes = Object.freeze(settings.timeframes.map(({ name }) => name));
    this.id = settingsId(settings);
  }

  /** Judge and absorb whatever came in; what it caused, in the order of the ends of the bars. */
  update(bar: Bar): readonly AggregationEvent[] {
    const refusal = this.#door.refusal(bar, this.#family.clock);
    return refusal ?? this.#take(bar, this.#door.place);
  }

  /**
   * Absorb a base bar that a validator has judged; `place` is its interval by the same calendar.
   *
   * @param areKept  whether the events are to last; without it, they are good until the next call
   */
  absorb(bar: Bar, place: Readonly<Place>, areKept: boolean = true): readonly AggregationEvent[] {
    loadBar(bar, this.#door.row);
    return this.#take(bar, place, areKept);
  }

  #take(bar: Bar, place: Readonly<Place>, areKept?: boolean): readonly AggregationEvent[] {
    const { row } = this.#door;
    if (!isNext(this.#family, place.start)) {
      return arriveOutOfOrder(this.#settings, this.#family, { bar, row, place });
    }
    return append(this.#settings, this.#family, row, place, areKept);
  }

  /** The events of `update(bar)`, and the forming bars after it; changes nothing. */
  peek(bar: Bar): Aggregation {
    const { row, place } = this.#door;
    const refusal = this.#door.refusal(bar, this.#family.clock);
    if (refusal !== undefined) return { events: refusal, forming: this.formingBars };
    return tryOut(this.#settings, this.#family, { bar, row, place });
  }

  /**
   * Time has reached `now`: the bars that have been over for `closeDelayMs` by then. It never runs
   * backwards.
   */
  advance(now: number): readonly AggregationEvent[] {
    requireNumber('now', now, -MAX_TIME, MAX_TIME);
    const events: AggregationEvent[] = [];
    advanceTo(this.#settings, this.#family, now - this.#settings.closeDelayMs, events, true);
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
    return formingBars(this.#settings, this.#family);
  }

  /** The bar of `timeframe` that is not over yet; `undefined` between two bars. */
  forming(timeframe: string): ClosedBar | undefined {
    const name = requireOneOf('timeframe', timeframe, this.timeframes);
    return formingAt(this.#settings, this.#family, this.timeframes.indexOf(name));
  }

  /** The earliest `now` at which `advance(now)` has something to say; infinite if none has. */
  get dueAt(): number {
    return soonestOpenEnd(this.#family) + this.#settings.closeDelayMs;
  }

  /** The forming bars as numbers, detached; `formingFrom` makes records of them. */
  captureForming(): CapturedForming {
    return captureForming(this.#family);
  }

  reset(): void {
    familyReset(this.#family);
  }

  snapshot(): Snapshot {
    settle(this.#settings, this.#family);
    return snapshotOf(this.id, 2, familyState(this.#family));
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const revived = familyInit(this.#settings, this.#settings.revisableBars);
    reviveFamily(admitSnapshot(snapshot, this.id, 2), this.#settings, revived);
    familyCopy(revived, this.#family);
  }
}

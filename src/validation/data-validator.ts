import type { Checked } from '../bars/checked-timeframes.js';
import { MAX_TIME } from '../bars/schedule.js';
import { requireNumber } from '../core/arguments.js';
import { requireIterable } from '../core/lists.js';
import { Entrance } from '../core/own-code.js';
import { snapshotOf } from '../core/snapshot.js';
import { cloneState, type Snapshot } from '../core/state.js';
import { admit } from './admission.js';
import { type BackfillRequest, backfillRequests } from './backfill.js';
import { isLeaping } from './claim.js';
import { type DataPoint, dataPointOf } from './data-point.js';
import { Door } from './door.js';
import { doorDesign } from './door-design.js';
import type { Disposition, Validation } from './judgement.js';
import { ListChecks } from './list-checks.js';
import { dueTime, passTime } from './passing-time.js';
import type { Quality, QualityTier } from './quality.js';
import {
  type CapturedQuality,
  captureQuality,
  qualityOf,
  scoreOf,
  tierOf,
} from './quality-tier.js';
import type { BuiltInReason } from './reason-code.js';
import { remember, type Seat, seatInit } from './seat.js';
import type { DataValidatorOptions } from './validator-options.js';
import { admitValidator, reviveValidator, validatorVersion } from './validator-revive.js';
import { validatorInit } from './validator-state.js';

/**
 * The door of a symbol: what came in, whatever it was, is judged and counted, and what goes on is a
 * bar that can be believed to be one.
 *
 * The exact rules: type, finite, time unit, sign, OHLC, range, place on the calendar's grid, order;
 * the first that is broken is the reason. Gaps are events, told from nights, weekends and
 * holidays by the calendar. A bar so far ahead that a wrong stamp is likelier waits for its
 * successor. The rates of faults make the quality.
 *
 * @param options  see `DataValidatorOptions`
 * @throws {ConfigError} if an option is not known; `update` throws at nothing
 * @cost    O(1) per bar, O(sessions skipped) after a gap
 * @example
 * const validator = new DataValidator({ base: '1m' });
 * const bar = { time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 };
 * validator.update(bar).judgements[0].disposition; // 'accepted'
 * validator.update({ ...bar, time: 180_000 }).events.map((event) => event.type === 'gap' && event.missing); // [2]
 * validator.update({ ...bar, time: 240_000, high: 1 }).judgements[0].reasons; // ['high-too-low']
 * validator.update('240000,10,12').judgements[0].reasons; // ['not-an-object']
 * validator.counts.accepted; // 2
 */
export class DataValidator<
  const O extends DataValidatorOptions = DataValidatorOptions,
> extends ListChecks {
  readonly id: string;
  /** What the id stands for, where that is too long for one. */
  readonly configuration: string;
  readonly #options: DataValidatorOptions;
  readonly #seat: Seat;
  /** Serves all that share it, one call at a time. */
  readonly #served: Door;
  /** Lives through what is peeked at. */
  readonly #twin: Door;
  /** Of all that share a twin. */
  readonly #entrance: Entrance;

  constructor(options: Checked<O, DataValidatorOptions>);
  /** One without a memory, of the same options as another, with which it shares all but memory. */
  constructor(like: DataValidator);
  constructor(given: DataValidatorOptions | DataValidator) {
    const isLike = given instanceof DataValidator;
    const design = isLike ? given.#served.design : doorDesign(given);
    super(design);
    this.id = design.id;
    this.configuration = design.configuration;
    this.#options = isLike ? given.#options : given;
    this.#seat = seatInit(design);
    this.#served = isLike ? given.#served : new Door(design);
    this.#twin = isLike ? given.#twin : new Door(design);
    this.#entrance = isLike ? given.#entrance : new Entrance();
  }

  /** At work for this symbol: only within the entrance, for another may be at work. */
  get #door(): Door {
    return this.#served.serve(this.#seat);
  }

  /** Judge whatever came in; a bar that is accepted is remembered as the newest. */
  update(input: unknown): Validation {
    return validationOf(this.#judge(input));
  }

  /** `update` for whoever reads nothing but these; until the next call. */
  judge(input: unknown): Pick<Validation, 'judgements' | 'events'> {
    return this.#judge(input);
  }

  /** What `update(input)` would return; changes nothing. */
  peek(input: unknown): Validation {
    this.#entrance.enter();
    try {
      this.#twin.adopt(this.#seat.state);
      admit(this.#twin, input);
      return validationOf(this.#twin);
    } finally {
      this.#entrance.leave();
    }
  }

  /**
   * Time has reached `now`: a feed whose bars are overdue is said to stall, once; a bar that has
   * waited for its successor longer than a bar lasts is released.
   */
  advance(now: number): Validation {
    requireNumber('now', now, -MAX_TIME, MAX_TIME);
    this.#entrance.enter();
    try {
      const door = this.#door;
      passTime(door, now);
      return validationOf(door);
    } finally {
      this.#entrance.leave();
    }
  }

  /** How far the feed is to be trusted, as of now. */
  get quality(): Quality {
    return qualityOf(this.#seat.state.quality);
  }

  get tier(): QualityTier {
    return tierOf(this.#seat.state.quality);
  }

  /** `quality` as numbers, from which `qualityFrom` makes it when somebody asks. */
  captureQuality(): CapturedQuality {
    return captureQuality(this.#seat.state.quality);
  }

  /** The same once `validation`, which `peek` just returned, is absorbed. */
  captureQualityAfter(_validation: Validation): CapturedQuality {
    return captureQuality(this.#twin.state.quality);
  }

  /** The earliest `now` at which `advance(now)` would change or say anything; +∞ if there is none. */
  get dueAt(): number {
    return dueTime(this.#seat.state, this.#served.design);
  }

  /** Time of the newest bar that went on, as its feed labels it; NaN before the first. */
  get newestTime(): number {
    return this.#seat.state.newest.time;
  }

  /** Start of the oldest bar that waits and may still go on; NaN if none does. */
  get heldFrom(): number {
    const { held, claims } = this.#seat.state;
    const leap = isLeaping(this.#seat) ? claims[0]!.start : Number.NaN;
    return held.start <= leap || Number.isNaN(leap) ? held.start : leap;
  }

  /**
   * `update`, in the words of a simple check; a fold of the stream. A bar that waits is not valid
   * yet. `reason` is a sentence, `quality` the tier of the feed.
   *
   * @example
   * const validator = new DataValidator({ base: '1m' });
   * const bar = { time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 };
   * validator.validateDataPoint({ ...bar, high: 1 }).reason; // 'The high is below the open, the low or the close.'
   * validator.validateDataPoint(bar).valid; // true
   */
  validateDataPoint(bar: unknown): DataPoint {
    return dataPointOf(this.update(bar), this.#options.own);
  }

  /** The score, 0 to 100, of a feed that sent just these bars; a fold that leaves the stream alone. */
  calculateQualityScore(bars: Iterable<unknown>): number {
    const fold = new DataValidator(this.#options);
    for (const bar of requireIterable('bars', bars)) fold.update(bar);
    return fold.quality.score;
  }

  /** What to ask the feed's history for: the stretches in which bars are missing, oldest first. */
  backfillRequests(symbol: string): readonly BackfillRequest[] {
    return backfillRequests(this.#door, symbol);
  }

  /** Bars judged, by disposition: their sum is what came in. */
  get counts(): Readonly<Record<Disposition, number>> {
    return { ...this.#seat.state.counts };
  }

  /** What was said of bars that do not wait any more, by reason. */
  get reasonCounts(): Readonly<Record<BuiltInReason, number>> {
    return { ...this.#seat.state.reasonCounts };
  }

  /** Bars judged. */
  get count(): number {
    return Object.values(this.#seat.state.counts).reduce((sum, count) => sum + count);
  }

  #judge(input: unknown): Door {
    this.#entrance.enter();
    try {
      const door = this.#door;
      admit(door, input);
      return door;
    } finally {
      this.#entrance.leave();
    }
  }

  reset(): void {
    remember(this.#seat, validatorInit(this.#served.design));
  }

  snapshot(): Snapshot {
    const state = cloneState(this.#seat.state);
    return snapshotOf(this, validatorVersion, state);
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const { design } = this.#served;
    remember(this.#seat, reviveValidator(design, admitValidator(snapshot, this)));
  }
}

function validationOf({ judgements, events, state }: Door): Validation {
  const { quality } = state;
  return { judgements, events, quality: { score: scoreOf(quality), tier: tierOf(quality) } };
}

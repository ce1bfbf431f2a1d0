import { MAX_TIME } from '../bars/schedule.js';
import { requireNumber } from '../core/arguments.js';
import { Entrance } from '../core/own-code.js';
import { snapshotOf } from '../core/snapshot.js';
import { cloneState, type Snapshot } from '../core/state.js';
import { admit } from './admission.js';
import { isLeaping } from './claim.js';
import { Door } from './door.js';
import { type DoorDesign, doorDesign } from './door-design.js';
import type { Disposition, Validation } from './judgement.js';
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
 * What a stream asks of a `DataValidator`, and no more: what a lane has of one. What there is to ask about
 * lists of bars, and the sentences, are in `DataValidator`.
 */
export class StreamValidator {
  readonly id: string;
  /** What the id stands for, where that is too long for one. */
  readonly configuration: string;
  readonly #seat: Seat;
  /** Serves all that share it, one call at a time. */
  readonly #served: Door;
  /** Lives through what is peeked at. */
  readonly #twin: Door;
  /** Of all that share a twin. */
  readonly #entrance: Entrance;

  /** @param given  options, or one of the same options, with which it shares all but memory */
  constructor(given: DataValidatorOptions | StreamValidator) {
    const isLike = given instanceof StreamValidator;
    const design = isLike ? given.#served.design : doorDesign(given);
    this.id = design.id;
    this.configuration = design.configuration;
    this.#seat = seatInit(design);
    this.#served = isLike ? given.#served : new Door(design);
    this.#twin = isLike ? given.#twin : new Door(design);
    this.#entrance = isLike ? given.#entrance : new Entrance();
  }

  protected get design(): DoorDesign {
    return this.#served.design;
  }

  /** At work for this symbol: only within the entrance, for another may be at work. */
  protected get door(): Door {
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
      const door = this.door;
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
      const door = this.door;
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
    remember(this.#seat, reviveValidator(design, this.#seat.state, admitValidator(snapshot, this)));
  }
}

function validationOf({ judgements, events, state }: Door): Validation {
  const { quality } = state;
  return { judgements, events, quality: { score: scoreOf(quality), tier: tierOf(quality) } };
}

import type { Bar } from '../bars/bar.js';
import type { Interval } from '../bars/session.js';
import type { BarFault } from './bar-fault.js';
import type { DoorDesign } from './door-design.js';
import type { Disposition, Judgement } from './judgement.js';
import type { WatchfulView } from './own-rule.js';
import { qualityDimensions } from './quality.js';
import { emptyReading, type Reading } from './read-bar.js';
import type { BuiltInReason, ReasonCode } from './reason-code.js';
import { builtInReasonCodes } from './reason-code.js';
import { remember, type Seat, seatInit } from './seat.js';
import type { ValidationEvent } from './validation-event.js';
import type { ValidatorState } from './validator-state.js';

/** What is decided about a bar that goes nowhere. */
interface Verdict {
  readonly disposition: Disposition;
  readonly reasons: readonly ReasonCode[];
  readonly fault?: BarFault;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const noJudgements: readonly Judgement[] = Object.freeze([]);
const noEvents: readonly ValidationEvent[] = Object.freeze([]);
export const noReasons: readonly ReasonCode[] = Object.freeze([]);

/** Lists of one reason, made once. */
const alone: ReadonlyMap<ReasonCode, readonly ReasonCode[]> = new Map(
  builtInReasonCodes.map((code) => [code, Object.freeze([code])]),
);

export function because(code: ReasonCode): readonly ReasonCode[] {
  return alone.get(code) ?? [code];
}

/**
 * A door at work for one symbol after the other: the design, what that symbol's door remembers, and
 * what the call in hand has led to so far. Steps are functions over it.
 */
export class Door {
  readonly design: DoorDesign;
  seat: Seat;
  state: ValidatorState;
  /** Of the input in hand. */
  readonly reading: Reading = emptyReading();
  readonly view: Writable<WatchfulView>;
  /** What the call in hand costs, by dimension. */
  readonly faults: Float64Array = new Float64Array(qualityDimensions.length);
  missing = 0;
  /** Bars that were due and that the call in hand lets on: new ones, and late ones of a gap. */
  newCount = 0;
  filledCount = 0;
  judgements: readonly Judgement[] = noJudgements;
  events: readonly ValidationEvent[] = noEvents;

  constructor(design: DoorDesign) {
    this.design = design;
    this.seat = seatInit(design);
    this.state = this.seat.state;
    this.view = {
      previous: this.state.anchor,
      move: Number.NaN,
      scale: Number.NaN,
      range: Number.NaN,
      newestTime: Number.NaN,
      end: Number.NaN,
      negativePrices: design.signed,
      source: undefined,
      receivedAt: Number.NaN,
      failures: [],
    };
  }

  /** Work for the symbol whose memory this is. */
  serve(seat: Seat): this {
    this.seat = seat;
    this.state = seat.state;
    this.view.previous = seat.state.anchor;
    return this;
  }

  /** Begin a call: nothing has happened yet. */
  begin(): void {
    this.judgements = noJudgements;
    this.events = noEvents;
    for (let d = 0; d < this.faults.length; d++) this.faults[d] = 0; // fewer than a `fill` is worth
    this.missing = 0;
    this.newCount = 0;
    this.filledCount = 0;
    if (this.view.failures.length > 0) this.view.failures.length = 0;
  }

  /** End a call: rules of the caller's own that failed are told. */
  end(): void {
    const timeframe = this.design.base.name;
    for (const failure of this.view.failures) this.tell({ type: 'failure', timeframe, ...failure });
  }

  /** Remember what `state` says, and nothing else. */
  adopt(state: Readonly<ValidatorState>): void {
    remember(this.seat, state);
  }

  tell(event: ValidationEvent): void {
    if (this.events === noEvents) this.events = [event];
    else (this.events as ValidationEvent[]).push(event);
  }

  /** `time`'s bar goes nowhere. */
  refuse(time: number, { disposition, reasons, fault }: Verdict, wasPending = false): void {
    this.#count(disposition, reasons, wasPending);
    const [bar, interval, decidedAt] = [undefined, undefined, Number.NaN];
    const judgement = { time, disposition, reasons, bar, interval, decidedAt, wasPending };
    this.#add(fault === undefined ? judgement : { ...judgement, ...fault });
  }

  /** `bar` goes on; it and `interval` are records of its own. */
  pass(
    bar: Bar,
    interval: Interval,
    { disposition, reasons }: Verdict,
    decidedAt: number = interval.end,
    wasPending = false,
  ): void {
    this.#count(disposition, reasons, wasPending);
    const { time } = bar;
    this.#add({ time, disposition, reasons, bar, interval, decidedAt, wasPending });
  }

  /** Most calls judge one bar: the list is made as long as it is. */
  #add(judgement: Judgement): void {
    if (this.judgements.length === 0) this.judgements = [judgement];
    else this.judgements = [...this.judgements, judgement];
  }

  #count(disposition: Disposition, reasons: readonly ReasonCode[], wasPending: boolean): void {
    const { state } = this;
    state.counts[disposition] += 1;
    if (wasPending) state.counts.pending -= 1;
    if (disposition === 'pending') return; // its reasons are counted when it is released
    for (let i = 0; i < reasons.length; i++) {
      const reason = reasons[i]!;
      if (alone.has(reason)) state.reasonCounts[reason as BuiltInReason] += 1;
      else state.ownReasonCount += 1;
    }
  }
}

import type { ClosedBar } from '../bars/bar.js';
import { fitState, misfit, requireStateRecord, type State } from '../core/state.js';
import type { Checkpoint } from './checkpoint.js';
import { closedBarFrom, closedBarState, noClosedBar } from './closed-bar-state.js';
import { doubtsBehind, type Mark } from './marks.js';
import type { Memory, Reaction } from './memory.js';
import type { TrackDesign } from './track-design.js';
import {
  namesOf,
  nothing,
  outcomeOf,
  type SignalName,
  type Standing,
  type TrackOutcome,
  withSuperseded,
} from './track-outcome.js';

/** What a track is told of its symbol. */
export interface Told {
  readonly symbol: string;
  readonly marks: readonly Mark[];
}

/** Where a bar stands among those of its track. */
interface Place extends Omit<Standing, 'restsOn'> {
  /** Bars up to it. */
  readonly count: number;
}

/**
 * One timeframe of one symbol: features, the strategies that read them, custom stages.
 *
 * Its memory has absorbed every closed bar; a checkpoint leads back to before the newest, which a
 * correction absorbs anew, so nothing is ever undone. Where bars are not revisable there is no
 * checkpoint, and what a corrected bar has left behind is marked instead.
 */
export class Track {
  readonly timeframe: string;
  readonly #design: TrackDesign;
  readonly #memory: Memory;
  readonly #checkpoint: Checkpoint | undefined;
  #newest: ClosedBar | undefined;
  /** Of the newest bar's row; `undefined` before the first. */
  #values: readonly number[] | undefined;
  /** Signals last said of the newest bar. */
  #said: readonly SignalName[] = nothing;
  /** Bars for which a corrected bar still echoes in the indicators. */
  #echoCount = 0;
  /** Whole bars in a row that lead up to the newest. */
  #wholeBefore = 0;

  constructor(design: TrackDesign) {
    this.timeframe = design.timeframe;
    this.#design = design;
    this.#memory = design.memory();
    this.#checkpoint = design.checkpoint();
  }

  get values(): readonly number[] | undefined {
    return this.#values;
  }

  /** How many of its bars are over by `time`. */
  closedBefore(time: number): number {
    const isOpen = this.#newest !== undefined && this.#newest.end > time;
    return this.#memory.count - Number(isOpen);
  }

  /** Absorb a bar that closed. */
  close(bar: ClosedBar, told: Told): TrackOutcome {
    this.#wholeBefore = this.#design.wholeBefore(bar, this.#newest, this.#wholeBefore);
    this.#echoCount = Math.max(this.#echoCount - 1, 0);
    if (this.#design.beginsAnew(bar, this.#newest)) this.#forget();
    return this.#absorb(bar, told);
  }

  /** Whether the newest bar is the one that `bar` corrects, and can be absorbed anew. */
  canRevise(bar: ClosedBar): boolean {
    return this.#checkpoint !== undefined && this.#newest?.end === bar.end;
  }

  /** The newest bar has changed: all is as if it had come like this. */
  revise(bar: ClosedBar, told: Told): TrackOutcome {
    const said = this.#said;
    this.#checkpoint!.goBack(this.#memory);
    this.#checkpoint!.renew(this.#memory);
    return withSuperseded(this.#absorb(bar, told), said, bar);
  }

  /** A bar that was absorbed has changed since: what is said for a warm-up from now rests on it. */
  echo(): void {
    this.#echoCount = this.#design.warmUp;
  }

  /** What `close(bar)` would return, once `after` is closed, if anything is. */
  peek(bar: ClosedBar, after: ClosedBar | undefined, told: Told): TrackOutcome {
    const before = after ?? this.#newest;
    const memory = this.#design.beginsAnew(bar, before)
      ? this.#design.freshMemory()
      : after === undefined
        ? this.#memory
        : this.#memoryAfter(after);
    const echoCount = Math.max(this.#echoCount - (after === undefined ? 1 : 2), 0);
    const design = this.#design;
    let wholeBefore = design.wholeBefore(after ?? bar, this.#newest, this.#wholeBefore);
    if (after !== undefined) wholeBefore = design.wholeBefore(bar, after, wholeBefore);
    const standing = { echoCount, wholeBefore, count: memory.count + 1 };
    return this.#outcome(memory.run(bar, false), bar, told, standing);
  }

  /** What `revise(bar)` would return. */
  peekRevision(bar: ClosedBar, told: Told): TrackOutcome {
    const reaction = this.#memoryBefore().run(bar, false);
    return withSuperseded(this.#outcome(reaction, bar, told), this.#said, bar);
  }

  /** The memory as it was before the newest bar, where that may still change, and the bar. */
  snapshot(): State {
    const memory = (
      this.#checkpoint === undefined ? this.#memory : this.#memoryBefore()
    ).snapshot();
    const newest = closedBarState(this.#newest ?? noClosedBar);
    return { echoCount: this.#echoCount, wholeBefore: this.#wholeBefore, newest, memory };
  }

  /** Into a fresh track only: a failure may leave it half restored. */
  restore(given: State, path: string, told: Told): void {
    const { memory, ...rest } = requireStateRecord(given, path);
    const own = { echoCount: 0, wholeBefore: 0, newest: closedBarState(noClosedBar) };
    const { echoCount, wholeBefore, newest } = fitState(own, rest, path);
    this.#echoCount = echoCount;
    this.#wholeBefore = wholeBefore;
    this.#newest = closedBarFrom(newest, `${path}.newest`);
    this.#memory.restore(memory ?? null, `${path}.memory`);
    if (!Number.isSafeInteger(wholeBefore) || wholeBefore < 0 || wholeBefore > this.#memory.count) {
      throw misfit(`${path}.wholeBefore`, 'expected a count of bars, at most of those absorbed');
    }
    if (this.#newest === undefined) return;
    if (this.#checkpoint === undefined) this.#values = this.#design.valuesOf(this.#memory.row);
    else {
      this.#checkpoint.renew(this.#memory);
      this.#absorb(this.#newest, told);
    }
  }

  #absorb(bar: ClosedBar, told: Told): TrackOutcome {
    this.#checkpoint?.note(bar, this.#memory);
    this.#newest = bar;
    const outcome = this.#outcome(this.#memory.run(bar, true), bar, told);
    this.#values = outcome.values;
    this.#said = namesOf(outcome.signals);
    return outcome;
  }

  /** What came before a gap is as if it had never been. */
  #forget(): void {
    this.#design.forget(this.#memory);
    this.#checkpoint?.renew(this.#memory);
    this.#echoCount = 0;
  }

  /** A memory of all bars but the newest; to be used at once. */
  #memoryBefore(): Memory {
    const memory = this.#design.spareMemory();
    this.#checkpoint!.goBack(memory);
    return memory;
  }

  /** A memory of all bars and `bar`; to be used at once. */
  #memoryAfter(bar: ClosedBar): Memory {
    const memory = this.#design.freshMemory();
    if (!this.#design.beginsAnew(bar, this.#newest)) memory.become(this.#memory.copy());
    memory.run(bar, true);
    return memory;
  }

  #outcome(reaction: Reaction, bar: ClosedBar, told: Told, place?: Place): TrackOutcome {
    const { opinions, stages, failures } = reaction;
    const values = this.#design.valuesOf(reaction.features);
    if (opinions.length === 0) {
      const wholeBars = bar.complete ? (place?.wholeBefore ?? this.#wholeBefore) + 1 : 0;
      return { values, stages, signals: nothing, events: failures, wholeBars };
    }
    const { timeframe, fusion, gaps, warmUp, place: at } = this.#design;
    const { echoCount, wholeBefore, count } = place ?? this.#place;
    const restsOn = doubtsBehind(told.marks, { place: at, bar, count, warmUp });
    const of = { symbol: told.symbol, timeframe, bar, fusion, gaps };
    return outcomeOf(reaction, of, { echoCount, wholeBefore, restsOn }, values);
  }

  get #place(): Place {
    const { count } = this.#memory;
    return { echoCount: this.#echoCount, wholeBefore: this.#wholeBefore, count };
  }
}

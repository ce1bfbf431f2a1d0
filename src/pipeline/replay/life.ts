import type { State } from '../../core/state.js';
import type { Found } from '../found.js';
import { type BeforeBar, type HappenedBar, type Happening, happenedBar } from './happening.js';
import type { ReplayDesign } from './replay-design.js';

/** What a lane was before some of what happened. */
export interface LifeMark {
  /** Happenings before it, of those that are kept. */
  readonly at: number;
  /** Bars noted before it, of all. */
  readonly barCount: number;
  /** Of the newest bar that had gone through; NaN if there was none. */
  readonly newestTime: number;
  readonly lane: State;
}

/** Someone of whom a mark is made. */
interface Living {
  readonly newestTime: number;
  snapshot(): State;
}

/**
 * What happened to a lane of late, in order, and what the lane was before it, and here and there in
 * between. It leads back to at least `keptBars` bars, or to the first.
 */
export class Life {
  readonly #design: ReplayDesign;
  #happenings: Happening[];
  #marks: LifeMark[];
  #barCount: number;

  constructor(
    design: ReplayDesign,
    happenings: readonly Happening[] = [],
    marks: readonly LifeMark[] = [],
  ) {
    this.#design = design;
    this.#happenings = [...happenings];
    this.#marks = [...marks];
    const last = marks.at(-1);
    this.#barCount = last === undefined ? 0 : last.barCount + barsIn(happenings.slice(last.at));
  }

  get happenings(): readonly Happening[] {
    return this.#happenings;
  }

  get marks(): readonly LifeMark[] {
    return this.#marks;
  }

  /** Whether it leads back to before the first bar. */
  get isWhole(): boolean {
    const [first] = this.#marks;
    return first === undefined || (first.barCount === 0 && Number.isNaN(first.newestTime));
  }

  /** Forget what was: `lane` is where it begins. */
  #begin(lane: Living): void {
    this.#happenings = [];
    this.#marks = [];
    this.#barCount = 0;
    this.#mark(lane);
  }

  /** A bar is about to go into `lane`. */
  prepare(lane: Living): void {
    const last = this.#marks.at(-1);
    if (last !== undefined && this.#barCount - last.barCount < this.#design.barsBetween) return;
    this.#mark(lane);
    const next = this.#marks[1];
    if (next === undefined || this.#barCount - next.barCount < this.#design.keptBars) return;
    this.#happenings.splice(0, next.at);
    this.#marks = this.#marks.slice(1).map((mark) => ({ ...mark, at: mark.at - next.at }));
  }

  /** `taken` has gone into `lane`: note it, as it was `found`, if it may have left a trace. */
  hear(taken: unknown, found: Found, before: BeforeBar, lane: Living): void {
    if (found.events.some(({ type }) => type === 'reanchored')) {
      this.#begin(lane); // all that was before lay on a wrong stamp
      return;
    }
    const bar = happenedBar(taken, found, this.#design, before);
    if (bar !== undefined) this.note(bar);
  }

  note(happening: Happening): void {
    if (this.#marks.length === 0) return; // nothing leads back before the first mark
    const last = this.#happenings.at(-1);
    const isLonger =
      happening.kind === 'time' && happening.isSilent && last?.kind === 'time' && last.isSilent;
    if (isLonger && this.#marks.at(-1)?.at !== this.#happenings.length) this.#happenings.pop();
    this.#happenings.push(happening);
    if (happening.kind === 'bar') this.#barCount += 1;
  }

  /**
   * Where a bar would stand that had come when it was over: after those that begin no later, and
   * before the time that came later. `undefined` if that is further back than this leads.
   */
  placeOf({ start, end, time }: { start: number; end: number; time: number }): number | undefined {
    const happenings = this.#happenings;
    let i = happenings.length;
    for (; i > 0; i--) {
      const before = happenings[i - 1]!;
      if (before.kind === 'bar' && before.start <= start) break;
    }
    const first = this.#marks[0];
    if (first === undefined || (i === 0 && time < first.newestTime)) return undefined;
    for (; i < happenings.length; i++) {
      const after = happenings[i]!;
      if (after.kind !== 'time' || after.now >= end) break;
    }
    return i;
  }

  /** The last bar before the place `i` whose interval begins at `start`. */
  wordOn(start: number, i: number): HappenedBar | undefined {
    for (let k = i - 1; k >= 0; k--) {
      const before = this.#happenings[k]!;
      if (before.kind === 'bar') return before.start === start ? before : undefined;
    }
    return undefined;
  }

  /** The last mark that is no later than the place `i`. */
  markBefore(i: number): LifeMark {
    return this.#marks.findLast(({ at }) => at <= i) ?? this.#marks[0]!;
  }

  /** The life up to `mark`, to be lived on in another way. */
  upTo(mark: LifeMark): Life {
    const marks = this.#marks.slice(0, this.#marks.indexOf(mark) + 1);
    return new Life(this.#design, this.#happenings.slice(0, mark.at), marks);
  }

  #mark(lane: Living): void {
    const { newestTime } = lane;
    const at = this.#happenings.length;
    this.#marks.push({ at, barCount: this.#barCount, newestTime, lane: lane.snapshot() });
  }
}

export function barsIn(happenings: readonly Happening[]): number {
  return happenings.filter(({ kind }) => kind === 'bar').length;
}

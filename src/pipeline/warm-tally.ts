import { faultIn } from '../validation/bar-fault.js';
import { type Disposition, dispositions } from '../validation/judgement.js';
import { LaneResult } from './lane-result.js';
import type { JudgedBar, PipelineResult } from './result.js';

/** What happened to the bars of a history. */
export interface Warmed {
  readonly received: number;
  readonly accepted: number;
  /** Bars by what became of them: they add up to those received, but for what waited before. */
  readonly counts: Readonly<Record<Disposition, number>>;
  /** The first of those that came in and did not go on, at most ten. */
  readonly rejections: readonly Rejection[];
  /** What is most likely wrong with all of it, where most bars did not go on. */
  readonly hint?: string;
}

export interface Rejection
  extends Pick<JudgedBar, 'time' | 'disposition' | 'reasons' | 'field' | 'remedy'> {
  readonly symbol: string;
}

/** Counts and first rejections of some bars of a history, with their places among these. */
export interface WarmPart {
  readonly counts: Readonly<Record<Disposition, number>>;
  readonly rejections: readonly (readonly [place: number, rejection: Rejection])[];
}

const newestFirst =
  'most bars are older than one before them: sortBars of barwave/formats puts the newest last';

const mostRejections = 10;
const rejected: readonly Disposition[] = [
  'rejected',
  'dropped',
  'late',
  'conflict',
  'outside-session',
];

/** Counts what becomes of a history, whose bars come one by one or in parts, in any order. */
export class WarmTally {
  readonly #counts = Object.fromEntries(dispositions.map((name) => [name, 0])) as Record<
    Disposition,
    number
  >;
  readonly #rejections: (readonly [place: number, rejection: Rejection])[] = [];

  /** The bar at `place` led to `result`. */
  add(place: number, result: PipelineResult): void {
    const { symbol } = result;
    if (!(result instanceof LaneResult)) {
      for (const bar of result.bars) this.#count(place, symbol, bar);
      return;
    }
    for (const { judgement } of LaneResult.foundOf(result).judged) {
      this.#count(place, symbol, judgement);
      if (judgement.wasPending) this.#counts.pending -= 1; // it was counted when it came
    }
  }

  #count(place: number, symbol: string, bar: Omit<Rejection, 'symbol'>): void {
    const { time, disposition, reasons } = bar;
    this.#counts[disposition] += 1;
    if (!rejected.includes(disposition)) return;
    this.#note(place, {
      ...{ symbol, time, disposition, reasons: [...reasons] },
      ...faultIn(bar),
    });
  }

  /** Bars that were counted elsewhere; `placeOf` says where those of the part are here. */
  addPart({ counts, rejections }: WarmPart, placeOf: (place: number) => number): void {
    for (const name of dispositions) this.#counts[name] += counts[name];
    for (const [place, rejection] of rejections) this.#note(placeOf(place), rejection);
  }

  #note(place: number, rejection: Rejection): void {
    const rejections = this.#rejections;
    if (rejections.length === mostRejections && place >= rejections.at(-1)![0]) return;
    rejections.push([place, rejection]);
    rejections.sort(([a], [b]) => a - b);
    if (rejections.length > mostRejections) rejections.pop();
  }

  part(): WarmPart {
    return { counts: this.#counts, rejections: this.#rejections };
  }

  warmed(received: number): Warmed {
    const rejections = this.#rejections.map(([, rejection]) => rejection);
    const { accepted, late } = this.#counts;
    const warmed = { received, accepted, counts: this.#counts, rejections };
    return late > received / 2 ? { ...warmed, hint: newestFirst } : warmed;
  }
}

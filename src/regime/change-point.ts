import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import { cloneState, fitState, type Snapshot, writeState } from '../core/state.js';
import { type ChangePointOptions, runDesignOf } from './change-point-options.js';
import {
  believed,
  type RunBeliefs,
  type RunDesign,
  requireRuns,
  runBeliefs,
} from './run-beliefs.js';
import { absorb } from './run-growth.js';

/** What is believed of the run that goes on. */
export interface ChangePointValue {
  /** Probability that it began within the last `recentInputs`. */
  readonly recentChange: number;
  /** Its likeliest length, in inputs. */
  readonly runLength: number;
  /** Mean and deviation that are expected of the next input, if the run goes on. */
  readonly mean: number;
  readonly deviation: number;
}

/**
 * Bayesian online change point: how long ago mean or deviation changed last, as a distribution.
 *
 *   P(r + 1) ∝ P(r)·(1 − h)·t(x | run of r),  P(1) ∝ h·t(x | prior),  h = 1/meanRunInputs
 *
 * Inputs of a run are independent and normal, with a mean and a deviation of its own that are learned
 * from it (normal and inverse gamma priors), so t is Student's. Lengths of a probability below 1e-6
 * are forgotten; those from `longestRun` on are one.
 *
 * @param options  see `ChangePointOptions`
 * @input   any number up to 1e100 in size, such as a return over its usual deviation
 * @output  recentChange 0 … 1; runLength 1 … longestRun
 * @undefined before the first input: NaN. An input that is no such number is refused: NaN
 * @throws {ConfigError} if an option is out of bounds; never because of an input
 * @cost    O(lengths believed in), at most longestRun; 8·longestRun numbers
 * @source  R. P. Adams, D. J. C. MacKay, Bayesian online changepoint detection (2007)
 * @example
 * const detector = new ChangePoint();
 * for (let i = 0; i < 100; i++) detector.update(i % 2 ? 0.5 : -0.5);
 * detector.value.runLength; // 100
 * for (let i = 0; i < 12; i++) detector.update(i % 2 ? 4.5 : 3.5);
 * detector.value.runLength; // 12
 * detector.value.recentChange > 0.99; // true
 */
export class ChangePoint {
  readonly id: string;
  readonly #design: RunDesign;
  #now: RunBeliefs;
  #next: RunBeliefs;

  constructor(options: ChangePointOptions = {}) {
    this.#design = runDesignOf(options);
    this.#now = runBeliefs(this.#design);
    this.#next = runBeliefs(this.#design);
    const { byLength: _, ...numbers } = this.#design;
    this.id = `changePoint(${Object.values(numbers).join(',')})`;
  }

  /** What is believed as of the last input. */
  get value(): ChangePointValue {
    return this.#valueOf(this.#now);
  }

  /** Take in one input. */
  update(x: number): ChangePointValue {
    if (!isInput(x)) return nothingKnown;
    absorb(this.#now, this.#next, x, this.#design);
    [this.#now, this.#next] = [this.#next, this.#now];
    return this.#valueOf(this.#now);
  }

  /** What `update` would say; remembers nothing. */
  peek(x: number): ChangePointValue {
    if (!isInput(x)) return nothingKnown;
    absorb(this.#now, this.#next, x, this.#design);
    return this.#valueOf(this.#next);
  }

  #valueOf({ entryCount, lengths, probabilities, means, squares }: RunBeliefs): ChangePointValue {
    if (entryCount === 1) return nothingKnown;
    const { hazard, recentInputs, byLength } = this.#design;
    const { inverseShapes } = byLength;
    const origin = means[1]!;
    const scale = 1 / (1 - hazard);
    let recentChange = 0;
    let likeliest = 1;
    let mean = 0;
    let second = 0;
    for (let i = 1; i < entryCount; i++) {
      const p = probabilities[i]! * scale;
      const length = lengths[i]!;
      const apart = means[i]! - origin;
      if (length <= recentInputs) recentChange += p;
      if (probabilities[i]! > probabilities[likeliest]!) likeliest = i;
      mean += p * apart;
      second += p * (squares[i]! * inverseShapes[length]! + apart * apart);
    }
    return {
      recentChange: Math.min(1, recentChange),
      runLength: lengths[likeliest]!,
      mean: origin + mean,
      deviation: Math.sqrt(Math.max(0, second - mean * mean)),
    };
  }

  reset(): void {
    writeState(this.#now, runBeliefs(this.#design));
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, 1, believed(cloneState(this.#now)));
  }

  restore(snapshot: Snapshot): void {
    const state = fitState(this.#now, admitSnapshot(snapshot, this.id, 1), 'state');
    requireRuns(state, this.#design, 'state');
    writeState(this.#now, state);
  }
}

function isInput(x: number): boolean {
  return typeof x === 'number' && Math.abs(x) <= 1e100;
}

const nothingKnown: ChangePointValue = Object.freeze({
  recentChange: Number.NaN,
  runLength: Number.NaN,
  mean: Number.NaN,
  deviation: Number.NaN,
});

import { requireInteger, requireKnownKeys, requireRecord } from '../core/arguments.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import { cloneState, fitState, misfit, type Snapshot } from '../core/state.js';
import { dueBy, type Label, labelOf, requireToCome, type Waiting } from './waiting-label.js';

export interface DelayedLabelsOptions {
  /** Most bars that a label may be waited for; 1 … 100,000. */
  readonly longestBars: number;
  /** Numbers that are kept of each moment: features, a probability; 1 … 10,000. */
  readonly width: number;
  /** Labels waited for at a time, at most; default 10,000. Further ones are refused. */
  readonly capacity?: number;
}

const nothingDue: readonly never[] = Object.freeze([]);

/**
 * Delayed labels: pairs what was known at a bar with what the close was some bars later.
 *
 * The one door through which outcomes reach anything that learns: a label comes out with the close
 * that decides it, never before. Call `update` with each closed bar's close first, learn from what
 * it returns, and then `ask` about that bar.
 *
 * @param options  see `DelayedLabelsOptions`
 * @input   closes of one timeframe of one symbol, in order
 * @output  the labels that this close decides, in the order in which they were asked for
 * @undefined where a close is not finite: nothing comes due, and no bar is counted
 * @throws {ConfigError} if an option is out of bounds; never because of a close
 * @cost    O(labels that come due); width + 4 numbers for each that is waited for
 * @example
 * const labels = new DelayedLabels({ longestBars: 2, width: 1 });
 * labels.update(100); // []
 * labels.ask([0.6], 2); // true
 * labels.update(99); // []
 * labels.update(101).map(({ features, outcome }) => [features[0], outcome]); // [[0.6, 1]]
 */
export class DelayedLabels {
  readonly id: string;
  readonly #longestBars: number;
  readonly #width: number;
  readonly #capacity: number;
  #count = 0;
  #close = Number.NaN;
  /** By when they are due, then by when they were asked for. */
  #waiting: Waiting[] = [];

  constructor(options: DelayedLabelsOptions) {
    requireKnownKeys('', requireRecord('options', options), ['longestBars', 'width', 'capacity']);
    this.#longestBars = requireInteger('longestBars', options.longestBars, 1, 100_000);
    this.#width = requireInteger('width', options.width, 1, 10_000);
    this.#capacity = requireInteger('capacity', options.capacity ?? 10_000, 1, 1e7);
    this.id = `delayedLabels(${this.#longestBars},${this.#width},${this.#capacity})`;
  }

  /** Take in the close of the next bar. */
  update(close: number): readonly Label[] {
    if (!Number.isFinite(close)) return nothingDue;
    const due = dueBy(this.#waiting, this.#count + 1);
    this.#count += 1;
    this.#close = close;
    if (due === 0) return nothingDue;
    const labels = this.#waiting.slice(0, due).map((one) => labelOf(one, close));
    this.#waiting = this.#waiting.slice(due);
    return labels;
  }

  /** What `update` would say; takes nothing in. */
  peek(close: number): readonly Label[] {
    if (!Number.isFinite(close)) return [];
    return this.#waiting
      .slice(0, dueBy(this.#waiting, this.#count + 1))
      .map((one) => labelOf(one, close));
  }

  /**
   * Wait for what comes of the newest bar.
   *
   * @returns whether it will be waited for: not before the first close, with features that are not
   *          `width` numbers, a horizon out of bounds, or beyond the capacity
   */
  ask(features: ArrayLike<number>, horizonBars: number): boolean {
    const isHorizon = Number.isInteger(horizonBars) && horizonBars >= 1;
    if (this.#count === 0 || !isHorizon || horizonBars > this.#longestBars) return false;
    const kept = this.#copyOf(features);
    if (kept === undefined || this.#waiting.length >= this.#capacity) return false;
    const dueCount = this.#count + horizonBars;
    const one = { dueCount, horizonCount: horizonBars, from: this.#close, features: kept };
    this.#waiting.splice(dueBy(this.#waiting, dueCount), 0, one);
    return true;
  }

  /** Labels waited for. */
  get pending(): number {
    return this.#waiting.length;
  }

  reset(): void {
    this.#count = 0;
    this.#close = Number.NaN;
    this.#waiting = [];
  }

  snapshot(): Snapshot {
    const state = { count: this.#count, close: this.#close, waiting: this.#waiting };
    return snapshotOf(this.id, 1, cloneState(state));
  }

  restore(snapshot: Snapshot): void {
    const given = admitSnapshot(snapshot, this.id, 1) as { readonly waiting?: unknown };
    const length = Array.isArray(given?.waiting)
      ? Math.min(given.waiting.length, this.#capacity)
      : 0;
    const features = new Float64Array(this.#width);
    const one: Waiting = { dueCount: 0, horizonCount: 0, from: 0, features };
    const template = { count: 0, close: 0, waiting: Array.from({ length }, () => one) };
    const { count, close, waiting } = fitState(template, given, 'state');
    requireToCome(waiting, count, this.#longestBars);
    if (Number.isNaN(close) !== (count === 0)) throw misfit('state.close', 'and count differ');
    this.#count = count;
    this.#close = close;
    this.#waiting = waiting;
  }

  #copyOf(features: ArrayLike<number>): Float64Array | undefined {
    try {
      if (features.length !== this.#width) return undefined;
      const copy = new Float64Array(this.#width);
      for (let i = 0; i < copy.length; i++) {
        const x: unknown = features[i];
        if (typeof x !== 'number' || !Number.isFinite(x)) return undefined;
        copy[i] = x;
      }
      return copy;
    } catch {
      return undefined;
    }
  }
}

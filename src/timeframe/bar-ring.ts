import type { Place } from '../bars/grid.js';
import { childWidth, childWrite } from './child.js';

/** Bars that may wait until they leave the ring together: to add up many at once is cheaper. */
const slackBars = 32;

/**
 * The newest base bars in the order of time, each of which can still be corrected, and between
 * which late ones can be put; and some older ones that have not yet left.
 */
export class BarRing {
  readonly numbers: Float64Array;
  /** How many of the newest bars can be corrected. */
  readonly kept: number;
  count = 0;
  readonly #slots: number;
  #first = 0;

  constructor(kept: number) {
    this.kept = kept;
    this.#slots = kept + slackBars;
    this.numbers = new Float64Array(this.#slots * childWidth);
  }

  /** Bars that can no longer be corrected, and may leave. */
  get spareCount(): number {
    return Math.max(0, this.count - this.kept);
  }

  /** Whether a bar older than all that can be corrected would be one too many. */
  get isKeepingAll(): boolean {
    return this.count >= this.kept;
  }

  /** Whether there is no room for another bar. */
  get isFull(): boolean {
    return this.count === this.#slots;
  }

  /** Where the bar `i` places after the oldest begins in `numbers`. */
  at(i: number): number {
    const slot = this.#first + i;
    return childWidth * (slot < this.#slots ? slot : slot - this.#slots);
  }

  get newestAt(): number {
    return this.at(this.count - 1);
  }

  /** Append a bar, given as a row of a bar and its interval; returns where it stands. */
  push(bar: Float64Array, place: Readonly<Place>): number {
    this.count += 1;
    const at = this.newestAt;
    childWrite(this.numbers, at, bar, place);
    return at;
  }

  /** Put a bar before the one `i` places after the oldest. */
  insert(i: number, bar: Float64Array, place: Readonly<Place>): void {
    this.count += 1;
    for (let k = this.count - 1; k > i; k--) {
      const from = this.at(k - 1);
      this.numbers.copyWithin(this.at(k), from, from + childWidth);
    }
    childWrite(this.numbers, this.at(i), bar, place);
  }

  /** Undo the last `push`. */
  pop(): void {
    this.count -= 1;
  }

  /** Let the `gone` oldest go. */
  drop(gone: number): void {
    this.#first = (this.#first + gone) % this.#slots;
    this.count -= gone;
  }

  /** How many bars start before `start`: where it stands, or where it would be put. */
  countBefore(start: number): number {
    let i = this.count;
    while (i > 0 && this.numbers[this.at(i - 1)]! >= start) i--;
    return i;
  }

  copyFrom(other: BarRing): void {
    this.numbers.set(other.numbers);
    this.count = other.count;
    this.#first = other.#first;
  }

  clear(): void {
    this.count = 0;
    this.#first = 0;
  }

  /** The bars alone, oldest first. */
  toArray(): Float64Array {
    const bars = new Float64Array(this.count * childWidth);
    for (let i = 0; i < this.count; i++) {
      bars.set(this.numbers.subarray(this.at(i), this.at(i) + childWidth), i * childWidth);
    }
    return bars;
  }

  /** Take over what `toArray` gave. */
  load(bars: Float64Array): void {
    this.clear();
    this.numbers.set(bars);
    this.count = bars.length / childWidth;
  }
}

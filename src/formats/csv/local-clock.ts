import { localTimeRaw, type Zone } from '../../bars/zone.js';
import type { BarOrder } from '../order.js';

/**
 * Local times of a file, one row after another, to UTC. A time that the clock shows twice is told by
 * the rows before it: of a file in order, the second showing comes behind the first.
 *
 * @cost  two comparisons while the offset stays; O(log transitions) where it changes
 */
export class LocalClock {
  readonly #zone: Zone;
  readonly #order: BarOrder;
  /** Rows of several symbols share times, so an equal time does not mean the second showing. */
  readonly #sharesTimes: boolean;
  /** Local times in `[#from, #to)` are shown once, at this offset. */
  #from = 0;
  #to = 0;
  #offsetMs = 0;
  #previous = Number.NaN;

  constructor(zone: Zone, order: BarOrder, sharesTimes: boolean) {
    this.#zone = zone;
    this.#order = order;
    this.#sharesTimes = sharesTimes;
  }

  /** UTC in ms; NaN if the clock skips this time, Infinity if it shows it twice and nothing tells. */
  toUtc(localMs: number): number {
    if (localMs < this.#from || localMs >= this.#to) {
      const { kind, first, last } = localTimeRaw(this.#zone, localMs);
      if (kind === 'skipped') return Number.NaN;
      if (kind === 'twice') return this.#showing(first, last);
      this.#settle(localMs, first);
    }
    this.#previous = localMs - this.#offsetMs;
    return this.#previous;
  }

  #showing(first: number, last: number): number {
    const previous = this.#previous;
    if (this.#order === 'mixed' || Number.isNaN(previous)) return Number.POSITIVE_INFINITY;
    const isNewestFirst = this.#order === 'newest-first';
    const [near, far] = isNewestFirst ? [last, first] : [first, last];
    const step = (near - previous) * (isNewestFirst ? -1 : 1);
    const isNear = step > 0 || (step === 0 && this.#sharesTimes);
    this.#previous = isNear ? near : far;
    return this.#previous;
  }

  /** The stretch of local times around `localMs` that share its offset and are shown once. */
  #settle(localMs: number, instant: number): void {
    const { transitions } = this.#zone;
    const next = transitions.findIndex(([utcMs]) => utcMs > instant);
    const at = (next === -1 ? transitions.length : Math.max(next, 1)) - 1;
    this.#offsetMs = localMs - instant;
    const [before, here, after] = [transitions[at - 1], transitions[at]!, transitions[at + 1]];
    this.#from =
      before === undefined ? -Number.MAX_VALUE : here[0] + Math.max(before[1], this.#offsetMs);
    this.#to =
      after === undefined ? Number.MAX_VALUE : after[0] + Math.min(after[1], this.#offsetMs);
  }
}

import type { Outcomes } from '../correlation/outcomes/outcomes.js';

/** What outcomes will have taught once a bar that forms has closed: a peek after a gap asks again and again. */
export class OutcomesAhead {
  readonly #known = new Map<number, Outcomes>();

  /** `outcomes` once the newest bar of the timeframe at `place` is final. */
  of(outcomes: Outcomes, place: number): Outcomes {
    const known = this.#known.get(place) ?? outcomes.after(place);
    this.#known.set(place, known);
    return known;
  }

  /** A bar was absorbed. */
  clear(): void {
    if (this.#known.size > 0) this.#known.clear();
  }
}

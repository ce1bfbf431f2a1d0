import type { Signal } from '../../strategies/signal.js';

/** What tracks have said of bars that their lane has not come to yet, by place, bar after bar. */
export class SaidAhead {
  readonly #said: (readonly (readonly Signal[])[])[] = [];
  readonly #taken: number[] = [];

  note(place: number, said: readonly (readonly Signal[])[]): void {
    this.#said[place] = said;
    this.#taken[place] = 0;
  }

  /** Of the next bar of a timeframe; `undefined` where its track has not got ahead of it. */
  next(place: number): readonly Signal[] | undefined {
    const said = this.#said[place];
    if (said === undefined) return undefined;
    const at = this.#taken[place]!;
    this.#taken[place] = at + 1;
    return said[at];
  }
}

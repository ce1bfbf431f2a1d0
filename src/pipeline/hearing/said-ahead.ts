import type { Signal } from '../../strategies/signal.js';

const nothing: readonly never[] = Object.freeze([]);

/** What a track has said of bars that its lane has not come to yet, bar after bar. */
export class SaidAhead {
  #said: readonly (readonly Signal[])[] = [];
  #taken = 0;

  note(said: readonly (readonly Signal[])[]): void {
    this.#said = said;
    this.#taken = 0;
  }

  /** Of the next bar; `undefined` where the track has not got ahead of it. */
  next(): readonly Signal[] | undefined {
    const next = this.#said[this.#taken];
    this.#taken += 1;
    if (this.#taken === this.#said.length) this.note(nothing); // the next block may be long in coming
    return next;
  }
}

import { fitState, isStateArray, misfit, type State } from '../../core/state.js';
import type { TrackedSignal } from './tracked.js';

/** Who said the latest signal of each strategy in each timeframe of each symbol. */
export class Speakers {
  readonly #idByPlace = new Map<string, string>();
  readonly #keyById = new Map<string, string>();

  note({ symbol, timeframe, strategy, id }: TrackedSignal, key: string): void {
    this.#note([symbol, timeframe, strategy].join('\n'), id, key);
  }

  #note(place: string, id: string, key: string): void {
    const before = this.#idByPlace.get(place);
    if (before !== undefined) this.#keyById.delete(before);
    this.#idByPlace.set(place, id);
    this.#keyById.set(id, key);
  }

  /** The source of a signal; '' if it is none of the latest. */
  keyOf(id: string): string {
    return this.#keyById.get(id) ?? '';
  }

  snapshot(): State {
    return [...this.#idByPlace].map(([place, id]) => ({ place, id, key: this.keyOf(id) }));
  }

  /** Into fresh speakers only. */
  restore(given: State | undefined, path: string): void {
    if (!isStateArray(given)) throw misfit(path, 'expected a list');
    given.forEach((one, i) => {
      const { place, id, key } = fitState({ place: '', id: '', key: '' }, one, `${path}[${i}]`);
      this.#note(place, id, key);
    });
  }
}

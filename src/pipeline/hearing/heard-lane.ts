import { Lane } from '../lane.js';
import { LaneResult } from '../lane-result.js';
import type { Terms } from '../symbol-book.js';
import { type Heard, Listening } from './listening.js';
import type { Readout } from './readout.js';

/** A lane that hears what others have read. Once it has thrown, it hears nothing any more. */
export class HeardLane {
  readonly #lane: Lane;
  /** Where all that decisions rest on are voices. */
  readonly #listening: Listening | undefined;
  #isFaulted = false;

  constructor(symbol: string, terms: Terms, isPassing: boolean) {
    this.#lane = new Lane(symbol, terms);
    const { design } = terms;
    this.#listening = design.isHeardPlainly ? new Listening(symbol, design, isPassing) : undefined;
  }

  /** What there is to decide on. */
  hear(readout: Readout): Heard | undefined {
    if (this.#isFaulted) return undefined;
    try {
      return this.#listened(readout) ?? LaneResult.foundOf(this.#lane.update(readout, undefined));
    } catch {
      this.#isFaulted = true;
      return undefined;
    }
  }

  #listened(readout: Readout): Heard | undefined {
    const listening = this.#listening;
    if (listening === undefined || !readout.isPlain) return undefined;
    const events = readout.absorbed[0]!;
    const isHeard = this.#lane.listen(events, listening, readout.rowsAfter);
    return isHeard ? listening.heard(readout) : undefined;
  }
}

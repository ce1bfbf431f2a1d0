import { Lane } from '../lane.js';
import { LaneResult } from '../lane-result.js';
import type { Terms } from '../symbol-book.js';
import { type Heard, Listening } from './listening.js';
import type { HeardRow, Readout, Stretch } from './readout.js';

/** Where a lane's tracks find rows. */
export interface RowsToTell {
  /** The next ones that they ask for are these. */
  tell(rows: readonly HeardRow[]): void;
}

/** A lane that hears what others have read. Once it has thrown, it hears nothing any more. */
export class HeardLane {
  readonly #lane: Lane;
  /** Where all that decisions rest on are voices. */
  readonly #listening: Listening | undefined;
  readonly #rows: RowsToTell;
  #isFaulted = false;

  constructor(symbol: string, terms: Terms, rows: RowsToTell, isPassing: boolean) {
    this.#rows = rows;
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
    if (readout.stretch !== undefined) this.#goAhead(readout.stretch, listening);
    const events = readout.absorbed[0]!;
    const isHeard = this.#lane.listen(events, listening, readout.rowsAfter);
    return isHeard ? listening.heard(readout) : undefined;
  }

  /** What strategies say of plain bars depends on their rows alone: they are asked of all in one go. */
  #goAhead(stretch: Stretch, listening: Listening): void {
    if (this.#lane.isDoubtful) return;
    for (let place = 0; place < stretch.length; place++) {
      const rows = stretch[place]!;
      if (rows.length === 0) continue;
      this.#rows.tell(rows);
      this.#lane.goAhead(place, rows, listening);
    }
  }
}

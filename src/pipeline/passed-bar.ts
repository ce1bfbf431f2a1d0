import type { ClosedBar } from '../bars/bar.js';
import { blankClosedBar, packClosedBar, unpackClosedBar } from './closed-bar-state.js';
import type { Passed } from './told.js';

/**
 * A bar that went through a track, found by a lane: its numbers in one list, a third of a record's size,
 * of which the record is made again when somebody asks.
 */
export class PassedBar implements Passed {
  readonly place: number;
  readonly values: readonly number[];
  readonly isNew: boolean;
  readonly wholeBars: number;
  readonly #numbers: number[];

  /** @param bar  is not kept */
  constructor(
    bar: ClosedBar,
    place: number,
    values: readonly number[],
    isNew: boolean,
    wholeBars: number,
  ) {
    this.place = place;
    this.values = values;
    this.isNew = isNew;
    this.wholeBars = wholeBars;
    this.#numbers = blankClosedBar.slice();
    packClosedBar(bar, this.#numbers, 0);
  }

  get bar(): ClosedBar {
    return unpackClosedBar(this.#numbers, 0);
  }
}

/** `passed`, told for the first time or once more. */
export function passedAs({ place, bar, values, wholeBars }: Passed, isNew: boolean): Passed {
  return { place, bar, values, isNew, wholeBars };
}

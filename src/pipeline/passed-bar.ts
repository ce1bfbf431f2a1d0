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
  readonly #numbers: readonly number[];
  #bar: ClosedBar | undefined = undefined;

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
    const numbers = blankClosedBar.slice();
    packClosedBar(bar, numbers, 0);
    this.#numbers = numbers;
  }

  get bar(): ClosedBar {
    this.#bar ??= unpackClosedBar(this.#numbers, 0);
    return this.#bar;
  }
}

/** `passed`, told for the first time or once more. */
export function passedAs({ place, bar, values, wholeBars }: Passed, isNew: boolean): Passed {
  return { place, bar, values, isNew, wholeBars };
}

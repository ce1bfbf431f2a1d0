import type { AccountEvent } from '../account/account-event.js';
import { requireNumber, requireRecord } from '../core/arguments.js';
import { requireIterable } from '../core/lists.js';

/** Something that happens to an account between bars. */
export interface TimedAction {
  /** When, ms since the epoch, UTC. */
  readonly time: number;
  readonly event: AccountEvent;
}

/** Actions by the time at which they are due; those of one time in the order given. */
export class ActionSchedule {
  readonly #actions: readonly TimedAction[];
  #next = 0;

  /** @throws {ConfigError} for an action without a time: it would hold up all that come after it */
  constructor(actions: Iterable<TimedAction>) {
    const all = [...requireIterable('actions', actions)];
    all.forEach((action, i) => {
      requireNumber(`actions[${i}].time`, requireRecord(`actions[${i}]`, action)['time']);
    });
    this.#actions = all.sort((a, b) => a.time - b.time);
  }

  /** Those that are due at the bars that begin at `time`, and were not taken yet. */
  until(time: number | undefined): readonly TimedAction[] {
    const from = this.#next;
    while (this.#actions[this.#next] !== undefined && this.#actions[this.#next]!.time <= time!) {
      this.#next += 1;
    }
    return from === this.#next ? nothingDue : this.#actions.slice(from, this.#next);
  }
}

const nothingDue: readonly never[] = Object.freeze([]);

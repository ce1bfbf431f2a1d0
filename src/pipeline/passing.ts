/**
 * Time that passed in calls of `advance` in which a lane had nothing to say and was not visited: it
 * hears of it when it is asked for again. And epochs, each of which ends when what changed is saved.
 */
export class Passing {
  /** Calls so far. */
  calls = 0;
  /** The time of the last one. */
  now: number = Number.NEGATIVE_INFINITY;
  /** The epoch that is on; what was saved in parts of no epoch is of epoch 0. */
  epoch = 1;
  /** The epoch of the last call; 0 before the first. */
  passedIn = 0;

  /** One more call; before one of an earlier time than the last, every lane has to be told. */
  pass(now: number): void {
    this.calls += 1;
    this.now = now;
    this.passedIn = this.epoch;
  }

  /** Go on in `epoch`, after the last call of another life, if there was one. */
  resume(epoch: number, last: { readonly now: number; readonly epoch: number } | undefined): void {
    if (last !== undefined) {
      this.pass(last.now);
      this.passedIn = last.epoch;
    }
    this.epoch = epoch;
  }
}

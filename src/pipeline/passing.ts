/**
 * Time that passed in calls of `advance` in which a lane had nothing to say and was not visited: it
 * hears of it when it is asked for again.
 */
export class Passing {
  /** Calls so far. */
  calls = 0;
  /** The time of the last one. */
  now: number = Number.NEGATIVE_INFINITY;

  /** One more call; before one of an earlier time than the last, every lane has to be told. */
  pass(now: number): void {
    this.calls += 1;
    this.now = now;
  }
}

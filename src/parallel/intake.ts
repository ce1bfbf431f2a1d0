/** Bars that were fed and are not answered yet: so many at most, however fast they come. */
export class Intake {
  readonly #most: number;
  #waiting = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get waiting(): number {
    return this.#waiting;
  }

  /** Do what `feed` does with so many bars; rejected, and not done, where there is no room for them. */
  take<T>(bars: number, feed: () => Promise<T>): Promise<T> {
    const waiting = this.#waiting;
    if (waiting > 0 && waiting + bars > this.#most) {
      const why = `${waiting} bars wait, and ${this.#most} may: await what was promised for them`;
      return Promise.reject(new RangeError(why));
    }
    this.#waiting += bars;
    const answered = (): void => {
      this.#waiting -= bars;
    };
    const promise = feed();
    promise.then(answered, answered);
    return promise;
  }
}

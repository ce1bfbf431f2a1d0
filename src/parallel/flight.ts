/** Something that was ordered: it is settled in its turn, once all its answers have come. */
export interface Step {
  waitingFor: number;
  settle(): void;
}

/** A work says it where it goes on only after all before it is settled. */
export const drained: unique symbol = Symbol('drained');

/** Makes one step after the other, when there is room for it. */
export type Work = Iterator<Step | typeof drained, void>;

interface Running {
  readonly work: Work;
  readonly fail: (error: unknown) => void;
}

/**
 * Works one after the other, so many steps of them under way at a time. Answers come in any order;
 * steps are settled in the order in which they began.
 */
export class Flight {
  readonly #most: number;
  readonly #running: Running[] = [];
  readonly #steps: Step[] = [];
  /** Of works that have no more steps to begin, but steps to settle. */
  readonly #unsettled = new Set<(error: unknown) => void>();
  #isDraining = false;
  #isGoing = false;
  #error: Error | undefined;

  constructor(mostSteps: number) {
    this.#most = mostSteps;
  }

  /** Do the work that `make` makes; it is done when it resolves. */
  run<T>(make: (resolve: (value: T) => void) => Work): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#error !== undefined) {
        reject(this.#error);
        return;
      }
      const fail = (error: unknown): void => {
        this.#unsettled.delete(fail);
        reject(error);
      };
      this.#unsettled.add(fail);
      const done = (value: T): void => {
        this.#unsettled.delete(fail);
        resolve(value);
      };
      this.#running.push({ work: make(done), fail });
      this.go();
    });
  }

  /** Do something in its turn, and nothing else. */
  call<T>(action: () => T): Promise<T> {
    return this.run<Outcome<T>>(function* (resolve) {
      yield { waitingFor: 0, settle: () => resolve(outcomeOf(action)) };
    }).then(({ value }) => value());
  }

  /** One of the answers that `step` waits for has come. */
  answered(step: Step): void {
    step.waitingFor -= 1;
    this.go();
  }

  /** Nothing can go on. */
  fail(error: Error): void {
    this.#error ??= error;
    this.#running.length = 0;
    this.#steps.length = 0;
    for (const fail of [...this.#unsettled]) fail(error);
  }

  /** Settle what is answered, begin what there is room for. */
  go(): void {
    if (this.#isGoing) return;
    this.#isGoing = true;
    try {
      do this.#settle();
      while (this.#begin());
    } finally {
      this.#isGoing = false;
    }
  }

  #settle(): void {
    try {
      while (this.#steps[0]?.waitingFor === 0) this.#steps.shift()!.settle();
    } catch (error) {
      this.fail(error as Error);
    }
    if (this.#steps.length === 0) this.#isDraining = false;
  }

  /** Whether a step was begun. */
  #begin(): boolean {
    let hasBegun = false;
    while (this.#steps.length < this.#most && !this.#isDraining) {
      const [first] = this.#running;
      if (first === undefined) return hasBegun;
      const next = this.#nextOf(first);
      if (next === undefined) continue;
      if (next === drained) this.#isDraining = this.#steps.length > 0;
      else {
        this.#steps.push(next);
        hasBegun = true;
      }
    }
    return hasBegun;
  }

  #nextOf(running: Running): Step | typeof drained | undefined {
    try {
      const { value, done } = running.work.next();
      if (done !== true) return value;
    } catch (error) {
      running.fail(error);
    }
    if (this.#running[0] === running) this.#running.shift();
    return undefined;
  }
}

interface Outcome<T> {
  readonly value: () => T;
}

function outcomeOf<T>(action: () => T): Outcome<T> {
  try {
    const value = action();
    return { value: () => value };
  } catch (error) {
    return {
      value: () => {
        throw error;
      },
    };
  }
}

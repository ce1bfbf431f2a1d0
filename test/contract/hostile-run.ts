import type { OperatorClass } from '../../src/core/operator-class.js';
import {
  type Doorway,
  holdDoor,
  holdSnapshots,
  lawsOfDoors,
  type Subject,
} from '../../src/testing/index.js';
import type { Inputs } from '../../src/testing/input.js';
import { Clock } from '../clock.js';
import { seriesOf } from './series.js';
import { parametersFor } from './subjects.js';

/** The longest that anything hostile may take, in ms. */
export const mostMs = 50;

/** A collection of garbage makes one measurement of a case long, hardly five in a row. */
const measurements = 5;

/** What a run came to; `laps` are the times of its cases in ms, in an order that does not change. */
interface Measured {
  readonly count: number;
  readonly refused: number;
  readonly laps: readonly number[];
}

/** Counts what hostile input came to, how long one of it took at most, and the most memory. */
export class HostileRun {
  count = 0;
  refused = 0;
  longestMs = 0;
  longestOf = '';
  peakMb = 0;
  /** What took longer than it may, to be empty in the end. */
  readonly tooLong: string[] = [];

  /** Hold `Class` to snapshots that mean nonsense: each is refused, or makes sense. */
  snapshots(name: string, Class: OperatorClass, seed: number, step: number): void {
    const parameters = parametersFor(Class, seed);
    const length = Math.max(60, new Class(parameters).warmUp + 40) + 200;
    const inputs = seriesOf(Class.kind.reads, 'lively', 5 + seed, length);
    acceptTrueSnapshots({ Class, parameters }, inputs);
    this.#measured(name, () => {
      const timer = new Timer();
      const { refused, accepted } = holdSnapshots({ Class, parameters }, inputs, (i) => {
        timer.lap();
        return i % step === 0;
      });
      timer.lap();
      return { count: refused + accepted, refused, laps: timer.laps };
    });
  }

  /** Hold the door of an operator: whatever is given is taken for a plain input, or refused. */
  calls(name: string, Class: OperatorClass, seed: number): void {
    const inputs = seriesOf(Class.kind.reads, 'lively', 11 + seed, 200);
    const parameters = parametersFor(Class, seed);
    this.#measured(name, () => {
      const timer = new Timer(new Set<unknown>(inputs));
      const Timed = timed(Class, timer);
      for (const law of Object.values(lawsOfDoors)) law({ Class: Timed, parameters }, inputs);
      return { count: timer.count, refused: 0, laps: timer.laps };
    });
  }

  /** The same of a module. */
  callsOfModule(name: string, make: () => Doorway, seed: number): void {
    const inputs = seriesOf('bar', 'lively', 12 + seed, 24);
    this.#measured(name, () => {
      const timer = new Timer(new Set<unknown>(inputs));
      const open = (): Doorway => timedDoor(make(), timer);
      holdDoor(open, inputs, (output) => JSON.stringify(output) ?? '');
      return { count: timer.count, refused: 0, laps: timer.laps };
    });
  }

  toString(): string {
    const longest = `${this.longestMs.toFixed(1)} ms (${this.longestOf})`;
    return `longest ${longest}, heap at most ${this.peakMb.toFixed(0)} MB`;
  }

  /** A case takes what it takes at the least, over the times that it is measured. */
  #measured(name: string, run: () => Measured): void {
    let { count, refused, laps } = run();
    const longest = (): number => laps.reduce((most, ms) => Math.max(most, ms), 0);
    for (let i = 1; i < measurements && longest() > mostMs; i++) {
      const again = run().laps;
      laps = laps.map((ms, at) => Math.min(ms, again[at] ?? ms));
    }
    const longestMs = longest();
    this.count += count;
    this.refused += refused;
    this.peakMb = Math.max(this.peakMb, process.memoryUsage().heapUsed / 1e6);
    if (longestMs > mostMs) this.tooLong.push(`${name}: ${longestMs.toFixed(1)} ms`);
    if (longestMs <= this.longestMs) return;
    this.longestMs = longestMs;
    this.longestOf = name;
  }
}

/** A snapshot that is true is accepted, and so is that of the operator 200 inputs later. */
function acceptTrueSnapshots({ Class, parameters }: Subject, inputs: Inputs): void {
  const operator = new Class(parameters);
  for (const input of inputs.slice(0, -200)) operator.update(input);
  const resumed = new Class(parameters);
  resumed.restore(operator.snapshot());
  for (const input of inputs.slice(-200)) resumed.update(input);
  new Class(parameters).restore(resumed.snapshot());
}

/** How long each thing took, and how many there were that are not among the good ones. */
class Timer {
  count = 0;
  readonly laps: number[] = [];
  readonly #good: ReadonlySet<unknown>;
  readonly #clock = new Clock();

  constructor(good: ReadonlySet<unknown> = new Set()) {
    this.#good = good;
  }

  /** What began with the last lap is over. */
  lap(): void {
    this.laps.push(this.#clock.lap());
  }

  /** What `run` makes of `input`, or throws. */
  around<T>(input: unknown, run: () => T): T {
    if (!this.#good.has(input)) this.count += 1;
    this.#clock.lap();
    try {
      return run();
    } finally {
      this.lap();
    }
  }
}

/** `Class`, whose operators have their calls timed. */
function timed(Class: OperatorClass, timer: Timer): OperatorClass {
  return new Proxy(Class, {
    construct(_, [parameters]): object {
      const operator = new Class(parameters);
      const update = operator.update.bind(operator);
      const peek = operator.peek.bind(operator);
      operator.update = (input) => timer.around(input, () => update(input));
      operator.peek = (input) => timer.around(input, () => peek(input));
      return operator;
    },
  });
}

function timedDoor(door: Doorway, timer: Timer): Doorway {
  return {
    update: (input) => timer.around(input, () => door.update(input)),
    peek: (input) => timer.around(input, () => door.peek?.(input)),
    snapshot: () => door.snapshot(),
  };
}

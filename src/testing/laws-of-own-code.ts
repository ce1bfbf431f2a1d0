import { requireFields, requireMethods } from '../core/door.js';
import { requireList } from '../core/lists.js';
import type { Inputs } from './input.js';
import { scribble } from './laws-of-detachment.js';
import { demand } from './subject.js';

/** Code that a caller hands in: a kind's step, a stage, a strategy, a rule, a model. */
export type OwnCode = (...shown: readonly unknown[]) => unknown;

/** Something that runs code of the caller's. */
export interface OwnCodeHost {
  update(input: unknown): unknown;
}

/** How to hold a host to what it promises of code that is handed in. */
export interface OwnCodeTrial {
  /** A fresh host that runs `code`, once or more for an input. */
  make(code: OwnCode): OwnCodeHost;
  /** What code that behaves answers; of what it is shown alone. */
  readonly good: OwnCode;
  /** All that an output says besides what the code said, as text. */
  print(output: unknown): string;
  /** The failures that an output tells of. */
  failures(output: unknown): number;
  /** Answers that are no answers. */
  readonly nonsense: readonly unknown[];
}

/** One way to misbehave. */
interface Misbehaviour {
  readonly name: string;
  /** Whether it has to be told. */
  readonly isTold: boolean;
  readonly code: (host: OwnCodeHost, input: unknown, good: OwnCode) => OwnCode;
}

const throwing =
  (what: unknown): Misbehaviour['code'] =>
  () =>
  () => {
    throw what;
  };

const answering =
  (make: () => unknown): Misbehaviour['code'] =>
  () =>
    make;

const wordless: Error = Object.defineProperty(new Error(), 'message', {
  get: () => {
    throw new Error('no words');
  },
});

const misbehaviours: readonly Misbehaviour[] = [
  { name: 'throws an error', isTold: true, code: throwing(new Error('mine')) },
  { name: 'throws nothing', isTold: true, code: throwing(undefined) },
  { name: 'throws what has no words', isTold: true, code: throwing(Object.create(null)) },
  { name: 'throws a symbol', isTold: true, code: throwing(Symbol('mine')) },
  { name: 'throws an error without words', isTold: true, code: throwing(wordless) },
  { name: 'returns a promise', isTold: true, code: answering(() => Promise.resolve(1)) },
  {
    name: 'returns a promise that fails',
    isTold: true,
    code: answering(() => Promise.reject(new Error('late'))), // unheard, it ends the process
  },
  {
    name: 'writes on what it is shown',
    isTold: false,
    code:
      (_host, _input, good) =>
      (...shown) => {
        const said = good(...shown);
        for (const one of shown) scribble(one);
        return said;
      },
  },
  {
    name: 'calls its host',
    isTold: true,
    code: (host, input) => () => host.update(input),
  },
];

/** Inputs between two at which the code misbehaves. */
const pause = 7;

/**
 * Code that a caller hands in may do what it likes: throw anything, return a promise or nonsense,
 * write on what it is shown, call its host. It costs its own output for that input, which is told,
 * and nothing else: what the host says besides is the same, then and later.
 */
export function holdOwnCode(trial: OwnCodeTrial, inputs: Inputs): void {
  const { nonsense, ...rest } = requireFields('trial', trial);
  requireMethods('trial', rest, ['make', 'good', 'print', 'failures']);
  requireList('trial.nonsense', nonsense);
  requireList('inputs', inputs);
  const answers = nonsense.map((answer, i) => ({
    name: `answers with nonsense (number ${i})`,
    isTold: true,
    code: answering(() => answer),
  }));
  for (const misbehaviour of [...misbehaviours, ...answers]) hold(trial, inputs, misbehaviour);
}

function hold(trial: OwnCodeTrial, inputs: Inputs, { name, isTold, code }: Misbehaviour): void {
  const plain = trial.make(trial.good);
  let now: OwnCode = trial.good;
  let runs = 0;
  const host = trial.make((...shown) => {
    runs += 1;
    return now(...shown);
  });
  inputs.forEach((input, i) => {
    const isOdd = i % pause === pause - 1;
    now = isOdd ? code(host, input, trial.good) : trial.good;
    runs = 0;
    const output = attempt(`code that ${name}`, () => host.update(input));
    const expected = plain.update(input);
    demand(
      trial.print(output) === trial.print(expected),
      () => `code that ${name} changes what others say of input ${i}`,
    );
    const told = trial.failures(output);
    const isRight = isOdd && isTold && runs > 0 ? told > 0 : told === 0;
    demand(isRight, () => `of code that ${name}, ${told} failures are told at input ${i}`);
  });
}

function attempt<T>(what: string, run: () => T): T {
  try {
    return run();
  } catch {
    demand(false, () => `${what} makes its host throw`);
    throw new Error(what);
  }
}

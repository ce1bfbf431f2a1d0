import { requireRecord } from '../core/arguments.js';
import { requireFields } from '../core/door.js';
import { ConfigError } from '../core/errors.js';
import type { Kind } from '../core/kind.js';
import type { OperatorClass } from '../core/operator-class.js';
import type { Streaming } from '../core/streaming.js';
import type { Input, Inputs } from './input.js';

/** An operator held to the laws: its class and the parameters it is made with. */
export interface Subject {
  readonly Class: OperatorClass;
  readonly parameters?: object;
  /** The slow, obviously right answer for each input of a whole series, output by output. */
  readonly reference?: (inputs: Inputs) => Readonly<Record<string, ArrayLike<number>>>;
}

/** A law does not hold; the message says where. */
export class LawBroken extends Error {
  override readonly name = 'LawBroken';
}

/** Refuse to go on unless `holds`. */
export function demand(holds: boolean, message: () => string): asserts holds {
  if (!holds) throw new LawBroken(message());
}

/** Return `given` if it is a function; throw a `ConfigError` naming it otherwise. */
export function requireFunction<F>(path: string, given: F): F {
  if (typeof given === 'function') return given;
  throw new ConfigError(path, 'a function', given);
}

/** Return `subject` if it has the class of an operator; throw a `ConfigError` naming it otherwise. */
export function requireSubject(subject: Subject): Subject {
  const { Class } = requireFields('subject', subject);
  requireRecord('subject.Class.kind', requireFunction('subject.Class', Class).kind);
  return subject;
}

export type AnyOperator = Streaming<Input, unknown> & {
  process(...block: readonly unknown[]): unknown;
};

export function create(subject: Subject): AnyOperator {
  return new subject.Class(subject.parameters) as unknown as AnyOperator;
}

/** The outputs in column order, whatever form `value` has. */
export function numbersOf(kind: Kind, value: unknown): number[] {
  if (typeof value === 'number') return [value];
  const record = value as Readonly<Record<string, number>>;
  return Object.keys(kind.outputs).map((name) => record[name]!);
}

/** What a fresh subject says to each of `inputs`. */
export function play(
  subject: Subject,
  inputs: Inputs,
  operator: AnyOperator = create(subject),
): number[][] {
  return inputs.map((input) => numbersOf(subject.Class.kind, operator.update(input)));
}

/** Bit for bit the same numbers; any NaN is any other. */
export function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((x, i) => Object.is(x, b[i]));
}

/** The same series of outputs, bit for bit. */
export function demandSamePlay(said: number[][], expected: number[][], when: string): void {
  said.forEach((outputs, i) => {
    demand(
      same(outputs, expected[i]!),
      () => `${when}, input ${i}: ${outputs}, not ${expected[i]}`,
    );
  });
}

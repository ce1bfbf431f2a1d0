import type { Bar } from '../../src/bars/bar.js';
import { columnsOf } from '../../src/bars/columns.js';
import type { OperatorClass } from '../../src/core/kind.js';
import type { Inputs, Pair } from '../../src/testing/input.js';
import type { Subject } from '../../src/testing/subject.js';
import * as references from '../reference/index.js';

type Reference = (...inputs: unknown[]) => readonly number[] | Record<string, readonly number[]>;

/** The slow reference for a kind, found by its name; `undefined` if nobody wrote one. */
export function referenceFor(
  Class: OperatorClass,
  parameters: Record<string, unknown>,
): Subject['reference'] {
  const { name, reads } = Class.kind;
  const reference = (references as unknown as Record<string, Reference | undefined>)[name];
  if (typeof reference !== 'function') return undefined;
  return (inputs) => {
    const output = reference(...argumentsOf(reads, inputs), parameters);
    return Array.isArray(output) ? { value: output } : (output as Record<string, number[]>);
  };
}

function argumentsOf(reads: OperatorClass['kind']['reads'], inputs: Inputs): unknown[] {
  if (reads === 'value') return [[...(inputs as readonly number[])]];
  if (reads === 'pair') {
    const pairs = inputs as readonly Pair[];
    return [pairs.map(({ x }) => x), pairs.map(({ y }) => y)];
  }
  const columns = columnsOf(inputs as readonly Bar[]);
  return [Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, [...column]]))];
}

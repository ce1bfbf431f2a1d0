import { readAs } from '../core/door.js';
import { requireList } from '../core/lists.js';
import { encodeText } from '../core/text-codec.js';
import type { Inputs } from './input.js';
import type { Law, Laws } from './law.js';
import { type Doorway, requireDoorway } from './laws-of-doors.js';
import { create, demand, numbersOf, requireFunction } from './subject.js';

/** Deeper than any result is. */
const deepest = 8;

/**
 * Whoever hands something in, or gets something out, may write on it: inputs, what `update` and
 * `peek` return, snapshots. No later result changes.
 *
 * @param make    A fresh doorway.
 * @param inputs  Good ones; each is copied before it goes in.
 * @param print   An output as text, for comparing.
 */
export function holdDetached(
  make: () => Doorway,
  inputs: Inputs,
  print: (output: unknown) => string,
): void {
  requireList('inputs', inputs);
  requireFunction('print', print);
  const fresh = (): Doorway => requireDoorway(make);
  const untouched = fresh();
  const expected = inputs.map((input) => print(untouched.update(input)));
  const door = fresh();
  inputs.forEach((input, i) => {
    const copy = readAs(`inputs[${i}]`, 'plain data', input, () => structuredClone(input));
    scribble(door.peek?.(copy));
    const output = door.update(copy);
    const said = print(output);
    demand(said === expected[i], () => `input ${i}: ${said} once things are written on`);
    for (const one of [output, copy, door.snapshot()]) scribble(one);
  });
  const [last, whole] = [door.snapshot(), untouched.snapshot()].map(encodeText);
  demand(last === whole, () => 'the last snapshot has what was written on another');
}

/** Write on everything that can be reached and written on. */
export function scribble(value: unknown, depth = 0): void {
  if (typeof value !== 'object' || value === null || depth > deepest) return;
  if (value instanceof Float64Array) {
    value.fill(1e-3);
    return;
  }
  for (const [key, part] of Object.entries(value)) {
    scribble(part, depth + 1);
    try {
      (value as Record<string, unknown>)[key] = other(part);
    } catch {
      // It is frozen, or has no setter: nobody can write there.
    }
  }
}

/** Something of the same type that is not the same. */
function other(part: unknown): unknown {
  if (typeof part === 'number') return 1e-3;
  if (typeof part === 'boolean') return !part;
  return typeof part === 'string' ? `${part}!` : part;
}

const detached: Law = (subject, inputs) => {
  const { kind } = subject.Class;
  const few = inputs.slice(0, 2 * create(subject).warmUp + 20);
  holdDetached(
    () => create(subject) as Doorway,
    few,
    (output) => String(numbersOf(kind, output)),
  );
};

/** That nothing is shared with the caller. */
export const lawsOfDetachment: Laws = {
  'what goes in and comes out may be written on': detached,
};

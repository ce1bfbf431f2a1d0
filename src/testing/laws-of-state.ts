import { decodeBinary, encodeBinary } from '../core/binary-codec.js';
import { SnapshotError } from '../core/errors.js';
import type { Snapshot } from '../core/state.js';
import { decodeText, encodeText } from '../core/text-codec.js';
import { transitionWith } from '../core/transition.js';
import type { Laws } from './law.js';
import { create, demand, demandSamePlay, numbersOf, play, same } from './subject.js';

/** That state is data: saved, carried, resumed, forgotten, never shared, never growing. */
export const lawsOfState: Laws = {
  'a snapshot continues to the same bits, through both codecs': (subject, inputs) => {
    const { kind } = subject.Class;
    const original = create(subject);
    const carriers = [
      structuredClone<Snapshot>,
      (snapshot: Snapshot) => decodeText(encodeText(snapshot)),
      (snapshot: Snapshot) => decodeBinary(encodeBinary(snapshot)),
    ];
    let [resumed, before] = [create(subject), create(subject)];
    inputs.forEach((input, i) => {
      // Into a new one, or over what another remembers.
      const next = i % 4 === 0 ? create(subject) : before;
      next.restore(carriers[i % 3]!(resumed.snapshot()));
      [resumed, before] = [next, resumed];
      const expected = numbersOf(kind, original.update(input));
      const said = numbersOf(kind, resumed.update(input));
      demand(same(said, expected), () => `input ${i}: ${said} after resuming, not ${expected}`);
      demand(resumed.count === original.count, () => `count ${resumed.count} after resuming`);
    });
    demand(
      encodeText(resumed.snapshot()) === encodeText(original.snapshot()),
      () => 'the last snapshots differ',
    );
  },

  'a snapshot is detached': (subject, inputs) => {
    const half = Math.floor(inputs.length / 2);
    const operator = create(subject);
    play(subject, inputs.slice(0, half), operator);
    const snapshot = operator.snapshot();
    const text = encodeText(snapshot);
    play(subject, inputs.slice(half), operator);
    demand(encodeText(snapshot) === text, () => 'the snapshot went on with its operator');
    const resumed = create(subject);
    resumed.restore(snapshot);
    play(subject, inputs.slice(half), resumed);
    demand(encodeText(snapshot) === text, () => 'the snapshot went on with who restored it');
  },

  'a snapshot of other parameters is refused': (subject, inputs) => {
    const operator = create(subject);
    play(subject, inputs, operator);
    const snapshot = operator.snapshot();
    const before = encodeText(snapshot);
    for (const wrong of [
      { ...snapshot, id: `${snapshot.id}?` },
      { ...snapshot, format: 2 },
      { ...snapshot, version: snapshot.version + 1 },
      { ...snapshot, state: { count: 1 } },
    ]) {
      demand(
        refuses(() => operator.restore(wrong)),
        () => 'a misfit was restored',
      );
      demand(encodeText(operator.snapshot()) === before, () => 'a refused snapshot left a trace');
    }
  },

  'reset equals fresh': (subject, inputs) => {
    const operator = create(subject);
    const fresh = encodeText(operator.snapshot());
    play(subject, inputs, operator);
    operator.reset();
    demand(encodeText(operator.snapshot()) === fresh, () => 'reset left something behind');
    demandSamePlay(play(subject, inputs, operator), play(subject, inputs), 'after a reset');
  },

  'the pure form equals the class': (subject, inputs) => {
    const { kind } = subject.Class;
    const operator = create(subject);
    let snapshot = deepFrozen(operator.snapshot());
    inputs.forEach((input, i) => {
      const step = transitionWith(() => create(subject), snapshot, input);
      const expected = numbersOf(kind, operator.update(input));
      demand(same(numbersOf(kind, step.output), expected), () => `transition differs at ${i}`);
      snapshot = deepFrozen(step.snapshot);
    });
  },

  'packed as numbers, it goes back to the same bits': (subject, inputs) => {
    const operator = create(subject);
    const { packedLength } = operator;
    if (!Number.isSafeInteger(packedLength)) return; // it remembers words
    const half = Math.floor(inputs.length / 2);
    play(subject, inputs.slice(0, half), operator);
    const before = encodeText(operator.snapshot());
    const numbers = new Float64Array(packedLength + 2).fill(7);
    const end = operator.pack(numbers, 1);
    demand(end === packedLength + 1 && numbers[end] === 7, () => `packed to ${end}`);
    const after = play(subject, inputs.slice(half), operator);
    demand(operator.unpack(numbers, 1) === end, () => 'as many numbers are read as were written');
    demand(encodeText(operator.snapshot()) === before, () => 'something was not gone back to');
    demandSamePlay(play(subject, inputs.slice(half), operator), after, 'after going back');
  },

  'state does not grow': (subject, inputs) => {
    const operator = create(subject);
    const size = encodeBinary(operator.snapshot()).length;
    play(subject, inputs, operator);
    demand(encodeBinary(operator.snapshot()).length === size, () => 'the snapshot grew');
  },

  'instances never interact, and results are the caller’s': (subject, inputs) => {
    const { kind } = subject.Class;
    const expected = play(subject, inputs);
    const one = create(subject);
    const other = create(subject);
    const kept: unknown[] = [];
    inputs.forEach((input, i) => {
      other.update(inputs[inputs.length - 1 - i]!);
      kept.push(one.update(input));
      other.peek(input);
    });
    kept.forEach((value, i) => {
      demand(same(numbersOf(kind, value), expected[i]!), () => `result ${i} changed later`);
    });
  },
};

function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || value instanceof Float64Array) return value;
  for (const part of Object.values(value)) deepFrozen(part);
  return Object.freeze(value);
}

function refuses(restore: () => void): boolean {
  try {
    restore();
  } catch (error) {
    return error instanceof SnapshotError;
  }
  return false;
}

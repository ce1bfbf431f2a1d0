import { describe, expect, test } from 'vitest';
import {
  decodeBinary,
  decodeText,
  encodeBinary,
  encodeText,
  SnapshotError,
} from '../../src/core/index.js';
import type { Snapshot } from '../../src/core/state.js';
import { hostileSnapshots } from '../../src/testing/hostile-snapshot.js';
import { type Doorway, holdDoor } from '../../src/testing/index.js';

/** What learns from examples: a `Learner`, an engine. */
export interface Learns {
  readonly id: string;
  readonly count: number;
  update(example: unknown): unknown;
  peek(example: unknown): unknown;
  reset(): void;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
}

export interface LearnerSubject {
  readonly make: () => Learns;
  /** Of other parameters: its snapshots are refused. */
  readonly other: () => Learns;
  readonly examples: readonly unknown[];
  /** Examples that are refused beyond those that every door refuses. */
  readonly refused?: readonly unknown[];
  /** Whether some of what it says is lacking for long: an interval, a score. */
  readonly mayLack?: boolean;
  /** Every how many hostile snapshots one is tried; default 1. */
  readonly step?: number;
}

const print = (output: unknown): string =>
  JSON.stringify(output, (_, x: unknown) =>
    typeof x === 'number' && !Number.isFinite(x) ? String(x) : x,
  ) ?? String(output);

export const numbersIn = (output: unknown): number[] =>
  typeof output === 'number'
    ? [output]
    : typeof output === 'object' && output !== null
      ? Object.values(output).flatMap(numbersIn)
      : [];

/** The laws of operators, for what is fed examples instead of numbers, pairs or bars. */
export function holdLearner(
  name: string,
  { make, other, examples, refused = [], mayLack = false, step = 1 }: LearnerSubject,
): void {
  const play = (learner: Learns, some: readonly unknown[] = examples) =>
    some.map((example) => print(learner.update(example)));
  const half = examples.length >> 1;

  describe(`laws: ${name}`, () => {
    test('peek foretells update and changes nothing', () => {
      const learner = make();
      examples.forEach((example, i) => {
        const before = i % 37 === 0 ? encodeText(learner.snapshot()) : undefined;
        const foretold = print(learner.peek(example));
        if (before !== undefined) expect(encodeText(learner.snapshot())).toBe(before);
        expect(print(learner.update(example))).toBe(foretold);
        expect(learner.count).toBe(i + 1);
      });
    });

    test('a snapshot continues to the same bits, through both codecs, and is detached', () => {
      const learner = make();
      play(learner, examples.slice(0, half));
      const snapshot = learner.snapshot();
      const text = encodeText(snapshot);
      const rest = play(learner, examples.slice(half));
      expect(encodeText(snapshot)).toBe(text);
      for (const given of [decodeText(text), decodeBinary(encodeBinary(snapshot))]) {
        const resumed = make();
        play(resumed, examples.slice(0, 5));
        resumed.restore(given);
        expect(encodeText(resumed.snapshot())).toBe(text);
        expect(play(resumed, examples.slice(half))).toEqual(rest);
      }
    });

    test('reset equals fresh, instances do not interact, examples may be written on', () => {
      const learner = make();
      const first = play(learner);
      learner.reset();
      expect(encodeText(learner.snapshot())).toBe(encodeText(make().snapshot()));
      const [one, two] = [make(), make()];
      const copies = structuredClone(examples);
      const said = copies.map((example) => {
        const output = print(one.update(example));
        two.update(examples[0]);
        spoil(example);
        return output;
      });
      expect(said).toEqual(first);
      expect(play(learner)).toEqual(first);
    });

    test('what comes later changes nothing said before, and all is finite', () => {
      const learner = make();
      const said = examples.slice(0, half).map((example) => {
        const output = learner.update(example);
        expect(numbersIn(output).every((x) => Math.abs(x) < Infinity || Number.isNaN(x))).toBe(
          true,
        );
        return print(output);
      });
      expect(play(make()).slice(0, half)).toEqual(said);
    });

    test('state does not grow', () => {
      const learner = make();
      play(learner, examples.slice(0, half));
      const size = encodeBinary(learner.snapshot()).length;
      play(learner, examples.slice(half));
      expect(encodeBinary(learner.snapshot()).length).toBe(size);
    });

    test('whatever is given is read once and refused as NaN is', () => {
      holdDoor(() => make() as Doorway, examples.slice(0, 24) as never, print);
      const learner = make();
      play(learner, examples.slice(0, half));
      const before = encodeText(learner.snapshot());
      for (const one of refused) {
        learner.update(one);
        learner.peek(one);
        expect(encodeText(learner.snapshot())).toBe(before);
      }
    });

    test('a snapshot of other parameters, or that means nonsense, is refused or makes sense', () => {
      const learner = make();
      play(learner, examples.slice(0, half));
      expect(() => other().restore(learner.snapshot())).toThrow(SnapshotError);
      let [refusals, tried] = [0, 0];
      for (const hostile of hostileSnapshots(learner.snapshot())) {
        if (tried++ % step !== 0) continue;
        const target = make();
        const untouched = encodeText(target.snapshot());
        try {
          target.restore(hostile.snapshot);
        } catch (error) {
          expect(error).toBeInstanceOf(SnapshotError);
          expect(encodeText(target.snapshot())).toBe(untouched);
          refusals += 1;
          continue;
        }
        for (const example of examples.slice(half, half + (step > 1 ? 5 : 50))) {
          const foretold = print(target.peek(example));
          const output = target.update(example);
          expect(print(output), hostile.name).toBe(foretold);
          const isSound = (x: number) => Number.isFinite(x) || (mayLack && Number.isNaN(x));
          expect(numbersIn(output).every(isSound), hostile.name).toBe(true);
        }
        make().restore(target.snapshot());
      }
      expect(refusals).toBeGreaterThan(5);
    });
  });
}

/** Overwrite all numbers in `example`. */
function spoil(example: unknown): void {
  if (typeof example !== 'object' || example === null) return;
  const record = example as Record<string, unknown>;
  for (const key of Object.keys(record)) {
    if (typeof record[key] === 'number') record[key] = 9;
    else spoil(record[key]);
  }
}

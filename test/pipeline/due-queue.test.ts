import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DueQueue, Turn, type Waiting } from '../../src/pipeline/due-queue.js';
import { cases } from '../cases.js';

class Sleeper implements Waiting {
  readonly turn = new Turn();
  dueAt = Number.POSITIVE_INFINITY;
}

/** Sleeper number `who` is due at another time; or time reaches `now`, and who wakes sleeps on. */
type Step = { readonly who: number; readonly dueAt: number } | { readonly now: number };

const time = fc.oneof({ weight: 6, arbitrary: fc.nat(40) }, fc.constant(Number.POSITIVE_INFINITY));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ who: fc.nat(9), dueAt: time }) },
  fc.record({ now: fc.nat(40) }),
);

it('takes whom a search through all of them finds, each once', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), fc.infiniteStream(time), (steps, next) => {
      const all = Array.from({ length: 10 }, () => new Sleeper());
      const queue = new DueQueue<Sleeper>();
      for (const one of all) queue.touch(one);
      for (const now of steps) {
        if ('who' in now) {
          all[now.who]!.dueAt = now.dueAt;
          queue.touch(all[now.who]!);
          continue;
        }
        const due = all.filter(({ dueAt }) => dueAt <= now.now);
        const taken = queue.take(now.now);
        expect(new Set(taken)).toEqual(new Set(due));
        expect(taken.length).toBe(due.length);
        for (const one of taken) one.dueAt = next.next().value;
        if (taken.length % 2 === 0) queue.settle();
      }
    }),
    { numRuns: cases(5_000), seed: 9 },
  );
});

it('asks nobody who is neither due nor touched', () => {
  let asked = 0;
  const all = Array.from({ length: 1_000 }, (_, i) => {
    const known = { at: i, turn: new Turn() };
    return Object.defineProperty(known, 'dueAt', {
      get() {
        asked += 1;
        return known.at;
      },
    }) as typeof known & Waiting;
  });
  const queue = new DueQueue<(typeof all)[number]>();
  for (const one of all) queue.touch(one);
  queue.settle();
  asked = 0;
  for (const one of queue.take(2)) one.at = 5_000;
  for (let now = 0; now < 3; now++) queue.take(now);
  expect(asked).toBe(3);
});

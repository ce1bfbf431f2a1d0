import { describe, expect, it } from 'vitest';
import { ConfigError, SnapshotError } from '../src/core/index.js';
import { LawBroken } from '../src/testing/index.js';
import { calls } from './contract/batch-calls.js';
import { hostile } from './contract/hostile-arguments.js';
import { singleCalls } from './contract/single-calls.js';

// The law of doors for functions over whole series: whatever stands in place of a series, a list or the
// options is refused by its name, at once. A length alone, of an object that is no array, may claim what
// no memory holds.

/** Errors that say what was wrong; a law may be broken by what is handed in. */
const own = [ConfigError, SnapshotError, LawBroken];

describe('a function over a series refuses by name what is none', () => {
  it.each(Object.entries({ ...calls, ...singleCalls }))('%s', (_, [call, ...right]) => {
    expect(() => call(...(right as never[]))).not.toThrow();
    for (const [place] of right.entries()) {
      for (const [name, make] of hostile) {
        const given = right.with(place, make());
        const before = performance.now();
        const threw = thrownBy(() => call(...(given as never[])));
        const isOwn = threw === undefined || own.some((Class) => threw instanceof Class);
        expect(isOwn ? '' : `${name} at ${place}: ${threw}`).toBe('');
        expect(performance.now() - before, name).toBeLessThan(500);
      }
    }
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}

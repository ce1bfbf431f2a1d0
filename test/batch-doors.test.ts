import { describe, expect, it } from 'vitest';
import { ConfigError, SnapshotError } from '../src/core/index.js';
import { LawBroken } from '../src/testing/index.js';
import { calls } from './contract/batch-calls.js';

// The law of doors for functions over whole series: whatever stands in place of a series, a list or the
// options is refused by its name, at once. A length alone, of an object that is no array, may claim what
// no memory holds.

const throwing = new Proxy(
  {},
  {
    get: () => fail(),
    has: () => fail(),
    ownKeys: () => fail(),
    getPrototypeOf: () => fail(),
    getOwnPropertyDescriptor: () => fail(),
  },
);

function fail(): never {
  throw new Error('hostile');
}

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

const hostile: readonly (readonly [name: string, make: () => unknown])[] = [
  ['null', () => null],
  ['a number', () => 5],
  ['text', () => 'x'],
  ['a bigint', () => 5n],
  ['a symbol', () => Symbol('s')],
  ['a function', () => () => 5],
  ['an empty record', () => ({})],
  ['a record without a prototype', () => Object.create(null)],
  ['an array of nothing', () => [null, undefined, Symbol('s'), 5n, {}, Object.create(null)]],
  ['a sparse array', () => new Array(5)],
  ['a length of four billion', () => ({ length: 4e9 })],
  ['a length below 0', () => ({ length: -1 })],
  ['a proxy that throws', () => throwing],
  ['a revoked record', () => revoked({})],
  ['a revoked array', () => revoked([])],
];

/** Errors that say what was wrong; a law may be broken by what is handed in. */
const own = [ConfigError, SnapshotError, LawBroken];

describe('a function over a series refuses by name what is none', () => {
  it.each(Object.entries(calls))('%s', (_, [call, ...right]) => {
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

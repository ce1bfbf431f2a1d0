import { describe, expect, it } from 'vitest';
import { readAs, requireFields, requireMethods } from '../../src/core/door.js';
import { ConfigError, SnapshotError } from '../../src/core/errors.js';
import {
  requireIterable,
  requireList,
  requireNumbers,
  requireRows,
  requireTexts,
} from '../../src/core/lists.js';
import * as reading from '../../src/core/reading.js';
import { reason } from '../../src/core/reason.js';
import { columnFrom } from '../../src/core/transfer.js';

// Readers of what comes from outside: what they take, what they make of it, and what they refuse.

const none = Number.NaN;
const fail = (): never => {
  throw new Error('hostile');
};
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
};
const throwing = Object.defineProperty({ b: 2 }, 'a', { enumerable: true, get: fail });

describe('lists', () => {
  it('are arrays, plain or typed; their numbers are numbers, or NaN', () => {
    expect(requireList('x', [1])).toEqual([1]);
    const own = Float64Array.of(1);
    expect(requireNumbers('x', own)).toBe(own);
    expect(requireNumbers('x', Int8Array.of(3))).toEqual(Float64Array.of(3));
    expect(requireNumbers('x', [1, '2', null, 3n])).toEqual(Float64Array.of(1, none, none, none));
    expect(requireRows('x', [[1], own])).toEqual([own, own]);
    expect(requireTexts('x', ['a', 'b'])).toEqual(['a', 'b']);
    expect(columnFrom(own)).toBe(own);
    expect(columnFrom([1, '2'])).toEqual(Float64Array.of(1, none));
  });

  it('are nothing else', () => {
    const others = [{ length: 1e9 }, 'ab', null, undefined, 5, new DataView(new ArrayBuffer(8))];
    for (const given of [...others, revoked()]) {
      for (const require of [requireList, requireNumbers, requireRows, requireTexts]) {
        expect(() => require('x', given)).toThrow(ConfigError);
      }
      expect(columnFrom(given)).toHaveLength(0);
    }
  });

  it('name the element at fault', () => {
    expect(() => requireRows('x', [[1], 5])).toThrow(/^x\[1\] must be an array/);
    expect(() => requireTexts('x', ['a', ''])).toThrow(/^x\[1\] must be a text/);
  });

  it('to go through are what has an iterator', () => {
    const set = new Set([1]);
    expect(requireIterable('x', set)).toBe(set);
    for (const given of [{}, 5, null, { [Symbol.iterator]: 5 }]) {
      expect(() => requireIterable('x', given as never)).toThrow(ConfigError);
    }
  });
});

it('fields are read without a throw, of objects only', () => {
  expect(reading.fieldsOf({ a: 1 })('a')).toBe(1);
  for (const given of [throwing, null, 'text', 5, () => 1]) {
    expect(reading.fieldsOf(given)('a')).toBeUndefined();
  }
  expect(reading.fieldsOf('text')('length')).toBeUndefined();
});

it('a field of another type is as if it were missing', () => {
  expect([[1], 'ab', { length: 1 }, revoked()].map(reading.listIn)).toEqual([[1], [], [], []]);
  expect(['a', 5, null].map(reading.textIn)).toEqual(['a', undefined, undefined]);
  expect([1, '1', undefined].map(reading.numberIn)).toEqual([1, none, none]);
  expect([1, '1', undefined].map(reading.optionalNumberIn)).toEqual([1, none, undefined]);
  expect([1, none, Infinity, '1'].map(reading.finiteIn)).toEqual([
    1,
    undefined,
    undefined,
    undefined,
  ]);
  expect([0, 2, -1, 1.5, 2 ** 53, '1'].map(reading.countIn)).toEqual([
    0,
    2,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

it('what cannot be read is one refusal; an error of the library passes', () => {
  expect(() => requireFields('options', throwing)).toThrow('options must be an object that can');
  expect(() => requireFields('options', [] as never)).toThrow('options must be an object, got');
  const given = { a: 1 };
  expect(requireFields('options', given)).toEqual(given);
  expect(requireFields('options', given)).not.toBe(given);
  const known = new SnapshotError('misfit', 'a', 'b');
  const refused = (error: unknown) => () =>
    readAs('x', 'a thing', 5, () => {
      throw error;
    });
  expect(refused(known)).toThrow(known);
  expect(refused(new TypeError('odd'))).toThrow('x must be a thing, got 5');
});

it('methods are there, all of them', () => {
  const has = { a: () => 1, b: () => 2 };
  expect(requireMethods('x', has, ['a', 'b'])).toBe(has);
  for (const given of [{ a: () => 1 }, { ...has, b: 5 }, null, throwing]) {
    expect(() => requireMethods('x', given, ['a', 'b'])).toThrow(ConfigError);
  }
});

it('a reason has those of its numbers that are finite', () => {
  expect(reason('c', 1, 2)).toEqual({ code: 'c', value: 1, limit: 2 });
  expect(reason('c', none, 2)).toEqual({ code: 'c', limit: 2 });
  expect(reason('c', 1, Infinity)).toEqual({ code: 'c', value: 1 });
  expect(reason('c')).toEqual({ code: 'c' });
});

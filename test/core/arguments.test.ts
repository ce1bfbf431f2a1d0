import { expect, it } from 'vitest';
import {
  requireBoolean,
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireOneOf,
  requireRecord,
  requireText,
} from '../../src/core/arguments.js';
import { ConfigError } from '../../src/core/errors.js';
import { areAdmissible, areFourAdmissible, isAdmissible } from '../../src/core/operator.js';

const refused = (check: () => unknown) => expect(check).toThrow(ConfigError);

it('bounds are inside; NaN, text and infinity are outside', () => {
  expect(requireNumber('x', 1, 1, 2)).toBe(1);
  expect(requireNumber('x', 2, 1, 2)).toBe(2);
  for (const x of [0.999, 2.001, Number.NaN, Number.POSITIVE_INFINITY, '1', null, undefined, 1n]) {
    refused(() => requireNumber('x', x, 1, 2));
  }
  refused(() => requireNumber('x', Number.NaN));
});

it('an integer is one that a double can hold', () => {
  expect(requireInteger('x', 3, 3, 3)).toBe(3);
  for (const x of [2, 4, 3.5, Number.NaN, '3', 2 ** 53])
    refused(() => requireInteger('x', x, 3, 3));
});

it('a record is no list, and has the keys that are known', () => {
  refused(() => requireRecord('x', []));
  refused(() => requireRecord('x', null));
  refused(() => requireKnownKeys('', { perod: 1 }, ['period']));
  expect(() => requireKnownKeys('', { perod: 1 }, ['period'])).toThrow(/did you mean 'period'/);
  expect(() => requireOneOf('x', 'other', ['mean', 'last'])).toThrow(
    "x must be one of 'mean', 'last', got \"other\"",
  );
  expect(requireOneOf('x', 'b', ['a', 'b'])).toBe('b');
  const levels = (key: string) => () => requireKnownKeys('', { [key]: 1 }, ['rate', 'maxLevels']);
  for (const key of ['level', 'levels', 'maxLevel']) {
    expect(levels(key)).toThrow(/did you mean 'maxLevels'/);
  }
  expect(levels('vel')).not.toThrow(/did you mean/);
});

it.each([
  [() => requireInteger('x', 0, 1), 'x must be an integer >= 1, got 0'],
  [() => requireInteger('x', 0, 1, 9), 'x must be an integer from 1 to 9, got 0'],
  [() => requireNumber('x', '1'), 'x must be a number, got "1"'],
  [() => requireNumber('x', 0, 1), 'x must be a number >= 1, got 0'],
  [() => requireNumber('x', 3, -Number.MAX_VALUE, 2), 'x must be a number <= 2, got 3'],
  [() => requireText('x', ''), 'x must be a text that is not empty, got ""'],
  [() => requireBoolean('x', 1), 'x must be true or false, got 1'],
  [
    () => requireKnownKeys('a', { other: 1 }, ['mean']),
    "a.other must be spelled as one of 'mean', got",
  ],
])('says what would have done: case %#', (check, message) => {
  expect(check).toThrow(message);
  expect(requireText('x', 'a')).toBe('a');
  expect(requireBoolean('x', false)).toBe(false);
});

it('the word that is meant is the shortest that holds what was typed', () => {
  const keys = (key: string) => () =>
    requireKnownKeys('', { [key]: 1 }, ['maxLevelCount', 'maxLevels']);
  expect(keys('level')).toThrow(/did you mean 'maxLevels'/);
});

it('a door lets in numbers up to 2^300, and nothing that is like a number', () => {
  const most = 2 ** 300;
  for (const x of [0, -0, most, -most, 5e-324]) expect(isAdmissible(x)).toBe(true);
  for (const x of [
    most * 1.001,
    -most * 1.001,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '8',
    null,
    true,
  ]) {
    expect(isAdmissible(x)).toBe(false);
    for (const i of [0, 1, 2, 3]) {
      const [a, b, c, d] = [1, 2, 3, 4].with(i, x as number) as [number, number, number, number];
      expect(areAdmissible(a, b, c)).toBe(i === 3);
      expect(areFourAdmissible(a, b, c, d)).toBe(false);
    }
  }
  expect(areAdmissible(most, -most, most)).toBe(true);
  expect(areFourAdmissible(most, -most, most, most)).toBe(true);
});

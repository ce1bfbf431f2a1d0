import { expect, it } from 'vitest';
import {
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireOneOf,
  requireRecord,
} from '../../src/core/arguments.js';
import { ConfigError } from '../../src/core/errors.js';

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
  refused(() => requireOneOf('x', 'c', ['a', 'b']));
  const levels = (key: string) => () => requireKnownKeys('', { [key]: 1 }, ['rate', 'maxLevels']);
  for (const key of ['level', 'levels', 'maxLevel']) {
    expect(levels(key)).toThrow(/did you mean 'maxLevels'/);
  }
  expect(levels('vel')).not.toThrow(/did you mean/);
});

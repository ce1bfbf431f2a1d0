import { expect, it } from 'vitest';
import { ConfigError, printed, SnapshotError, within } from '../../src/core/errors.js';

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

it('a ConfigError says where, what would do and what was given, in words and as data', () => {
  const error = new ConfigError('period', 'an integer >= 1', 2.5);
  expect(error).toBeInstanceOf(RangeError);
  expect(error.message).toBe('period must be an integer >= 1, got 2.5');
  expect({ ...error }).toEqual({
    name: 'ConfigError',
    path: 'period',
    bound: 'an integer >= 1',
    value: 2.5,
  });
});

it.each([
  ['specs.fast', 'period', 'specs.fast.period'],
  ['specs', '[2].period', 'specs[2].period'],
  ['specs', '', 'specs'],
])('inside %s, the path %o is %s', (parent, path, whole) => {
  const inner = new ConfigError(path, 'a number', 'x');
  const outer = thrownBy(() =>
    within(parent, () => {
      throw inner;
    }),
  ) as ConfigError;
  expect([outer.path, outer.bound, outer.value]).toEqual([whole, 'a number', 'x']);
});

it('what is no ConfigError passes as it is, and so does what was made', () => {
  const other = new TypeError('x');
  const fail = (): never => {
    throw other;
  };
  expect(thrownBy(() => within('specs', fail))).toBe(other);
  expect(within('specs', () => 7)).toBe(7);
});

it('a SnapshotError begins with the field at fault, if there is one', () => {
  expect(new SnapshotError('misfit', 'state.count', 'is missing').message).toBe(
    'state.count: is missing',
  );
  expect(new SnapshotError('malformed', '', 'cut short').message).toBe('cut short');
});

it.each([
  ['a', '"a"'],
  ['x'.repeat(40), `"${'x'.repeat(40)}"`],
  ['x'.repeat(41), `"${'x'.repeat(40)}…"`],
  [5n, '5n'],
  [() => 1, 'a function'],
  [[1, 2], 'an array of 2'],
  [{ a: 1 }, 'an object'],
  [null, 'null'],
  [undefined, 'undefined'],
  [-0, '-0'],
  [0, '0'],
  [Number.NaN, 'NaN'],
  [Symbol('s'), 'Symbol(s)'],
  [true, 'true'],
])('%o is printed as %s', (value, text) => {
  expect(printed(value)).toBe(text);
});

it('a proxy that cannot be asked is printed too', () => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  expect(printed(proxy)).toBe('an object');
});

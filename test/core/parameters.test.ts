import { expect, it } from 'vitest';
import { ConfigError } from '../../src/core/errors.js';
import {
  bars,
  barsLike,
  canonicalId,
  flag,
  longestPeriod,
  oneOf,
  type ParameterTable,
  parseParameters,
  real,
} from '../../src/core/parameters.js';

interface Own {
  readonly period: number;
  readonly ratio: number;
  readonly signal: number;
  readonly isFast: boolean;
  readonly word: 'simple' | 'own';
}

const word = {
  ...oneOf('simple', 'own'),
  own: {
    admit: (path: string, value: object | null) => {
      if (value === null) throw new ConfigError(path, 'a window', value);
      return { ...value, isAdmitted: true };
    },
    nameOf: ({ name }: { name: string }) => `own:${name}`,
  },
};
const table: ParameterTable<Own> = {
  period: bars(14),
  ratio: real(0.5, 0, 1),
  signal: barsLike('period'),
  isFast: flag(),
  word,
};
const defaults = { period: 14, ratio: 0.5, signal: 0, isFast: false, word: 'simple' };
const parse = (given?: unknown) => parseParameters(table, given as never);

it('a number is the first parameter; what is left out or undefined has its default', () => {
  expect(parse()).toEqual(defaults);
  expect(parse(9)).toEqual({ ...defaults, period: 9 });
  expect(parse({ ratio: 1, period: undefined })).toEqual({ ...defaults, ratio: 1 });
  expect(parse(Object.create({ period: 3 }))).toEqual(defaults); // an inherited name was not given
});

it.each([
  [{ period: 1 }, true],
  [{ period: 0 }, false],
  [{ period: 1.5 }, false],
  [{ period: longestPeriod }, true],
  [{ period: longestPeriod + 1 }, false],
  [{ ratio: 0 }, true],
  [{ ratio: 1 }, true],
  [{ ratio: 1.1 }, false],
  [{ signal: 0 }, true],
  [{ signal: -1 }, false],
  [{ isFast: true }, true],
  [{ isFast: 1 }, false],
  [{ word: 'own' }, true],
  [{ word: 'other' }, false],
  [{ word: { name: 'x' } }, true],
  [{ word: null }, false],
  [{ isFast: { name: 'x' } }, false],
  [{ perod: 5 }, false],
  ['14', false],
  [null, false],
])('%o is taken: %s', (given, isTaken) => {
  if (isTaken) expect(parse(given)).toMatchObject(given as object);
  else expect(() => parse(given)).toThrow(ConfigError);
});

it('a kind without parameters takes none', () => {
  expect(parseParameters({}, {})).toEqual({});
  expect(() => parseParameters<object>({}, 5)).toThrow(ConfigError);
});

it.each([
  [{}, 'x(14,0.5)'],
  [{ period: 2, ratio: 0 }, 'x(2,0)'],
  [{ signal: 14 }, 'x(14,0.5,signal=14)'],
  [{ isFast: true }, 'x(14,0.5,isFast=true)'],
  [{ word: 'own' }, 'x(14,0.5,word=own)'],
  [{ word: { name: 'mine' } }, 'x(14,0.5,word=own:mine)'],
])('the id of %o names every number, and what else is not usual: %s', (given, id) => {
  expect(canonicalId('x', table, parse(given))).toBe(id);
});

import { expect, it, test } from 'vitest';
import { ConfigError, valueKind } from '../../src/core/index.js';
import { IncrementalIndicators } from '../../src/indicators/index.js';
import { laws } from '../../src/testing/index.js';

const Change = valueKind('change', {
  warmUp: 2,
  memory: 2,
  degree: 1,
  init: () => ({ last: Number.NaN }),
  step(x, state, keep) {
    const change = x - state.last;
    if (keep) state.last = x;
    return change;
  },
});
const series = Array.from({ length: 200 }, (_, i) => 50 + (i % 11) - (i % 4));

it.each(Object.entries(laws))('a kind made of its step alone is under the law: %s', (_, law) => {
  law({ Class: Change }, series);
});

it('keeps every operator’s state apart, and every kind’s name', () => {
  const Twice = valueKind('twice', { init: () => ({}), step: (x) => 2 * x });
  const [a, b] = [new Change(), new Change()];
  a.update(1);
  expect(a.update(3)).toBe(2);
  expect(b.update(3)).toBeNaN();
  expect([Change.kind.name, Twice.kind.name, Twice.kind.title]).toEqual([
    'change',
    'twice',
    'twice',
  ]);
  const kinds = { change: Change, twice: Twice };
  const set = new IncrementalIndicators(
    { change: { kind: 'change' }, twice: { kind: 'twice', of: 'change' } },
    { kinds },
  );
  const bar = { time: 0, open: 4, high: 9, low: 1, close: 4, volume: 1 };
  set.update(bar);
  expect(set.update({ ...bar, time: 1, close: 7 })['twice']).toBe(6);
});

it('begins anew from the state that it is given, be that one object', () => {
  const first = { last: 0 };
  const Gap = valueKind('gap', {
    init: () => first,
    step(x, state, keep) {
      const gap = x - state.last;
      if (keep) state.last = x;
      return gap;
    },
  });
  const [a, b] = [new Gap(), new Gap()];
  expect([a.update(5), b.update(7), a.update(6)]).toEqual([5, 7, 1]);
  a.reset();
  expect([a.update(6), first.last]).toEqual([6, 0]);
});

const sound = { init: () => ({}), step: (x: number) => x };

test.each([
  ['', sound, 'name'],
  [5, sound, 'name'],
  ['x', null, 'parts'],
  ['x', { ...sound, step: undefined }, 'step'],
  ['x', { ...sound, init: {} }, 'init'],
  ['x', { ...sound, warmUp: 0 }, 'warmUp'],
  ['x', { ...sound, warmUp: 1.5 }, 'warmUp'],
  ['x', { ...sound, memory: Number.NaN }, 'memory'],
  ['x', { ...sound, degree: '1' }, 'degree'],
])('%o with %o is refused', (name, parts, path) => {
  expect(() => valueKind(name as never, parts as never)).toThrow(ConfigError);
  expect(() => valueKind(name as never, parts as never)).toThrow(path);
});

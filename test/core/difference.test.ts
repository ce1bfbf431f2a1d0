import { expect, it } from 'vitest';
import { differenceOf } from '../../src/core/difference.js';
import { leastMs } from '../clock.js';

it.each([
  ['ema(20)', 'ema(50)', '20 in the snapshot, 50 here'],
  [
    'indicators(rsi(9) of close; ema(2) of close)',
    'indicators(rsi(21) of close; ema(2) of close)',
    'rsi: 9 in the snapshot, 21 here',
  ],
  ['set(a(1); b(2))', 'set(a(1))', 'b(2) in the snapshot, none here'],
  ['set(a(1))', 'set(a(1); b(2))', 'none in the snapshot, b(2) here'],
  ['p({"x":1,"y":[1,2]})', 'p({"x":1,"y":[1,3]})', 'y: 2 in the snapshot, 3 here'],
  ['p("a, (b";1)', 'p("a, (b";2)', '1 in the snapshot, 2 here'],
  [
    'p(a=m(1,2); null)',
    'p(a=m(1,3); {})',
    'a → m: 2 in the snapshot, 3 here; none in the snapshot, {} here',
  ],
  ['p(1;2;3;4;5)', 'p(6;7;8;9;5)', '1, 2, 3 and 1 more in the snapshot, 6, 7, 8 and 1 more here'],
  ['x', 'y', 'x in the snapshot, y here'],
  // What has a name is found again by it, wherever it stands; what has none is told beside its like.
  ['p([1,2])', 'p([3,4])', '1, 2 in the snapshot, 3, 4 here'],
  ['p({"a":[0,[1,2]]})', 'p({"a":[0,[1,3]]})', 'a: 2 in the snapshot, 3 here'],
  ['p(1;a(2))', 'p(a(1);3)', '1 in the snapshot, 3 here; a: 2 in the snapshot, 1 here'],
  ['p(1,a(2);7)', 'p(1,a(3))', 'a: 2 in the snapshot, 3 here; 7 in the snapshot, none here'],
])('%s and %s', (there, here, told) => {
  expect(differenceOf(there, here)).toBe(told);
});

it('parts without a name are called what their owner calls them', () => {
  const names = (head: string) => (head === 'p' ? ['risk', 'limits'] : []);
  const told = differenceOf('p({"ratio":1}; null)', 'p({"ratio":2}; {"most":3})', names);
  expect(told).toBe(
    'risk → ratio: 1 in the snapshot, 2 here; limits: none in the snapshot, {most:3} here',
  );
});

it('whatever texts there are, something is told, in a few hundred characters', () => {
  const nested = (deep: number): string => `${'a('.repeat(deep)}${')'.repeat(deep)}`;
  for (const [there, here] of [
    ['', 'a'],
    ['a(', 'a)'],
    ['"', '""'],
    ['{"a":', '{"a"}'],
    [nested(5_000), nested(4_000)],
    [`a(${'b,'.repeat(5_000)})`, 'a(c)'],
    ['x'.repeat(9_999), 'y'],
  ] as const) {
    const told = differenceOf(there, here);
    expect(told).not.toBe('');
    expect(told.length).toBeLessThan(2_000);
  }
});

it('what is too long to compare in parts is told by an excerpt, at once', () => {
  const there = `p(${'a=1,'.repeat(1_000_000)})`;
  const told = differenceOf(there, 'p(b=2)');
  expect(told).toMatch(/^"p\(a=1,.* in the snapshot, "p\(b=2\)" here$/);
  const lasted = leastMs(3, () => void differenceOf(there, 'p(b=2)'));
  expect(lasted).toBeLessThan(250); // a second and more, item by item
});

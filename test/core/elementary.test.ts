import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { atan, cos, exp, log, logRatio, logRatiosAt, sin } from '../../src/core/index.js';

type Row = readonly number[];

const fixture: { cases: Record<string, readonly Row[]> } = JSON.parse(
  readFileSync('test/data/core/elementary.json', 'utf8'),
);

/** Stated error of each function, in units of the last place of the exact value. */
const bounds = {
  exp: [exp, 1],
  log: [log, 1],
  logRatio: [logRatio, 3],
  sin: [sin, 1],
  cos: [cos, 1],
  atan: [atan, 2],
} as const;

it.each(Object.entries(bounds))('%s is as close to mpmath as it says', (name, [own, bound]) => {
  const rows = fixture.cases[name]!;
  const errors = rows.map((row) => {
    const inputs = row.slice(0, -2) as [number, number];
    const [nearest, beyond] = row.slice(-2) as [number, number];
    return Math.abs(own(...inputs) - nearest - beyond) / lastPlace(nearest);
  });
  expect(rows.length).toBeGreaterThan(50);
  expect(Math.max(...errors)).toBeLessThan(bound);
});

// Of numbers between two doubles, these functions choose the nearer one nine times in ten.
it.each(['exp', 'log', 'sin', 'cos', 'atan'] as const)('%s is most often the nearest', (name) => {
  const errors = fixture.cases[name]!.map(([x, nearest, beyond]) => {
    return Math.abs(bounds[name][0](x!) - nearest! - beyond!) / lastPlace(nearest!);
  });
  expect(errors.filter((error) => error > 0.5).length).toBeLessThan(errors.length / 10);
});

it.each([
  [
    exp,
    [Number.NaN, Infinity, -Infinity, 710, -746, 0, -0],
    [Number.NaN, Infinity, 0, Infinity, 0, 1, 1],
  ],
  [
    log,
    [Number.NaN, Infinity, 0, -0, -1, 1],
    [Number.NaN, Infinity, -Infinity, -Infinity, Number.NaN, 0],
  ],
  [sin, [Number.NaN, Infinity, 1048577, 0, -0], [Number.NaN, Number.NaN, Number.NaN, 0, -0]],
  [cos, [Number.NaN, -Infinity, -1048577, 0], [Number.NaN, Number.NaN, Number.NaN, 1]],
  [atan, [Number.NaN, 0, -0], [Number.NaN, 0, -0]],
])('%o at its edges', (own, inputs, expected) => {
  expect(inputs.map((x) => own(x))).toEqual(expected);
});

it('atan ends at right angles', () => {
  expect([atan(Infinity), atan(-Infinity)]).toEqual([Math.PI / 2, -Math.PI / 2]);
});

it('the logarithm of a ratio is undefined without one, and finite where the quotient is not', () => {
  const undefinedRatios: Row[] = [
    [0, 0],
    [1, 0],
    [0, 1],
    [-1, 1],
    [1, -1],
    [Infinity, 1],
    [1, Infinity],
    [Number.NaN, 1],
  ];
  for (const [a, b] of undefinedRatios) expect(logRatio(a!, b!)).toBeNaN();
  expect(logRatio(1e300, 1e-300)).toBeCloseTo(600 * Math.LN10, 10);
  expect(logRatio(-2, -1)).toBe(logRatio(2, 1));
});

it('the logarithm of a ratio changes sign with its order, and no bit with its scale', () => {
  for (const [a, b] of fixture.cases['logRatio']!) {
    expect(logRatio(b!, a!)).toBe(-logRatio(a!, b!));
    expect(logRatio(a! * 1024, b! * 1024)).toBe(logRatio(a!, b!));
  }
});

/** The distance from |x| to the next double. */
function lastPlace(x: number): number {
  const exponent = Math.max(-1022, Math.floor(Math.log2(Math.abs(x))));
  return 2 ** (exponent - 52);
}

it('several logarithms at once are those one by one, near and far, to the bit', () => {
  const rows = fixture.cases['logRatio']!.map(([a, b]) => [a!, b!] as const);
  const near = rows.filter(([a, b]) => Math.abs((a - b) / (a + b)) < 0.17);
  for (const all of [near, rows]) {
    const count = 4 * Math.floor(all.length / 4);
    const row = Float64Array.from(all.slice(0, count).flat());
    logRatiosAt(row, count);
    expect([...row.subarray(0, count)]).toEqual(
      all.slice(0, count).map(([a, b]) => logRatio(a, b)),
    );
  }
  for (const far of [0, 1, 2, 3]) {
    const ratios = [1.02, 1.01, 1, 1.03].with(far, 9);
    const row = Float64Array.from(ratios.flatMap((ratio) => [ratio, 1]));
    logRatiosAt(row, 4);
    expect([...row.subarray(0, 4)]).toEqual(ratios.map((ratio) => logRatio(ratio, 1)));
  }
});

it('angles reach to 2^20, and that is inside', () => {
  for (const x of [1048576, -1048576]) {
    expect(sin(x)).toBeCloseTo(Math.sin(x), 14);
    expect(cos(x)).toBeCloseTo(Math.cos(x), 14);
  }
});

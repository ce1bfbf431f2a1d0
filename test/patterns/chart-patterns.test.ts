import { expect, test } from 'vitest';
import { ChartPatterns } from '../../src/patterns/index.js';
import { cases } from '../cases.js';
import { chartPatterns } from '../reference/chart-patterns.js';
import { candleMarket } from './market.js';

/** Closes from corner to corner in `steps` each, the corners being swings. */
function path(corners: readonly number[], steps = 4): number[] {
  const closes = [corners[0]!];
  for (let i = 1; i < corners.length; i++) {
    for (let k = 1; k <= steps; k++) {
      closes.push(corners[i - 1]! + ((corners[i]! - corners[i - 1]!) * k) / steps);
    }
  }
  return closes;
}

/** Patterns said along a path, as `name@bar`. */
function saidOf(closes: readonly number[]): string[] {
  const patterns = new ChartPatterns({ swingBars: 2 });
  return closes.flatMap((close, n) => {
    const value = patterns.update({
      time: n,
      open: close,
      high: close,
      low: close,
      close,
      volume: 1,
    });
    return Object.entries(value)
      .filter(([, said]) => Math.abs(said) > 0)
      .map(([name, said]) => `${name}${said > 0 ? '+' : '-'}@${n}`);
  });
}

const mirrored = (corners: readonly number[]): number[] => corners.map((x) => 200 - x);

const mirror: Readonly<Record<string, string>> = {
  doubleTop: 'doubleBottom',
  headAndShoulders: 'inverseHeadAndShoulders',
  ascendingTriangle: 'descendingTriangle',
  symmetricalTriangleUp: 'symmetricalTriangleDown',
  bullFlag: 'bearFlag',
};

test.each([
  ['doubleTop', 'on the break', [90, 110, 100, 110.5, 98], ['-@16']],
  ['doubleTop', 'not of a second top that is too low', [90, 110, 100, 108, 98], []],
  ['doubleTop', 'not without a break', [90, 110, 100, 110.5, 100.5], []],
  ['doubleTop', 'not after a higher high', [90, 110, 100, 110.5, 104, 116, 98], []],
  ['headAndShoulders', 'on the break', [90, 110, 102, 118, 102, 111, 98], ['-@23']],
  ['headAndShoulders', 'not of a low head', [90, 110, 102, 110.5, 102, 111, 98], []],
  ['headAndShoulders', 'not of shoulders that differ', [90, 106, 102, 118, 102, 112.5, 98], []],
  ['ascendingTriangle', 'on the break', [90, 110, 96, 110, 103, 113], ['+@19']],
  ['ascendingTriangle', 'not over lows that stay', [90, 110, 96, 110, 96.5, 113], []],
  ['symmetricalTriangleUp', 'on the break', [85, 115, 90, 108, 97, 112], ['+@18']],
  ['symmetricalTriangleUp', 'not of highs that stay', [85, 115, 90, 114.5, 97, 116], []],
  ['bullFlag', 'on the break', [85, 80, 110, 105, 108, 103, 112], ['+@22']],
  ['bullFlag', 'not of one that takes back too much', [85, 80, 110, 98, 105, 93, 112], []],
] as const)('%s: said %s', (name, _when, corners, expected) => {
  const of = (closes: readonly number[], pattern: string): string[] =>
    saidOf(closes).flatMap((one) => (one.startsWith(pattern) ? [one.slice(pattern.length)] : []));
  expect(of(path(corners), name)).toEqual(expected);
  const turned = expected.map((one) => (one.startsWith('+') ? '-' : '+') + one.slice(1));
  expect(of(path(mirrored(corners)), mirror[name]!)).toEqual(turned);
});

test('what was said is never taken back: a prefix says the prefix of the whole, and equals the reference', () => {
  const bars = candleMarket(cases(10_000), 0, 99);
  const whole = new ChartPatterns({ swingBars: 3, maxBars: 60 }).process(bars) as Record<
    string,
    Float64Array
  >;
  const cut = Math.floor(bars.time.length * 0.7);
  const prefix = Object.fromEntries(
    Object.entries(bars).map(([field, column]) => [field, column.slice(0, cut)]),
  );
  const before = new ChartPatterns({ swingBars: 3, maxBars: 60 }).process(prefix as never);
  const { high, low, close } = bars;
  const slow = chartPatterns(
    { high: [...high], low: [...low], close: [...close] },
    { swingBars: 3, maxBars: 60, equal: 0.1, shoulders: 0.25, flagDepth: 0.5 },
  );
  let said = 0;
  for (const [name, column] of Object.entries(whole)) {
    expect((before as typeof whole)[name]).toEqual(column.slice(0, cut));
    expect([...column]).toEqual(slow[name]);
    said += column.filter((one) => Math.abs(one) > 0).length;
  }
  expect(said).toBeGreaterThan(5);
});

import { expect, it } from 'vitest';
import type { Bar } from '../../src/bars/bar.js';
import * as kinds from '../../src/indicators/operators.js';

// Where platforms part: the value of each, and whose it is.

const bars = (...rows: readonly (readonly [high: number, low: number, close: number])[]): Bar[] =>
  rows.map(([high, low, close], time) => ({ time, open: close, high, low, close, volume: 1 }));

const lastOf = <T>(operator: { update(input: Bar): T }, given: readonly Bar[]): T =>
  given.map((bar) => operator.update(bar)).at(-1)!;

// TradingView, TA-Lib: reference manual of Pine Script and ta_SAR.c on these bars.
const stops = bars([10, 9, 9.5], [12, 9.5, 11], [12, 9.03, 11]);

it.each([
  ['wilder', 9],
  ['taLib', 12],
  ['tradingView', 12],
] as const)('parabolic SAR, %s: %d', (convention, value) => {
  expect(lastOf(new kinds.ParabolicSar({ convention }), stops).value).toBe(value);
});

it.each([
  ['newest', 50, 1],
  ['oldest', 0, 2],
] as const)('of highs 10, 10, 9 the %s counts: aroon(2) up %d, bars since %d', (ties, up, age) => {
  const given = bars([10, 5, 7], [10, 5, 7], [9, 5, 7]);
  expect(lastOf(new kinds.Aroon({ period: 2, ties }), given).up).toBe(up);
  const since = new kinds.BarsSinceHighest({ period: 3, ties });
  expect(given.map(({ high }) => since.update(high)).at(-1)).toBe(age);
  const low = new kinds.BarsSinceLowest({ period: 3, ties });
  expect(given.map(({ high }) => low.update(-high)).at(-1)).toBe(age);
});

// TradingView's values of a series of period 28, BINANCE:BTCUSDT 60, as PineTS recorded them
// (tests/namespaces/ta/tie-handling.test.ts, September 2026).
const pattern = [
  1, 2, 7, 4, 7, 3, 2, 3, 3, 5, 9, 6, 4, 3, 9, 8, 2, 5, 2, 6, 7, 8, 6, 1, 5, 7, 8, 8,
];
const highest5 = [
  2, 3, 4, 4, 2, 3, 4, 3, 4, 0, 0, 1, 2, 3, 4, 1, 2, 3, 4, 4, 0, 0, 1, 2, 3, 4, 0, 1,
];
const lowest5 = [
  0, 1, 2, 3, 4, 4, 0, 1, 2, 3, 4, 4, 4, 0, 1, 2, 0, 1, 2, 3, 4, 3, 4, 0, 1, 2, 3, 4,
];

it('bars since an extreme, oldest first, are −ta.highestbars and −ta.lowestbars', () => {
  const twice = [...pattern, ...pattern];
  const ages = (operator: { update(x: number): number }): number[] =>
    twice.map((x) => operator.update(x)).slice(pattern.length);
  expect(ages(new kinds.BarsSinceHighest({ period: 5, ties: 'oldest' }))).toEqual(highest5);
  expect(ages(new kinds.BarsSinceLowest({ period: 5, ties: 'oldest' }))).toEqual(lowest5);
});

// White (1991), Tulip: closes 10, 12, 11 travel 3 and cover 1.
it.each([
  ['closes', 1 / 3],
  ['bars', 4 / 3],
] as const)('vhf(2) of %s: %d', (range, value) => {
  const given = bars([11, 9, 10], [13, 11, 12], [14, 10, 11]);
  expect(lastOf(new kinds.Vhf({ period: 2, range }), given)).toBeCloseTo(value, 12);
});

it('mfi speaks a bar earlier where the first bar counts on both sides, as ta.mfi does', () => {
  const given = bars([10, 10, 10], [12, 12, 12], [8, 8, 8]);
  const pine = new kinds.Mfi({ period: 2, firstBar: 'both' });
  expect(given.map((bar) => pine.update(bar))).toEqual([
    Number.NaN,
    100 * (22 / 32),
    100 * (12 / 20),
  ]);
  const plain = new kinds.Mfi({ period: 2 });
  expect(given.map((bar) => plain.update(bar))).toEqual([Number.NaN, Number.NaN, 100 * (12 / 20)]);
});

it('choppiness on true extremes never exceeds 100, on those of the bars it can', () => {
  const given = bars([11, 10, 10.5], [31, 30, 30.5], [32, 31, 31.5]);
  expect(lastOf(new kinds.Choppiness(2), given)).toBeGreaterThan(100);
  const span = new kinds.Choppiness({ period: 2, extremes: 'true' });
  expect(lastOf(span, given)).toBeCloseTo((100 * Math.log(22 / 21.5)) / Math.log(2), 10);
  const early = new kinds.Choppiness({ period: 2, firstBar: 'range' });
  expect(early.warmUp).toBe(2);
});

it('an unchanged close ends a streak, or passes', () => {
  const closes = [10, 11, 12, 12];
  const said = (unchanged: 'ends' | 'passes'): number => {
    const connors = new kinds.ConnorsRsi({
      rsiPeriod: 2,
      streakPeriod: 2,
      rankPeriod: 2,
      unchanged,
    });
    return closes.map((x) => connors.update(x)).at(-1)!;
  };
  // RSI of the price 100, rank 0; of streaks 0, 1, 2, then 0 or still 2 (LEAN)
  expect(said('ends')).toBeCloseTo((100 + 100 / 3) / 3, 10);
  expect(said('passes')).toBeCloseTo((100 + 100) / 3, 10);
});

it('ta.dmi(17, 14) is another smoothing than its period', () => {
  const adx = new kinds.Adx({ period: 17, adxPeriod: 14, seed: 'sma' });
  expect(adx.warmUp).toBe(31);
  expect(adx.id).toBe('adx(17,adxPeriod=14,seed=sma)');
  expect(new kinds.Adx(14).id).toBe('adx(14)');
});

it('pivot points wait for a session that was seen from its open', () => {
  const hour = 3_600_000;
  const bar = (hours: number, price: number): Bar => ({
    time: hours * hour,
    open: price,
    high: price + 1,
    low: price - 1,
    close: price,
    volume: 1,
  });
  const pivots = new kinds.PivotPoints();
  expect(pivots.update(bar(23, 10)).p).toBeNaN();
  expect(pivots.update(bar(24, 20)).p).toBeNaN(); // the day of one bar at 23:00 was no session
  expect(pivots.ready).toBe(false);
  expect(pivots.update(bar(48, 30)).p).toBe(20);
  expect(pivots.ready).toBe(true);
});

it('pivot points have five pairs, as TradingView’s Traditional', () => {
  const day = 86_400_000;
  const pivots = new kinds.PivotPoints();
  pivots.update({ time: 0, open: 10, high: 14, low: 10, close: 12, volume: 1 });
  const { p, r4, r5, s4, s5 } = pivots.update({
    time: day,
    open: 12,
    high: 16,
    low: 12,
    close: 16,
    volume: 1,
  });
  expect({ p, r4, r5, s4, s5 }).toEqual({ p: 12, r4: 20, r5: 22, s4: 4, s5: 2 });
});

it('a time in microseconds is refused, not thrown at', () => {
  const pivots = new kinds.PivotPoints();
  const micro = { time: 1.7e15, open: 1, high: 1, low: 1, close: 1, volume: 1 };
  expect(pivots.update(micro).p).toBeNaN();
  expect(pivots.count).toBe(0);
});

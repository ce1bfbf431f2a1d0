import { expect, it } from 'vitest';
import * as kinds from '../../src/indicators/operators.js';

// TradingView's own values of a closed series, at bars 10 and 11, from a chart's first bar on: to
// their last bit as PyneCore recorded them (PyneSys/pynecore, tests/t01_lib/t20_ta/test_245_ema_rma_exact
// and test_246_wma_exact, August 2026).

const closes = Array.from({ length: 12 }, (_, i) => 100 + (i % 7) / 3);

interface Reader {
  update(x: number): number;
}

const exact: readonly (readonly [call: string, make: () => Reader, values: readonly number[]])[] = [
  ['ta.ema(a, 1)', () => new kinds.Ema(1), [101, 101.33333333333333]],
  ['ta.ema(a, 3)', () => new kinds.Ema(3), [100.8125, 101.07291666666666]],
  ['ta.ema(a, 5)', () => new kinds.Ema(5), [100.79423868312757, 100.97393689986282]],
  ['ta.rma(a, 3)', () => new kinds.Rma(3), [100.80724483056444, 100.98260766482075]],
  ['ta.rma(a, 5)', () => new kinds.Rma(5), [100.79716266666667, 100.9043968]],
  ['ta.wma(a, 3)', () => new kinds.Wma(3), [100.77777777777779, 101.11111111111113]],
  ['ta.wma(a, 5)', () => new kinds.Wma(5), [100.71111111111112, 100.88888888888889]],
  ['ta.hma(a, 4)', () => new kinds.Hma(4), [100.92222222222223, 101.33333333333333]],
];

it.each(exact)('%s', (_, make, values) => {
  const reader = make();
  const said = closes.map((close) => reader.update(close)).slice(10);
  for (const [i, value] of said.entries()) expect(value).toBeCloseTo(values[i]!, 12);
});

it('an EMA over gaps takes the values that are there, ta.ema(g, 4)', () => {
  const ema = new kinds.Ema(4);
  const gaps = closes.map((close, i) => (i % 3 === 0 ? Number.NaN : close));
  const said = gaps.map((close) => ema.update(close));
  expect(said[10]).toBeCloseTo(100.696, 12);
  expect(said[11]).toBeCloseTo(100.95093333333332, 12);
});

it('ta.variance and ta.stdev of a ramp of four are 1.25 and its root; unbiased 5/3', () => {
  const ramp = Array.from({ length: 9 }, (_, i) => 100 + (i % 4));
  const last = (reader: Reader): number => ramp.map((x) => reader.update(x)).at(-1)!;
  expect(last(new kinds.Variance(4))).toBe(1.25);
  expect(last(new kinds.StdDev(4))).toBe(Math.sqrt(1.25));
  expect(last(new kinds.Variance({ period: 4, sample: true }))).toBeCloseTo(5 / 3, 14);
  expect(last(new kinds.MeanDeviation(4))).toBe(1);
});

it('the other seed is no TradingView’s', () => {
  const ema = new kinds.Ema({ period: 3, seed: 'first' });
  expect(closes.map((close) => ema.update(close)).at(10)).not.toBe(100.8125);
});

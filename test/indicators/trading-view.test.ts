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

// BINANCE:BTCUSDT, 30 minutes, from 2025-01-01T00:00Z on, and what TradingView plotted on it to the
// last bit, as PyneCore recorded it (PyneSys/pynecore, tests/t01_lib/t20_ta/data/linreg_windows.csv,
// columns m4 and l2, and window_extreme_machines.csv, column c_lo_g1; commit 06d3965).
const btc = {
  close: [
    93761.9, 94401.14, 93825.86, 93607.74, 93742.52, 94098.91, 93830.89, 93838.04, 93738.09,
    93553.91, 93891.74, 93792.02, 93654.5, 93757.58, 93786.03, 93684.1, 93416.41, 93428.46,
    93141.91, 93413.06, 93410.25, 93326.23, 93485.88, 93444.64,
  ],
  low: [
    93489.03, 93761.89, 93819.6, 93578.77, 93594.56, 93742.51, 93766.23, 93728.22, 93679.07, 93500,
    93547.4, 93792.02, 93603.21, 93568.38, 93664.08, 93664.09, 93304,
  ],
};

it('ta.linreg(close, 5, 0), from the fifth bar on', () => {
  const line = new kinds.LinReg(5);
  const said = btc.close.map((close) => line.update(close).value);
  const theirs = [
    93701.40000000004, 93797.67400000001, 93921.43, 93933.41399999996, 93795.74400000002,
    93575.40800000007, 93738.04800000001, 93775.08199999997, 93740.23800000001, 93763.96999999997,
    93727.202, 93717.984, 93549.79200000004, 93408.94400000002, 93182.606, 93253.47200000002,
    93356.47399999999, 93356.75799999997, 93475.68800000002, 93443.76999999997,
  ];
  expect(said.slice(0, 4)).toEqual(new Array(4).fill(Number.NaN));
  for (const [i, value] of theirs.entries()) expect(said[i + 4]).toBeCloseTo(value, 8);
});

it('ta.linreg(close, 15, 2) is the line two bars ago', () => {
  const line = new kinds.LinReg(15);
  const said = btc.close.map((close) => line.update(close)).map((at) => at.value - 2 * at.slope);
  const theirs = [
    93737.52341666669, 93707.39085714285, 93676.04433333332, 93620.76100000003, 93501.0333452381,
    93451.86345238095, 93435.19171428571, 93394.29307142853, 93393.55055952386, 93383.57704761907,
  ];
  for (const [i, value] of theirs.entries()) expect(said[i + 14]).toBeCloseTo(value, 8);
});

it('ta.lowest(low, 8), from the eighth bar on', () => {
  const lowest = new kinds.Lowest(8);
  const said = btc.low.map((low) => lowest.update(low));
  const theirs = [93489.03, 93578.77, ...new Array(7).fill(93500), 93304];
  expect(said.slice(7)).toEqual(theirs);
});

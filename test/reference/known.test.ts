/** Kinds that no oracle here computes, on inputs small enough to be worked out by hand. */
import { describe, expect, it } from 'vitest';
import * as r from './index.js';
import type { Bars, Series } from './series.js';

const none = Number.NaN;

function bars(columns: Partial<Record<keyof Bars, Series>>): Bars {
  const n = Object.values(columns)[0]!.length;
  const zeros = new Array<number>(n).fill(0);
  return {
    time: zeros,
    open: zeros,
    high: zeros,
    low: zeros,
    close: zeros,
    volume: zeros,
    ...columns,
  };
}

function expectSeries(ours: Series, expected: Series): void {
  expect(ours).toHaveLength(expected.length);
  ours.forEach((v, i) => {
    if (Number.isNaN(expected[i]!)) expect(v, `bar ${i}`).toBeNaN();
    else expect(v, `bar ${i}`).toBeCloseTo(expected[i]!, 12);
  });
}

describe('averages', () => {
  it('kama moves by (2/3)² along a straight path, by (2/31)² when price comes back', () => {
    const slow = (2 / 31) ** 2;
    const second = 2 + 4 / 9;
    expectSeries(r.kama([1, 2, 3, 2], { period: 2 }), [
      none,
      none,
      second,
      second + slow * (2 - second),
    ]);
  });

  it('kama moves by (2/31)² in a market that does not move', () => {
    const slow = (2 / 31) ** 2;
    const third = 13 / 9 + slow * (2 - 13 / 9);
    expectSeries(r.kama([1, 2, 2, 2], { period: 1 }), [
      none,
      13 / 9,
      third,
      third + slow * (2 - third),
    ]);
  });

  it('mcGinley divides the step by the fourth power of the ratio, and never overshoots', () => {
    expectSeries(r.mcGinley([1, 2], { period: 1 }), [1, 1 + 1 / 16]);
    expectSeries(r.mcGinley([4, 1], { period: 1 }), [4, 1]);
    expectSeries(r.mcGinley([1, 3, 0, -1, 4], { period: 2 }), [none, 2, none, none, 2 + 2 / 32]);
  });
});

describe('oscillators', () => {
  it('stc: two stochastics of a MACD, each smoothed by half', () => {
    const p = { fastPeriod: 1, slowPeriod: 2, cyclePeriod: 2 };
    expectSeries(r.stc([0, 3, 3, 0, 3, 0], p), [none, none, none, none, 100, 50]);
  });

  it('stc: where the range is empty the last stochastic stands', () => {
    const p = { fastPeriod: 1, slowPeriod: 2, cyclePeriod: 2, factor: 1 };
    const prices = [0, 3, 3, 0, 3, 0, 3, 9];
    expectSeries(r.stc(prices, p), [none, none, none, none, 100, 0, 100, 100]);
  });

  it('fisher: the logarithm of the smoothed place, halved and added to half the last', () => {
    const b = bars({ high: [1, 2, 2, 1], low: [1, 2, 2, 1] });
    const first = 0.5 * Math.log(1.33 / 0.67);
    const value = 0.67 * 0.33 - 0.33;
    const last = 0.5 * Math.log((1 + value) / (1 - value)) + 0.5 * first;
    const { fisher, trigger } = r.fisher(b, { period: 2 });
    expectSeries(fisher, [none, first, none, last]);
    expectSeries(trigger, [none, none, none, first]);
  });

  it('bop: the share of the range that the body took', () => {
    const b = bars({ open: [1, 3, 2], high: [5, 4, 2], low: [1, 0, 2], close: [3, 0, 2] });
    expectSeries(r.bop(b), [0.5, -0.75, none]);
  });
});

describe('trend', () => {
  it('parabolicSar follows the extreme, stays out of two bars, turns when touched', () => {
    const b = bars({ high: [10, 11, 12, 11, 10], low: [9, 10, 11, 9.1, 9] });
    const { value, direction } = r.parabolicSar(b);
    expectSeries(value, [none, 9, 9, 12, 12]);
    expectSeries(direction, [none, 1, 1, -1, -1]);
  });

  it('parabolicSar starts down if the second bar fell further than it rose', () => {
    const b = bars({ high: [10, 9, 8], low: [9, 8, 7] });
    expectSeries(r.parabolicSar(b).value, [none, 10, 10]);
    expectSeries(r.parabolicSar(b).direction, [none, -1, -1]);
  });

  it('superTrend starts down, turns up above its upper band, and its lower band never falls', () => {
    const close = [10, 10, 10, 14, 14, 13, 9];
    const b = bars({ close, high: close.map((c) => c + 1), low: close.map((c) => c - 1) });
    const { value, direction, upper, lower } = r.superTrend(b, { period: 1, multiplier: 1 });
    expectSeries(upper, [none, 12, 12, 12, 16, 15, 14]);
    expectSeries(lower, [none, 8, 8, 9, 12, 12, 12]);
    expectSeries(direction, [none, -1, -1, 1, 1, 1, -1]);
    expectSeries(value, [none, 12, 12, 9, 12, 12, 14]);
  });

  it('fractal: a peak above two bars on either side, said two bars late; ties are none', () => {
    const b = bars({ high: [1, 2, 5, 2, 1, 5, 5, 1], low: [3, 3, 3, 1, 3, 3, 3, 3] });
    const { up, down } = r.fractal(b);
    expectSeries(up, [none, none, none, none, 5, none, none, none]);
    expectSeries(down, [none, none, none, none, none, 1, none, none]);
  });

  it('heikinAshi opens in the middle of its previous body', () => {
    const b = bars({ open: [1, 4], high: [6, 8], low: [1, 3], close: [4, 5] });
    const ha = r.heikinAshi(b);
    expectSeries(ha.close, [3, 5]);
    expectSeries(ha.open, [2.5, 2.75]);
    expectSeries(ha.high, [6, 8]);
    expectSeries(ha.low, [1, 2.75]);
  });
});

describe('sessions', () => {
  const time = [0, 1, 10, 11];

  it('pivotPoints: levels of the previous session, by method', () => {
    const b = bars({
      time,
      open: [5, 6, 7, 7],
      high: [9, 12, 8, 8],
      low: [3, 5, 7, 7],
      close: [6, 6, 7, 7],
    });
    const at = (method: r.PivotMethod): number[] =>
      Object.values(r.pivotPoints(b, { method, sessionMs: 10 })).map((x) => x[3]!);
    expectSeries(at('classic'), [7, 11, 16, 20, 24, 28, 2, -2, -7, -12, -17]);
    expectSeries(at('fibonacci'), [
      7,
      10.438,
      12.562,
      16,
      none,
      none,
      3.562,
      1.438,
      -2,
      none,
      none,
    ]);
    expectSeries(
      at('camarilla'),
      [7, 6.825, 7.65, 8.475, 10.95, 24, 5.175, 4.35, 3.525, 1.05, -12],
    );
    expectSeries(at('woodie'), [
      6.75,
      10.5,
      15.75,
      19.5,
      28.5,
      none,
      1.5,
      -2.25,
      -7.5,
      -16.5,
      none,
    ]);
    expectSeries(at('demark'), [8.25, 13.5, none, none, none, none, 4.5, none, none, none, none]);
    expect(r.pivotPoints(b, { sessionMs: 10 })['p'][1]).toBeNaN();
  });

  it('vwap starts again with each session, anchoredVwap at its anchor', () => {
    const price = [1, 4, 8, 8];
    const b = bars({ time, high: price, low: price, close: price, volume: [2, 1, 0, 5] });
    const { vwap, upper } = r.vwapBands(b, { sessionMs: 10 });
    expectSeries(vwap, [1, 2, none, 8]);
    expectSeries(upper, [1, 2 + Math.SQRT2, none, 8]);
    expectSeries(r.anchoredVwap(b, { anchor: 1 }).vwap, [none, 4, 4, 44 / 6]);
  });
});

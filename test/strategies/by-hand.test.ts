import { describe, expect, test } from 'vitest';
import {
  BollingerBreakout,
  MaCrossover,
  MacdRsi,
  RsiTrend,
  type Strategy,
} from '../../src/strategies/index.js';
import { because, said } from './said.js';

test('each says why: what it saw, and the limit of it', () => {
  const after = (strategy: Strategy, close: number, ...rows: Record<string, number>[]) =>
    because(rows.map((row) => said(strategy, close, row)).at(-1));
  const macd = (histogram: number) => {
    return { 'macd(12,26,9).histogram': histogram, 'rsi(14)': 50, 'atr(14)': 1 };
  };
  expect(after(new MacdRsi(), 1, macd(-1), macd(2))).toEqual([
    ['macd-turned-up', 2, undefined],
    ['rsi-leaves-room', 50, 70],
  ]);
  expect(after(new MacdRsi(), 1, macd(1), macd(-2))).toEqual([
    ['macd-turned-down', -2, undefined],
    ['rsi-leaves-room', 50, 30],
  ]);
  const means = (fast: number) => ({ 'ema(20)': fast, 'ema(50)': 10, 'atr(14)': 1 });
  expect(after(new MaCrossover(), 1, means(9), means(11))![0]).toEqual([
    ...['fast-crossed-above-slow', 1, undefined],
  ]);
  const below = after(new MaCrossover(), 1, means(11), means(9))!;
  expect(below.map(([code]) => code)).toEqual(['fast-crossed-below-slow', 'crossing-speed']);
  const rsi = (x: number) => ({ 'rsi(14)': x, 'ema(50)': 10, 'atr(14)': 2 });
  expect(after(new RsiTrend(), 12, rsi(40), rsi(46))).toEqual([
    ['pullback-over-in-rise', 46, 45],
    ['distance-from-mean', 1, undefined],
  ]);
  expect(after(new RsiTrend(), 8, rsi(60), rsi(54))).toEqual([
    ['pullback-over-in-fall', 54, 55],
    ['distance-from-mean', -1, undefined],
  ]);
  const bands = { 'bollinger(20,2).middle': 10, 'bollinger(20,2).upper': 12 };
  for (const [close, code, z, side] of [
    [13, 'above-upper-band', 1.5, 1],
    [7, 'below-lower-band', -1.5, -1],
  ] as const) {
    const strategy = new BollingerBreakout();
    said(strategy, 10, bands);
    expect(because(said(strategy, close, bands))).toEqual([[code, z, side]]);
  }
});

describe('Bollinger breakout', () => {
  const words = (...closes: number[]) => {
    const strategy = new BollingerBreakout({ hysteresisRatio: 0.25, coolDownBars: 0 });
    const bands = { 'bollinger(20,2).middle': 10, 'bollinger(20,2).upper': 12 };
    return closes.map((close) => said(strategy, close, bands)?.direction ?? '');
  };

  test('is a close from within the bands to beyond them by the hysteresis', () => {
    expect(words(10, 12.75, 13)).toEqual(['', 'up', '']);
    expect(words(10, 7.25, 7)).toEqual(['', 'down', '']);
    expect(words(10, 12.5, 12.75)).toEqual(['', '', 'up']); // no farther than the hysteresis
    expect(words(13, 13)).toEqual(['', '']); // never seen within
    expect(words(10, 13, 12.25, 13)).toEqual(['', 'up', '', '']); // was not within again
    expect(words(10, 13, 12, 13)).toEqual(['', 'up', '', 'up']); // on a band is within
    expect(words(10, 13, 8, 7)).toEqual(['', 'up', '', 'down']);
    expect(words(10, 13, 7)).toEqual(['', 'up', '']); // from one side to the other: never within
  });

  test('its strength is by how many half-widths it is beyond', () => {
    const strategy = new BollingerBreakout();
    const bands = { 'bollinger(20,2).middle': 10, 'bollinger(20,2).upper': 12 };
    said(strategy, 11, bands);
    expect(said(strategy, 13, bands)).toMatchObject({ strength: 2 / 3, horizonBars: 5 });
  });

  test('bands without a width are no bands', () => {
    const strategy = new BollingerBreakout();
    const flat = { 'bollinger(20,2).middle': 10, 'bollinger(20,2).upper': 10 };
    for (const close of [10, 11, 9]) expect(said(strategy, close, flat)).toBeUndefined();
  });
});

describe('RSI with the trend', () => {
  const turned = (before: number, now: number, close: number, atr = 2) => {
    const strategy = new RsiTrend({ pullback: 40 });
    const row = (rsi: number) => ({ 'rsi(14)': rsi, 'ema(50)': 10, 'atr(14)': atr });
    said(strategy, close, row(before));
    const opinion = said(strategy, close, row(now));
    return opinion && [opinion.direction, opinion.strength];
  };

  test('a pullback is over where the RSI leaves its level on the side of the trend', () => {
    expect(turned(30, 41, 12)).toEqual(['up', 0.5]); // one ATR above the mean
    expect(turned(70, 59, 8)).toEqual(['down', 0.5]);
    expect(turned(30, 40, 12)).toBeUndefined(); // at the level, not beyond it
    expect(turned(70, 60, 8)).toBeUndefined();
    expect(turned(30, 41, 8)).toBeUndefined(); // against the trend
    expect(turned(70, 59, 12)).toBeUndefined();
    expect(turned(30, 41, 10)).toBeUndefined(); // on the mean there is no trend
    expect(turned(41, 30, 12)).toBeUndefined();
    expect(turned(30, 41, 12, 0)).toBeUndefined(); // without an ATR no distance
  });

  test('warms up with the mean, the ATR, or the RSI and one bar more', () => {
    const warmUp = (rsiPeriod: number, trendPeriod: number, atrPeriod: number) =>
      new RsiTrend({ rsiPeriod, trendPeriod, atrPeriod }).warmUp;
    expect([warmUp(9, 2, 2), warmUp(2, 9, 2), warmUp(2, 2, 9)]).toEqual([11, 9, 10]);
    for (const pullback of [0, 100]) {
      expect(() => new RsiTrend({ pullback })).toThrow('pullback must be above 0 and below 100');
    }
    expect(new RsiTrend({ pullback: 99 }).parameters.pullback).toBe(99);
  });
});

test('silence lasts for the bars of the cool-down, and what is not said does not begin it anew', () => {
  const strategy = new MacdRsi({ coolDownBars: 2, hysteresisAtrs: 0 });
  const turns = [-1, 1, -1, 1, -1, 1, -1, 1].map((histogram) => {
    const row = { 'macd(12,26,9).histogram': histogram, 'rsi(14)': 50, 'atr(14)': 1 };
    return said(strategy, 1, row)?.direction ?? '';
  });
  expect(turns).toEqual(['', 'up', '', '', 'down', '', '', 'up']);
});

import { describe, expect, test } from 'vitest';
import { ConformalInterval, type QuantileMethod } from '../../src/learning/index.js';
import { Draws } from './draws.js';
import { harderSeries } from './harder-series.js';
import { errorSeries, scoreOf } from './intervals.js';

const halvesOf = (interval: ConformalInterval, errors: Float64Array): Float64Array => {
  const { low, high } = interval.process(new Float64Array(errors.length), errors);
  return high.map((top, i) => (top - low[i]!) / 2);
};

describe('ConformalInterval', () => {
  test.each(['tracker', 'aci', 'pid'] as QuantileMethod[])(
    '%s covers as often as asked',
    (method) => {
      for (const name of ['normal', 'GARCH of t']) {
        for (const coverage of [0.9, 0.95]) {
          const errors = errorSeries[name]!(12_000);
          const halves = halvesOf(new ConformalInterval({ method, coverage }), errors);
          const score = scoreOf(halves, errors);
          expect(Math.abs(score.coverage - coverage)).toBeLessThan(0.004);
          expect([score.infinite, score.flat]).toEqual([0, 0]);
        }
      }
    },
  );

  test('an interval is stated before its outcome is looked at', () => {
    const interval = new ConformalInterval({ windowBars: 20 });
    const draws = new Draws(1);
    for (let i = 0; i < 300; i++) {
      const prediction = draws.normal();
      const stated = interval.interval(prediction);
      expect(interval.peek([prediction, 1e9])).toEqual(stated);
      expect(interval.update([prediction, prediction + draws.normal()])).toEqual(stated);
    }
  });

  test('a bar of 1,000 σ, or of 10^9, changes widths of bars 500 … 2,500 later by less than 10 %', () => {
    for (const sigmas of [1000, 1e9]) {
      for (const method of ['tracker', 'aci', 'pid'] as const) {
        const errors = errorSeries['normal']!(6000);
        const mean = (shift: number): number => {
          const shocked = errors.slice();
          shocked[3000] = shocked[3000]! + shift;
          const halves = halvesOf(new ConformalInterval({ method }), shocked);
          return halves.subarray(3500, 5500).reduce((sum, half) => sum + half, 0);
        };
        expect(Math.abs(mean(sigmas) / mean(0) - 1)).toBeLessThan(0.1);
      }
    }
  });

  test('where volatility breaks, reacts or creeps, no 500 bars are further off than .015', () => {
    for (const name of ['regimes × 5', 'GARCH that reacts', 'AR(.98)']) {
      const errors = harderSeries[name]!(20_000);
      const { coverage, worst } = scoreOf(halvesOf(new ConformalInterval(), errors), errors);
      expect(Math.abs(coverage - 0.95)).toBeLessThanOrEqual(0.001);
      expect(worst).toBeLessThanOrEqual(0.015);
    }
  });

  test('a flat market leaves its width, and there is none before the first error', () => {
    const interval = new ConformalInterval();
    for (let i = 0; i < 300; i++) expect(interval.update([5, 5]).low).toBeNaN();
    const draws = new Draws(2);
    for (let i = 0; i < 1000; i++) interval.update([5, 5 + draws.normal()]);
    for (let i = 0; i < 20_000; i++) interval.update([5, 5]);
    const { low, high } = interval.interval(5);
    expect(high - low).toBeGreaterThan(1e-4);
    expect(high - low).toBeLessThan(10);
  });
});

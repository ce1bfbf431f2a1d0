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
    for (const name of ['regimes × 20', 'a session of 390', 'stochastic volatility']) {
      const errors = harderSeries[name]!(20_000);
      const { coverage, worst } = scoreOf(halvesOf(new ConformalInterval(), errors), errors);
      expect(Math.abs(coverage - 0.95)).toBeLessThanOrEqual(0.001);
      expect(worst).toBeLessThanOrEqual(0.015);
    }
  });

  test('where errors are 1,000 times as large from a bar on, some four are missed until it knows', () => {
    let missed = 0;
    for (let draw = 0; draw < 20; draw++) {
      const errors = errorSeries['uniform']!(1030, draw);
      for (let i = 1000; i < 1030; i++) errors[i] = 1000 * Math.sign(errors[i]!);
      for (const half of halvesOf(new ConformalInterval(), errors).subarray(1000)) {
        missed += Number(half < 1000);
      }
    }
    expect(missed / 20).toBeLessThan(5); // by scale and level alone it takes 6.7
  });

  test('five bars ahead, intervals hold what they say as they were stated', () => {
    const steps = errorSeries['normal']!(12_000);
    const sums = steps.map((x, i) => x + [1, 2, 3, 4].reduce((sum, k) => sum + steps[i + k]!, 0));
    const errors = sums.subarray(0, 11_996);
    const interval = new ConformalInterval({ horizonBars: 5 });
    const halves = halvesOf(interval, errors);
    const inside = halves.filter((half, i) => i >= 1000 && Math.abs(errors[i]!) <= half).length;
    expect(Math.abs(inside / 10_996 - 0.95)).toBeLessThan(0.003);
    const stated = Array.from({ length: 30 }, (_, i) => {
      interval.update([0, errors[i]!]);
      return interval.interval(0);
    });
    for (const said of stated.slice(-5)) expect(interval.update([0, 1])).toEqual(said);
  });

  test('a prediction without an outcome takes its turn, and teaches nothing', () => {
    const [one, other] = [0, 1].map(
      () => new ConformalInterval({ horizonBars: 3, windowBars: 20 }),
    );
    const draws = new Draws(4);
    for (let i = 0; i < 200; i++)
      for (const each of [one!, other!]) each.update([0, draws.normal()]);
    const next = [one!.interval(0).high];
    one!.pass();
    for (let i = 0; i < 2; i++) {
      one!.update([0, draws.normal()]);
      next.push(one!.interval(0).high);
    }
    expect(next).toEqual([0, 1, 2].map(() => one!.update([0, 0]).high));
    const { count } = one!;
    one!.pass();
    expect(one!.count).toBe(count);
    other!.restore(one!.snapshot());
    expect(other!.interval(0)).toEqual(one!.interval(0));
  });

  test('aci covers as often as asked where its share of misses comes to its bounds', () => {
    const errors = errorSeries['normal']!(12_000);
    for (const coverage of [0.5, 0.99]) {
      const halves = halvesOf(new ConformalInterval({ method: 'aci', coverage }), errors);
      const inside = halves.filter((half, i) => i >= 1000 && Math.abs(errors[i]!) <= half).length;
      expect(Math.abs(inside / 11_000 - coverage)).toBeLessThan(0.001);
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

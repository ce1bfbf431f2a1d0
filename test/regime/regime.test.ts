import { describe, expect, test } from 'vitest';
import type { Bar } from '../../src/bars/index.js';
import { Adx, Natr } from '../../src/indicators/index.js';
import { regimeOf, TrendVolatilityRegime, trendInit, trendStep } from '../../src/regime/index.js';
import { Random, seriesOf, temperaments } from '../contract/series.js';

const barsOf = (temperament: (typeof temperaments)[number], seed: number, length = 500): Bar[] =>
  seriesOf('bar', temperament, seed, length) as Bar[];

describe('the trend', () => {
  const design = { enterAdx: 25, exitAdx: 20 };

  test('begins at 25 and ends only below 20', () => {
    const state = trendInit();
    const said = [24, 25, 22, 20, 19.9, 24.9, 30].map((adx) =>
      trendStep(state, adx, 30, 10, design, true),
    );
    expect(said).toEqual([0, 1, 1, 1, 0, 0, 1]);
  });

  test('points where the larger movement does, and goes on where they are equal', () => {
    const state = trendInit();
    const movements: [number, number][] = [
      [10, 30],
      [20, 20],
      [30, 10],
      [20, 20],
    ];
    const said = movements.map(([plus, minus]) => trendStep(state, 40, plus, minus, design, true));
    expect(said).toEqual([-1, -1, 1, 1]);
    expect(trendStep(trendInit(), 40, 20, 20, design, true)).toBe(0);
  });

  test('a peek begins and ends nothing', () => {
    const state = trendInit();
    expect(trendStep(state, 30, 30, 10, design, false)).toBe(1);
    expect(trendStep(state, 22, 30, 10, design, false)).toBe(0);
  });

  test('is not told where there is no ADX, and remembered', () => {
    const state = trendInit();
    trendStep(state, 30, 30, 10, design, true);
    expect(trendStep(state, Number.NaN, 0, 0, design, true)).toBe(Number.NaN);
    expect(trendStep(state, 22, 30, 10, design, true)).toBe(1);
  });
});

describe('the regime', () => {
  test.each(temperaments)('equals what ADX and a sorted list of NATR say, %s', (temperament) => {
    const parameters = { period: 5, volatilityBars: 30 };
    const regime = new TrendVolatilityRegime(parameters);
    const adx = new Adx(5);
    const natr = new Natr(5);
    const past: number[] = [];
    let trend = 0;
    for (const bar of barsOf(temperament, 3)) {
      const said = regime.update(bar);
      const directional = adx.update(bar);
      const volatility = natr.update(bar);
      if (!Number.isNaN(volatility)) past.push(volatility);
      const others = past.slice(-30, -1);
      const below = others.filter((x) => x < volatility).length;
      const equal = others.filter((x) => x === volatility).length;
      const isRanked = others.length === 29 && !Number.isNaN(volatility);
      const rank = isRanked ? (2 * below + equal) / 58 : Number.NaN;
      if (!Number.isNaN(directional.adx)) {
        const isTrending = directional.adx >= (trend === 0 ? 25 : 20);
        trend = isTrending ? Math.sign(directional.plusDi - directional.minusDi) || trend : 0;
      }
      expect(said).toEqual({
        adx: directional.adx,
        trend: Number.isNaN(directional.adx) ? Number.NaN : trend,
        volatilityRank: rank,
        volatility: Number.isNaN(rank) ? rank : rank <= 0.25 ? -1 : rank >= 0.75 ? 1 : 0,
      });
    }
  });

  test('every word comes up, and the hysteresis saves flickering', () => {
    const changes = (enterAdx: number, exitAdx: number) => {
      const regime = new TrendVolatilityRegime({ volatilityBars: 50, enterAdx, exitAdx });
      const trends = barsOf('lively', 9, 3000).map((bar) => regimeOf(regime.update(bar)));
      const words = new Set(trends.flatMap(({ trend, volatility }) => [trend, volatility]));
      expect([...words].sort()).toEqual(
        ['down', 'high', 'low', 'normal', 'range', 'unknown', 'up'].sort(),
      );
      const isRange = trends.map(({ trend }) => trend === 'range');
      return isRange.filter((now, i) => i > 0 && now !== isRange[i - 1]).length;
    };
    expect(changes(25, 20)).toBeLessThan(changes(25, 25));
  });

  test('a rise is up, its mirror down, noise of one size neither low nor high', () => {
    const random = new Random(4);
    const moving = (drift: number) => {
      const regime = new TrendVolatilityRegime({ volatilityBars: 20 });
      let close = 1000;
      for (let i = 0; i < 200; i++) {
        close += drift + (random.unit() - 0.5) / 8;
        const [high, low] = [close + 1, close - 1];
        regime.update({ time: i, open: close, high, low, close, volume: 1 });
      }
      return regimeOf(regime.value).trend;
    };
    expect([moving(1), moving(-1), moving(0)]).toEqual(['up', 'down', 'range']);
    const flat = new TrendVolatilityRegime({ period: 2, volatilityBars: 5 });
    for (let i = 0; i < 40; i++) {
      flat.update({ time: i, open: 9, high: 10, low: 8, close: 9, volume: 1 });
    }
    expect(regimeOf(flat.value)).toMatchObject({ volatility: 'normal', volatilityRank: 0.5 });
  });

  test('a snapshot with a trend that is none is refused', () => {
    const regime = new TrendVolatilityRegime();
    const snapshot = regime.snapshot();
    const state = snapshot.state as { kernel: object };
    const kernel = { ...state.kernel, trend: { trend: 7 } };
    const hostile = { ...snapshot, state: { ...state, kernel } };
    expect(() => regime.restore(hostile as never)).toThrow('is no trend');
  });

  test('parameters that contradict each other are named', () => {
    expect(() => new TrendVolatilityRegime({ exitAdx: 30 })).toThrow(/exitAdx must be at most/);
    expect(() => new TrendVolatilityRegime({ lowRank: 0.8 })).toThrow(/lowRank must be below/);
  });
});

import { describe, expect, test } from 'vitest';
import { RegimeFilter, type RegimeFilterValue } from '../../src/regime/index.js';
import { believe, regimeBeliefs, regimeStates } from '../../src/regime/regime-beliefs.js';
import { cases } from '../cases.js';
import { Random, seriesOf, temperaments } from '../contract/series.js';

const names = ['trend', 'range', 'volatile', 'quiet'] as const;
const barAt = (time: number, close: number) => {
  return { time, open: close, high: close, low: close, close, volume: 1 };
};
const sumOf = (value: RegimeFilterValue) => names.reduce((sum, name) => sum + value[name], 0);

/** Student's t with five degrees of freedom, of deviation 1. */
function drawn(random: Random): number {
  const gauss = () =>
    Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());
  const squares = [1, 2, 3, 4, 5].reduce((sum) => sum + gauss() ** 2, 0);
  return (gauss() / Math.sqrt(squares / 5)) * Math.sqrt(3 / 5);
}

describe('probabilities of regimes', () => {
  test.each(temperaments)('add up to 1, %s', (temperament) => {
    const filter = new RegimeFilter();
    for (const bar of seriesOf('bar', temperament, 5, 400)) {
      const value = filter.update(bar as never);
      if (filter.ready && !Number.isNaN(value.trend)) expect(sumOf(value)).toBeCloseTo(1, 12);
    }
  });

  test('a fall is as much a trend as a rise, and bars are counted from 0 where the likeliest changes', () => {
    const random = new Random(5);
    const [rising, falling] = [new RegimeFilter(), new RegimeFilter()];
    let [walked, likeliest, bars] = [0, '', 0];
    for (let t = 0; t < 400; t++) {
      walked += random.integer(-8, t % 100 < 50 ? 8 : 16) / 8;
      const value = rising.update(barAt(t, 1000 + walked));
      expect(falling.update(barAt(t, 1000 - walked))).toEqual(value);
      if (!rising.ready) continue;
      const now = names.reduce((best, name) => (value[name] > value[best] ? name : best));
      bars = now === likeliest ? bars + 1 : 0;
      likeliest = now;
      expect(value.barsSinceChange).toBe(bars);
    }
  });

  test('a flat market is quiet', () => {
    const filter = new RegimeFilter();
    for (let t = 0; t < 200; t++) filter.update(barAt(t, 7));
    expect(sumOf(filter.value)).toBeCloseTo(1, 12);
    expect(filter.value.quiet).toBeGreaterThan(0.6);
    expect(filter.value.barsSinceChange).toBeGreaterThan(150);
  });

  test('each regime is found where it was made, and bars are counted from there', () => {
    const random = new Random(3);
    const filter = new RegimeFilter();
    let close = 1000;
    let time = 0;
    const run = (bars: number, drift: number, deviation: number) => {
      for (let i = 0; i < bars; i++) {
        close += drift + deviation * drawn(random);
        filter.update(barAt(time++, close));
      }
      return filter.value;
    };
    expect(run(400, 0, 1).range).toBeGreaterThan(0.5);
    const trending = run(80, 0.9, 1);
    expect(trending.trend).toBeGreaterThan(0.8);
    expect(trending.barsSinceChange).toBeLessThan(80);
    expect(run(60, 0, 0.2).quiet).toBeGreaterThan(0.8);
    expect(run(60, 0, 4).volatile).toBeGreaterThan(0.8);
  });

  test('of bars of which they say 0.7, seven in ten are so, if the usual deviation is known', () => {
    const random = new Random(8);
    const count = cases(200_000);
    const [state, beliefs] = [regimeStates(new RegimeFilter().parameters), regimeBeliefs()];
    const bins = Array.from({ length: 10 }, () => ({ said: 0, came: 0, count: 0 }));
    const draws = [0, 1, 2, 2, 3, 3, 4, 4];
    const out = new Float64Array(5);
    let is = 2;
    for (let t = 0; t < count; t++) {
      if (random.unit() < state.hazard) is = draws[random.integer(0, 7)]!;
      const z = state.means[is]! + (state.scales[is]! / Math.sqrt(3 / 5)) * drawn(random);
      believe(beliefs, state, z, out, 0, true);
      for (let regime = 0; regime < 4; regime++) {
        const bin = bins[Math.min(9, Math.floor(out[regime]! * 10))]!;
        bin.said += out[regime]!;
        bin.came += Number(Math.max(0, is - 1) === regime);
        bin.count += 1;
      }
    }
    for (const bin of bins) {
      // Neighbouring bars share a regime: as many as a run is long count for one.
      const error = 3 * Math.sqrt((0.25 * 50) / Math.max(1, bin.count));
      expect(Math.abs(bin.said - bin.came) / Math.max(1, bin.count)).toBeLessThan(error + 1e-3);
    }
  });

  test('with the deviation estimated they are too sure: of 0.75, six in ten are so', () => {
    const random = new Random(8);
    const filter = new RegimeFilter();
    const { means, scales, hazard } = regimeStates(filter.parameters);
    const draws = [0, 1, 2, 2, 3, 3, 4, 4];
    const bin = { said: 0, came: 0, count: 0 };
    let [is, close] = [2, 0];
    for (let t = 0; t < cases(200_000); t++) {
      if (random.unit() < hazard) is = draws[random.integer(0, 7)]!;
      close += means[is]! + (scales[is]! / Math.sqrt(3 / 5)) * drawn(random);
      const value = filter.update(barAt(t, close));
      names.forEach((name, regime) => {
        if (!(value[name] >= 0.7 && value[name] < 0.8)) return;
        bin.said += value[name];
        bin.came += Number(Math.max(0, is - 1) === regime);
        bin.count += 1;
      });
    }
    expect(bin.said / bin.count).toBeCloseTo(0.75, 1);
    expect(Math.abs(bin.came / bin.count - 0.6)).toBeLessThan(0.05);
  });
});

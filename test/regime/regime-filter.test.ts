import { describe, expect, test } from 'vitest';
import { RegimeFilter, type RegimeFilterValue } from '../../src/regime/index.js';
import { cases } from '../cases.js';
import { Random, seriesOf, temperaments } from '../contract/series.js';
import { regimePosterior } from '../reference/regime-posterior.js';

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
    const changes: number[] = [];
    const said: number[][] = [];
    let close = 1000;
    const run = (bars: number, drift: number, deviation: number) => {
      for (let i = 0; i < bars; i++) {
        changes.push(drift + deviation * drawn(random));
        close += changes.at(-1)!;
        const value = filter.update(barAt(said.length, close));
        said.push(names.map((name) => value[name]));
      }
      return filter.value;
    };
    // Of one regime alone nobody can tell how wide another would be.
    for (let lap = 0; lap < 4; lap++) for (const each of [0.5, 1, 2]) run(50, 0, each);
    run(80, 0, 1);
    // Range is the likeliest, at .4: so says Bayes' rule of these bars to whom the scale is unknown.
    const right = regimePosterior(changes);
    const missed = said.map((one, t) => one.map((p, regime) => Math.abs(p - right[t]![regime]!)));
    expect(Math.max(...missed.at(-1)!)).toBeLessThan(0.05);
    expect(said.at(-1)!.indexOf(Math.max(...said.at(-1)!))).toBe(1);
    const late = missed.slice(300).flat();
    expect(late.reduce((sum, each) => sum + each, 0) / late.length).toBeLessThan(0.015);
    const trending = run(80, 0.9, 1);
    expect(trending.trend).toBeGreaterThan(0.8);
    expect(trending.barsSinceChange).toBeLessThan(80);
    expect(run(60, 0, 0.2).quiet).toBeGreaterThan(0.8);
    expect(run(60, 0, 4).volatile).toBeGreaterThan(0.8);
  });

  test('come true as often as they say, where the market is as the filter takes it to be', () => {
    const random = new Random(8);
    const filter = new RegimeFilter();
    const { drift, meanRunBars } = filter.parameters;
    const [means, deviations] = [
      [drift, -drift, 0, 0, 0],
      [1, 1, 1, 2, 0.5],
    ];
    const draws = [0, 1, 2, 2, 3, 3, 4, 4];
    const bins = Array.from({ length: 15 }, () => ({ said: 0, came: 0, count: 0 }));
    const bars = cases(400_000);
    let [is, close] = [2, 0];
    for (let t = 0; t < bars; t++) {
      if (random.unit() < 1 / meanRunBars) is = draws[random.integer(0, 7)]!;
      close += means[is]! + deviations[is]! * drawn(random);
      const value = filter.update(barAt(t, close));
      if (!filter.ready) continue;
      names.forEach((name, regime) => {
        const bin = bins[Math.min(14, Math.floor(value[name] * 15))]!;
        bin.said += value[name];
        bin.came += Number(Math.max(0, is - 1) === regime);
        bin.count += 1;
      });
    }
    const missed = bins.reduce((sum, { said, came }) => sum + Math.abs(said - came), 0);
    const all = bins.reduce((sum, { count }) => sum + count, 0);
    console.log(`${bars} bars: said probabilities are off by ${(missed / all).toFixed(4)}`);
    expect(missed / all).toBeLessThan(0.02);
    const { said, came, count } = bins[11]!; // .733 to .8
    expect(Math.abs(said - came) / count).toBeLessThan(bars < 100_000 ? 0.06 : 0.03);
  });
});

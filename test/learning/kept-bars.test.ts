import { describe, expect, it } from 'vitest';
import { Exogenous } from '../../src/learning/exogenous.js';
import { readExample, readFeatures } from '../../src/learning/feature-row.js';
import { featureScale, learnScale, onScale } from '../../src/learning/feature-scale.js';
import { addBar, barsHash, provenance } from '../../src/learning/provenance.js';
import { outcomeOf, persistenceOf, pushBar, recentBars } from '../../src/learning/recent-bars.js';

const { NaN: none } = Number;

describe('what an engine keeps of bars and features', () => {
  it('outcomes look back on as many bars as their horizon has', () => {
    const recent = recentBars(3);
    const bars = [
      [11, 9, 10],
      [14, 10, 12],
      [13, 8, 9],
      [10, 9, 9],
    ] as const;
    for (const [high, low, close] of bars) pushBar(recent, { high, low, close });
    expect([recent.slot, recent.barCount, recent.close]).toEqual([1, 4, 9]);
    const last = Math.log(9 / 12);
    expect(persistenceOf('volatility', 2, recent)).toBeCloseTo(Math.abs(last) / Math.SQRT2, 12);
    expect(persistenceOf('range', 1, recent)).toBeCloseTo(Math.log(10 / 9), 12);
    expect(persistenceOf('range', 2, recent)).toBeCloseTo(Math.log(13 / 8), 12);
    expect(persistenceOf('range', 3, recent)).toBeCloseTo(Math.log(14 / 8), 12);
    expect([persistenceOf('return', 3, recent), persistenceOf('direction', 3, recent)]).toEqual([
      0, 0.5,
    ]);
    const label = { features: new Float64Array(), horizonBars: 2, from: 12, to: 9, outcome: 0 };
    expect(outcomeOf('return', label, recent)).toBeCloseTo(last, 12);
    expect(outcomeOf('direction', label, recent)).toBe(0);
    expect(outcomeOf('range', label, recent)).toBeCloseTo(Math.log(13 / 8), 12);
    const young = recentBars(3);
    pushBar(young, { high: 2, low: 1, close: 1 });
    expect(persistenceOf('volatility', 1, young)).toBeNaN(); // no bar before
    expect(persistenceOf('range', 2, young)).toBeNaN();
  });

  it('features stand on their own scale; what is lacking, or never strays, at 0', () => {
    const scale = featureScale(3);
    learnScale(scale, Float64Array.of(10, none, 5), 0.5);
    learnScale(scale, Float64Array.of(14, none, 5), 0.5);
    expect([...scale.means]).toEqual([12, none, 5]);
    expect([...scale.sizes]).toEqual([2, 0, 0]);
    const z = new Float64Array(3);
    onScale(scale, Float64Array.of(15, 7, 9), z, 6);
    expect([...z]).toEqual([1.5, 0, 0]);
    onScale(scale, Float64Array.of(-1e9, none, none), z, 6);
    expect(z[0]).toBe(-6);
    onScale(scale, Float64Array.of(24.1, none, none), z, 6);
    expect(z[0]).toBe(6);
    onScale(scale, Float64Array.of(none, none, none), z, 6);
    expect(z[0]).toBe(0);
  });

  it('a row is so many numbers of at most 1e30, read once', () => {
    const into = new Float64Array(2);
    expect([readFeatures([1e30, -1e30], 2, into), [...into]]).toEqual([true, [1e30, -1e30]]);
    for (const wrong of [[1], [1, 2, 3], [1, 1.1e30], [1, none], [1, '2'], null, undefined]) {
      expect(readFeatures(wrong, 2, into)).toBe(false);
    }
    expect(readExample({ features: [1, 2], target: 3 }, 2, into)).toBe(3);
    for (const wrong of [{ features: [1], target: 3 }, { features: [1, 2], target: 2e30 }, null]) {
      expect(readExample(wrong, 2, into)).toBeNaN();
    }
  });

  it('news are used in the order of their times; those of one time in that of arrival', () => {
    const known = new Exogenous(['a', 'b']);
    expect(known.inform('a', 3, 30)).toBe(true);
    expect([known.inform('a', 1, 10), known.inform('a', 2, 10)]).toEqual([true, true]);
    for (const [name, value, at] of [
      ['c', 1, 1],
      ['a', none, 1],
      ['a', 1, none],
      ['a', 1, Number.POSITIVE_INFINITY],
    ] as const) {
      expect(known.inform(name, value, at)).toBe(false);
    }
    const row = new Float64Array(3);
    const at = (time: number) => {
      known.readAt(time, row, 1);
      return [...row];
    };
    expect([at(9), at(10), at(29), at(30)]).toEqual([
      [0, none, none],
      [0, 2, none],
      [0, 2, none],
      [0, 3, none],
    ]);
    const many = Array.from({ length: 1_001 }, (_, i) => known.inform('b', i, i));
    expect([many[999], many[1_000]]).toEqual([true, false]);
  });

  it('bars are told apart by a hash of all of their numbers, in their order', () => {
    const hashOf = (...bars: number[][]) => {
      const state = provenance();
      for (const [time, high, low, close] of bars) {
        addBar(state, { time: time!, high: high!, low: low!, close: close! });
      }
      return barsHash(state);
    };
    expect(hashOf()).toBe('811c9dc501234567');
    const [one, two] = [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ];
    const all = [
      hashOf(one!, two!),
      hashOf(two!, one!),
      ...[0, 1, 2, 3].map((i) => hashOf(one!.with(i, 9), two!)),
      hashOf(one!),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(new Set(all.map((hash) => hash.slice(8))).size).toBe(all.length);
    for (const hash of all) expect(hash).toMatch(/^[0-9a-f]{16}$/);
    const state = provenance();
    addBar(state, { time: 7, high: 1, low: 1, close: 1 });
    addBar(state, { time: 9, high: 1, low: 1, close: 1 });
    expect([state.from, state.to, state.barCount]).toEqual([7, 9, 2]);
  });
});

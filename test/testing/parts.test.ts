import { describe, expect, it } from 'vitest';
import { barAt } from '../../src/bars/index.js';
import type { Kind } from '../../src/core/index.js';
import { Atr, Macd, Sma } from '../../src/indicators/index.js';
import { cutsOf, elsewhere, futures } from '../../src/testing/futures.js';
import { hostileInputs } from '../../src/testing/hostile-input.js';
import { blockOf, rowInput, rowOf, scaled, spoiled } from '../../src/testing/input.js';
import { thinned, turnsOf } from '../../src/testing/turns.js';
import { seriesOf } from '../contract/series.js';

const bar = { time: 7, open: 2, high: 4, low: 1, close: 3, volume: 10 };

describe('inputs', () => {
  it('are numbers, pairs or bars, alone or as a block', () => {
    expect(rowInput(5)).toEqual([5]);
    expect(rowInput([1, 2])).toEqual([1, 2]);
    expect(rowInput(bar)).toEqual([7, 2, 4, 1, 3, 10]);
    expect(blockOf(Sma.kind as Kind, [1, 2])).toEqual([Float64Array.of(1, 2)]);
    const pairs = [
      [1, 2],
      [3, 4],
    ] as const;
    const ofPairs = { ...Sma.kind, reads: 'pair' } as unknown as Kind;
    expect(blockOf(ofPairs, pairs)).toEqual([Float64Array.of(1, 3), Float64Array.of(2, 4)]);
    const [columns] = blockOf(Atr.kind as unknown as Kind, [bar, bar]);
    expect(barAt(columns as never, 1)).toMatchObject(bar);
    expect(rowOf(Sma.kind as Kind, Float64Array.of(5, 6), 1)).toEqual([6]);
    const names = Object.keys(Macd.kind.outputs);
    const outputs = Object.fromEntries(names.map((name, o) => [name, Float64Array.of(o, 10 * o)]));
    expect(rowOf(Macd.kind as unknown as Kind, outputs, 1)).toEqual(names.map((_, o) => 10 * o));
  });

  it('scaled have other prices and volumes, spoiled no numbers but their time', () => {
    expect(scaled(5, 2, 3)).toBe(10);
    expect(scaled([1, 2], 2, 3)).toEqual([2, 4]);
    const twice = { time: 7, open: 4, high: 8, low: 2, close: 6, volume: 30 };
    expect(scaled(bar, 2, 3)).toEqual(twice);
    expect([spoiled(5, -1), spoiled([1, 2], -1)]).toEqual([-1, [-1, -1]]);
    const bad = { time: 7, open: -1, high: -1, low: -1, close: -1, volume: -1 };
    expect(spoiled(bar, -1)).toEqual(bad);
  });

  it('that are hostile stand for no number, field by field, and are read once', () => {
    expect(hostileInputs(5).every(({ as }) => Number.isNaN(as[0]))).toBe(true);
    const ofBar = hostileInputs(bar);
    expect(new Set(ofBar.map(({ name }) => name)).size).toBe(ofBar.length);
    const wholes = hostileInputs(5).length;
    const values = wholes - 6; // six wholes are records
    expect(ofBar.length).toBe(wholes + 6 * (values + 2)); // and two getters
    expect(hostileInputs([1, 2]).length).toBe(wholes + 2 * (values + 2));
    const text = ofBar.find(({ name }) => name === 'close: text')!;
    expect(text.make()).toEqual({ ...bar, close: '8' });
    expect(text.as[0]).toEqual({ ...bar, close: Number.NaN });
    const changing = ofBar.find(({ name }) => name === 'close: a getter that changes')!;
    const made = changing.make() as typeof bar;
    expect([changing.reads!(), made.close, made.close, changing.reads!()]).toEqual([
      0,
      3,
      Number.POSITIVE_INFINITY,
      2,
    ]);
    changing.make();
    expect(changing.reads!()).toBe(0);
    expect(changing.as).toEqual([bar]);
  });
});

describe('what comes after', () => {
  const bars = seriesOf('bar', 'lively', 4, 40) as (typeof bar)[];

  it('a cut is other, and what was before is the same', () => {
    for (const [name, future] of Object.entries(futures)) {
      const others = future(bars, 30);
      expect(others.slice(0, 30), name).toEqual(bars.slice(0, 30));
      expect(others.slice(30), name).not.toEqual(bars.slice(30));
    }
    const closes = (list: readonly { close: number }[]) => list.slice(30).map(({ close }) => close);
    const shuffled = closes(futures['what comes after is shuffled']!(bars, 30));
    expect(shuffled.toSorted()).toEqual(closes(bars).toSorted());
    const others = closes(futures['other bars come after']!(bars, 30));
    expect(others).toEqual(closes(bars).map((close, i) => close * (i % 3 === 0 ? 0.5 : 1.5)));
    const turned = elsewhere(bars, { cut: 39, factor: 2 });
    expect(turned.slice(0, 39)).toEqual(bars.slice(0, 39));
    expect(turned[39]).toEqual({ ...(scaled(bars[39]!, 2, 2) as object) });
  });

  it('is cut near the end and at places within', () => {
    const cuts = cutsOf(1000);
    expect(cuts.slice(0, 2)).toEqual([999, 998]);
    expect(cuts).toHaveLength(6);
    for (const cut of cuts.slice(2)) expect(cut > 300 && cut <= 950).toBe(true);
    expect(cutsOf(1)).toEqual([]);
    expect(cutsOf(2)).toContain(1);
  });

  it('turns after what is seldom said, both ways, and after some of the rest', () => {
    const lines = Array.from({ length: 100 }, (_, i) => (i === 40 || i === 70 ? 'up' : 'none'));
    const turns = turnsOf(lines);
    expect(turns.slice(0, 4)).toEqual([
      { cut: 41, factor: 0.5 },
      { cut: 41, factor: 2 },
      { cut: 71, factor: 0.5 },
      { cut: 71, factor: 2 },
    ]);
    expect(turns.slice(4).map(({ factor }) => factor)).toEqual(
      turns.slice(4).map((_, n) => (n % 2 === 0 ? 0.5 : 2)),
    );
    expect(turns.length).toBeGreaterThan(12);
    // Numbers that differ at every bar are of one shape.
    const numbers = lines.map((line, i) => (line === 'up' ? `signal ${i}` : `-${i}.5e-7`));
    expect(turnsOf(numbers).slice(0, 4)).toEqual(turns.slice(0, 4));
    expect(turnsOf(lines.slice(0, 71)).every(({ cut }) => cut < 71)).toBe(true); // nothing follows
    expect(thinned([1, 2, 3, 4, 5], 2)).toEqual([1, 4]);
    expect(thinned([1, 2], 5)).toEqual([1, 2]);
    expect(thinned([], 5)).toEqual([]);
  });
});

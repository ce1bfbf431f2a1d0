import { describe, expect, it } from 'vitest';
import type { Kind } from '../../src/core/index.js';
import { Obv } from '../../src/indicators/index.js';
import { hostileSnapshots } from '../../src/testing/hostile-snapshot.js';
import { scribble } from '../../src/testing/laws-of-detachment.js';
import { printed } from '../../src/testing/printed.js';
import { sameSnapshot } from '../../src/testing/same-state.js';
import { closeTo, magnitudeOf, power } from '../../src/testing/tolerance.js';

const bar = { time: 7, open: 2, high: 4, low: 1, close: 3, volume: 10 };

describe('sameness', () => {
  it('is printed with every number told apart', () => {
    const odd = { a: undefined, b: [Number.NaN, -0, Number.NEGATIVE_INFINITY], c: 5n };
    expect(printed(odd)).toBe('{"a":"<undefined>","b":["<NaN>","<-0>","<-Infinity>"],"c":"<5>"}');
    expect(printed(Float64Array.of(1.5, 0))).toBe('[1.5,0]');
    expect(printed({ toJSON: () => 'told' })).toBe('"told"');
    expect(printed(() => 1)).toMatch(/^"<\(\) => 1>"$/);
  });

  it('of snapshots is to the bit, with any NaN as any other', () => {
    const snapshot = { format: 1, version: 1, id: 'a', state: {} } as const;
    const list = [1, 'x', null, true];
    const state = { a: 1, list, numbers: Float64Array.of(1, Number.NaN), deep: { x: -0 } };
    const isSame = (other: object, rest: object = {}) =>
      sameSnapshot(
        { ...snapshot, state } as never,
        { ...snapshot, state: other, ...rest } as never,
      );
    expect(isSame(structuredClone(state))).toBe(true);
    const others: object[] = [
      { ...state, a: 2 },
      { ...state, deep: { x: 0 } },
      { ...state, deep: null },
      { ...state, more: 1 },
      { list, a: 1, numbers: state.numbers, deep: state.deep },
      { ...state, list: list.slice(1) },
      { ...state, list: { ...list } },
      { ...state, numbers: Float64Array.of(1) },
      { ...state, numbers: Float64Array.of(1, 2) },
      { ...state, numbers: [1, Number.NaN] },
      { ...state, list: Float64Array.of(1) },
    ];
    for (const other of others) expect(isSame(other), printed(other)).toBe(false);
    const kin = [{ id: 'b' }, { version: 2 }, { format: 2 }, { configuration: '{}' }];
    for (const rest of kin) expect(isSame(state, rest), printed(rest)).toBe(false);
  });

  it('to a tolerance is by what the inputs can explain', () => {
    const sizes = magnitudeOf([bar, { ...bar, high: 100, low: -0.5, volume: 0 }]);
    expect(sizes).toEqual({
      price: { largest: 100, smallest: 0.5 },
      volume: { largest: 10, smallest: 10 },
    });
    expect(magnitudeOf([[3, -200]], sizes).price).toEqual({ largest: 200, smallest: 0.5 });
    expect(magnitudeOf([0.25], sizes).price).toEqual({ largest: 100, smallest: 0.25 });
    expect([power(2, 3), power(2, -2), power(7, 0)]).toEqual([8, 0.25, 1]);
    const of = (degree: object, range?: readonly [number, number]) =>
      ({ outputs: { x: { degree, ...(range && { range }) } } }) as unknown as Kind;
    const isClose = (kind: Kind, off: number, size = 1) =>
      closeTo(kind, [size + off], [size], sizes, 1e-3);
    expect([isClose(of({ price: 1 }), 0.09), isClose(of({ price: 1 }), 0.11)]).toEqual([
      true,
      false,
    ]);
    const square = of({ price: 2, volume: -1 }); // 100² over the smallest volume, 10
    expect([isClose(square, 0.9), isClose(square, 1.1)]).toEqual([true, false]);
    const ratio = of({}, [-2, 2]);
    expect([isClose(ratio, 0.0039), isClose(ratio, 0.0041)]).toEqual([true, false]);
    expect([isClose(of({}), 0.0009), isClose(of({}), 0.0011)]).toEqual([true, false]);
    expect([isClose(of({}), 0.009, 10), isClose(of({}), 0.011, 10)]).toEqual([true, false]);
    const says = (kind: Kind, a: number, b: number) => closeTo(kind, [a], [b], sizes);
    expect(says(of({}), 2e12, Number.NaN)).toBe(true); // what is left of nothing
    expect(says(of({}), -2e12, 3e15)).toBe(true);
    expect(says(of({ price: 1 }), 2e12, Number.NaN)).toBe(false);
    expect(says(of({}), 1, Number.NaN)).toBe(false);
    expect(says(of({ volume: 1 }), Number.NaN, Number.NaN)).toBe(true);
  });
});

describe('hostile snapshots', () => {
  it('replace each number and flag in turn, of a list the first, the middle and the last', () => {
    const snapshot = new Obv().snapshot();
    const state = { x: 4, on: true, word: 'w', none: null, list: Float64Array.of(1, 2, 3, 4, 5) };
    const all = [...hostileSnapshots({ ...snapshot, state } as never)];
    const names = all.map(({ name }) => name);
    expect(names).toHaveLength(4 * 11 + 1);
    expect(names).toContain('on = false');
    expect(names).toContain('x = -5');
    expect(names).toContain('x = 9');
    expect(new Set(names.map((name) => name.split(' = ')[0]))).toEqual(
      new Set(['x', 'on', 'list.0', 'list.2', 'list.4']),
    );
    const { snapshot: edited } = all.find(({ name }) => name === 'list.2 = 7')!;
    expect(edited).toEqual({
      ...snapshot,
      state: { ...state, list: Float64Array.of(1, 2, 7, 4, 5) },
    });
    expect(state.list[2]).toBe(3);
    const bare = { ...snapshot, state: { list: new Float64Array(0), pair: [1] } };
    expect([...hostileSnapshots(bare as never)]).toHaveLength(11);
  });

  it('and what is written on leaves nothing as it was', () => {
    const record = { x: 1, on: true, word: 'w', list: Float64Array.of(1), deep: { y: 2 } };
    const { deep, list } = record;
    scribble(record);
    expect(record).toEqual({ x: 1e-3, on: false, word: 'w!', list, deep });
    expect([deep, [...list]]).toEqual([{ y: 1e-3 }, [1e-3]]);
    const frozen = Object.freeze({ x: 1 });
    scribble(frozen);
    expect(frozen.x).toBe(1);
  });
});

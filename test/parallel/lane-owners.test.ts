import { describe, expect, it } from 'vitest';
import { assignerOf } from '../../src/parallel/assign.js';
import { LaneOwners } from '../../src/parallel/lane-owners.js';
import { partitionOf } from '../../src/parallel/partition.js';

describe('who gets a lane', () => {
  it('is told by a hash that every thread agrees on', () => {
    // FNV-1a over the two bytes of each character, its halves folded; by a Python of three lines.
    expect(['', 'A', 'BTC', 'ÄÖ€'].map((symbol) => partitionOf(symbol, 1_000))).toEqual([
      257, 953, 799, 370,
    ]);
    expect(partitionOf('A', 1)).toBe(0);
    expect(() => partitionOf('A', 0)).toThrow('count must be');
    const book = { own: new Map() } as never;
    const load = [5, 3, 3, 9];
    expect(assignerOf('hash', book)('BTC', load)).toBe(partitionOf('BTC', 4));
    expect(assignerOf('load', book)('BTC', load)).toBe(1);
    const given = (host: number) => assignerOf(() => host, book)('A', load);
    expect([given(0), given(3)]).toEqual([0, 3]);
    for (const wrong of [-1, 4, 0.5, Number.NaN]) {
      expect(() => given(wrong)).toThrow('assign must be a host, 0 … 3');
    }
  });

  it('has it alone; where there may be no room, it is known only when bars are back', () => {
    const owners = new LaneOwners(2, 3, (symbol) => (symbol === 'A' ? 0 : 2));
    expect([owners.mayCome('A'), owners.mayCome('A'), owners.mayCome('B')]).toEqual([
      ...[true, true, true],
    ]);
    expect(owners.mayCome('C')).toBeUndefined();
    expect([owners.of('A'), owners.of('B')]).toEqual([0, 2]);
    owners.born('A');
    expect(owners.mayCome('C')).toBeUndefined();
    owners.born('B');
    expect([owners.mayCome('C'), owners.mayCome('B')]).toEqual([false, true]);
    expect([owners.symbols, owners.counts()]).toEqual([
      ['A', 'B'],
      [1, 0, 1],
    ]);
    owners.move('A', 1);
    expect([owners.of('A'), owners.counts()]).toEqual([1, [0, 1, 1]]);
    owners.restore(['B']);
    expect([owners.symbols, owners.mayCome('A')]).toEqual([['B'], true]);
  });
});

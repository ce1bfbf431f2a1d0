import { describe, expect, it } from 'vitest';
import { syntheticMarket } from '../../src/testing/index.js';
import { DataValidator } from '../../src/validation/index.js';
import { powerOfTen, splitRatio } from '../../src/validation/rules/ratios.js';
import { type Evidence, verdictOn } from '../../src/validation/verdict.js';

const flat = (price: number, open = price) => {
  return { time: 0, open, high: 1e9, low: 0, close: price, volume: 1 };
};
const evidence = (next: Evidence['next'], change: Partial<Evidence> = {}): Evidence => {
  return {
    ...{ anchor: flat(100), negativePrices: false, openEchoRatio: 0.5, scale: 0.001 },
    next,
    ...change,
  };
};

describe('what the next bar says of a bar in doubt', () => {
  it('a spike if close and open have made up for seven tenths of the way', () => {
    const verdict = (close: number, open: number, echo = 0.5) =>
      verdictOn(flat(110), evidence(flat(close, open), { openEchoRatio: echo }));
    expect([verdict(103, 103), verdict(97, 97)]).toEqual(['spike', 'spike']);
    expect([verdict(103.1, 103), verdict(103, 103.1), verdict(96.9, 100)]).toEqual([
      ...['jump', 'jump', 'jump'],
    ]);
    // An open that is always the close before it says nothing.
    expect([verdict(100, 110, 0.91), verdict(100, 110, 0.9), verdict(100, 109, 0.91)]).toEqual([
      ...['spike', 'jump', 'jump'],
    ]);
  });

  it('a split if the whole bar is at the new level, within what is usual, and the next stays', () => {
    const verdict = (doubted: number, next: number, change: Partial<Evidence> = {}) =>
      verdictOn(flat(doubted), evidence(flat(next), change));
    expect([verdict(50, 51), verdict(50, 62), verdict(50, 63)]).toEqual([
      ...['split-like', 'split-like', 'jump'],
    ]);
    expect([verdict(200, 201), verdict(80, 80)]).toEqual(['split-like', 'split-like']);
    // Off by 0.7 % where moves are of 0.1 %, by 3 % at most, and by that where nothing is known.
    expect([verdict(50.3, 50), verdict(50.4, 50)]).toEqual(['split-like', 'jump']);
    for (const scale of [Number.NaN, 1]) {
      expect([verdict(51.4, 50, { scale }), verdict(51.6, 50, { scale })]).toEqual([
        ...['split-like', 'jump'],
      ]);
    }
    const late = verdictOn(flat(50, 99), evidence(flat(50)));
    expect([late, verdict(50, 50, { negativePrices: true })]).toEqual(['jump', 'jump']);
  });

  it('another unit if the close is a power of ten away', () => {
    expect(verdictOn(flat(10_000), evidence(flat(10_000)))).toBe('unit-shift');
    expect(verdictOn(flat(1, 99), evidence(flat(1)))).toBe('unit-shift');
    expect(verdictOn(flat(10_600), evidence(flat(10_600)))).toBe('jump');
  });
});

describe('ratios', () => {
  it('of splits, either way', () => {
    expect([splitRatio(300, 100, 0.01), splitRatio(100, 300, 0.01)]).toEqual([3, 1 / 3]);
    expect([splitRatio(303, 100, 0.0101), splitRatio(304, 100, 0.01)]).toEqual([3, undefined]);
    expect([splitRatio(100, 303, 0.0101), splitRatio(100, 104, 0.01)]).toEqual([1 / 3, undefined]);
  });

  it('of units: whole powers of ten, by 4.7 %, up to twelve', () => {
    for (let power = 1; power <= 12; power++) {
      const tens = 10 ** power;
      for (const near of [1, 1.047, 1 / 1.047]) {
        expect([powerOfTen(tens * near, 1), powerOfTen(1, tens * near)]).toEqual([power, -power]);
      }
      expect([powerOfTen(tens * 1.048, 1), powerOfTen(tens / 1.048, 1)]).toEqual([0, 0]);
    }
    expect([powerOfTen(1, 1), powerOfTen(1e13, 1)]).toEqual([0, 0]);
  });
});

describe('a bar that waits and was mended by rounding', () => {
  const market = syntheticMarket({ seed: 3 });
  const bars = Array.from({ length: 402 }, () => market.next().value);
  const [doubted, next] = [bars[400]!, bars[401]!].map((bar) => {
    const { open, low, close } = bar;
    return { ...bar, open: open * 1.05, high: close * 1.2, low: low * 1.05, close: close * 1.05 };
  }) as [(typeof bars)[0], (typeof bars)[0]];
  const top = Math.max(doubted.open, doubted.close);
  const waiting = (high: number) => {
    const validator = new DataValidator({ base: '1m', hold: 1, rules: { wick: false } });
    for (const bar of bars.slice(0, 400)) validator.update(bar);
    expect(validator.update({ ...doubted, high }).judgements[0]!.disposition).toBe('pending');
    return validator;
  };
  const rounded = top * (1 - 2 ** -52);

  it('is repaired when it goes on, because of the next or because time has passed', () => {
    const dispositions = (high: number) => [
      waiting(high).update(next).judgements[0]!.disposition,
      waiting(high).advance(doubted.time + 120_000).judgements[0]!.disposition,
    ];
    expect(rounded).toBeLessThan(top);
    expect(dispositions(rounded)).toEqual(['repaired', 'repaired']);
    expect(dispositions(top)).toEqual(['accepted', 'accepted']);
  });
});

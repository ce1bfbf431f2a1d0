import { describe, expect, it } from 'vitest';
import { decide, type OpenPosition, riskPolicy } from '../../src/risk/index.js';
import { bar, done, kept, long, short } from './positions.js';

describe('a position that has outgrown its cap', () => {
  const held = (quantity: number) => ({ ...long, quantity });

  it('by more than a quarter is cut back to it', () => {
    expect(done(held(125), {})).toEqual(kept);
    expect(done(held(126), {})).toEqual([
      'reduce',
      26,
      { code: 'over-exposure', value: 12_600, limit: 10_000 },
    ]);
    expect(done({ ...short, quantity: -126 }, {})[1]).toBe(26);
    expect(done(held(126), { quoteRate: 0.5 })).toEqual(kept);
    expect(done(held(5), { quoteRate: 0.5 }, { pointValue: 50 })).toEqual(kept);
    expect(done(held(6), { quoteRate: 0.5 }, { pointValue: 50 })[1]).toBe(2);
    expect(done(held(126), {}, { trimRatio: 0.3 })).toEqual(kept);
  });

  it('of units as of exposure', () => {
    expect(done(held(50), {}, { maxQuantity: 40 })).toEqual(kept);
    expect(done(held(51), {}, { maxQuantity: 40 }).slice(0, 2)).toEqual(['reduce', 11]);
  });

  it('is closed where what may be kept is too little, or nothing', () => {
    expect(done(held(126), {}, { minQuantity: 100 })[0]).toBe('reduce');
    expect(done(held(126), {}, { minQuantity: 101 }).slice(0, 2)).toEqual(['close', 126]);
    expect(done(held(126), {}, { step: 101 }).slice(0, 2)).toEqual(['close', 126]);
    expect(done(held(1), { equity: -5 }).slice(0, 2)).toEqual(['close', 1]);
  });

  it('is left alone while price or equity is not known', () => {
    expect(done(held(1e6), { price: Number.NaN })).toEqual(kept);
    expect(done(held(1e6), { equity: Number.NaN })).toEqual(kept);
  });
});

describe('the stop of a position', () => {
  const stop = (position: OpenPosition, change: object, trailAtrMultiple = 2) =>
    decide(riskPolicy({ step: 1, trailAtrMultiple }), { ...bar, position, ...change }).stop;

  it('follows the close, and never loosens', () => {
    expect(stop(long, { price: 110, high: 107 })).toBe(106);
    expect(stop(long, { price: 97 })).toBe(96);
    expect(stop(short, { price: 90, low: 93 })).toBe(94);
    expect(stop(short, { price: 103 })).toBe(104);
  });

  it('stays without a multiple or an ATR, and begins where none was', () => {
    expect(stop(long, { price: 110, high: 107 }, 0)).toBe(96);
    expect(stop(long, { price: 110, high: 107, atr: Number.NaN })).toBe(96);
    expect(stop({ ...long, stop: Number.NaN }, { price: 110, high: 107 })).toBe(106);
  });

  it('that is in force before the bar is the one that is hit', () => {
    expect(done(long, { price: 110, high: 107, low: 105 }, { trailAtrMultiple: 2 })).toEqual(kept);
  });
});

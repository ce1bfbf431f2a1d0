import { describe, expect, test } from 'vitest';
import { LevelBreakout } from '../../src/strategies/index.js';
import { said } from './said.js';

describe('support and resistance breakout', () => {
  const { NaN: none } = Number;
  const row = (high: number, low: number, atr = 1) => {
    return { 'swingPivots(5,5).high': high, 'swingPivots(5,5).low': low, 'atr(14)': atr };
  };

  test('a level is known from the bar after its pivot on, is broken once, and then forgotten', () => {
    const strategy = new LevelBreakout({ coolDownBars: 0, marginAtrs: 0.5 });
    expect(said(strategy, 19, row(20, none))).toBeUndefined();
    expect(said(strategy, 20.5, row(none, none))).toBeUndefined(); // no more than the margin
    const up = said(strategy, 20.75, row(none, none));
    expect(up).toMatchObject({ direction: 'up', strength: 1 / 3, horizonBars: 10 });
    expect(up?.reasons.map(({ code, value, limit }) => [code, value, limit])).toEqual([
      ['resistance-broken', 20.75, 20],
      ['touches', 1, undefined],
    ]);
    expect(said(strategy, 19, row(none, none))).toBeUndefined();
    expect(said(strategy, 21, row(none, none))).toBeUndefined();
  });

  test('a price that is not known on one bar is where it was before', () => {
    const strategy = new LevelBreakout({ price: 'denoised' });
    const at = (denoised: number, high = none) =>
      said(strategy, 99, { ...row(high, none), denoised })?.direction;
    expect([at(19, 20), at(none), at(21)]).toEqual([undefined, undefined, 'up']);
  });

  test('touches make it stronger; without an ATR a pivot is none', () => {
    const strategy = new LevelBreakout({ toleranceAtrs: 1 });
    for (const low of [10, 11, 9.75]) said(strategy, 15, row(none, low));
    said(strategy, 15, row(none, 5, none));
    const down = said(strategy, 4, row(none, none));
    expect(down).toMatchObject({ direction: 'down', strength: 3 / 5 });
    expect(down?.reasons[0]).toMatchObject({ code: 'support-broken', limit: 10.25 });
  });
});

import { describe, expect, it } from 'vitest';
import {
  Adx,
  Aroon,
  ChandeKroll,
  ChandelierExit,
  Choppiness,
  ParabolicSar,
  SuperTrend,
  Vhf,
  Vortex,
} from '../../src/indicators/operators.js';
import { bar, flatBars, risingBars } from './bars.js';

describe('directional movement', () => {
  it('a market that only rises has a direction of 100', () => {
    const adx = new Adx(5);
    const last = risingBars(40)
      .map((b) => adx.update(b))
      .at(-1)!;
    expect(last).toEqual({ adx: 100, plusDi: 50, minusDi: 0, dx: 100 });
  });

  it('begins Wilder’s sums with period − 1 terms: two bars by hand', () => {
    const adx = new Adx(2);
    adx.update(bar(11, 12, 10, 11));
    adx.update(bar(13, 14, 11, 13)); // +DM 2, TR 3
    const { plusDi, minusDi } = adx.update(bar(10, 13, 8, 10)); // −DM 3, TR 5
    expect(plusDi).toBeCloseTo((100 * (2 / 2)) / (3 / 2 + 5), 12);
    expect(minusDi).toBeCloseTo((100 * 3) / (3 / 2 + 5), 12);
  });

  it('a halt leaves the direction as it was, and a market that never moved has none', () => {
    const adx = new Adx(5);
    for (const b of risingBars(20)) adx.update(b);
    const halted = bar(119, 119, 119, 119);
    for (let i = 0; i < 50; i++) adx.update(halted);
    expect(adx.value.adx).toBeCloseTo(100, 9);
    const still = new Adx(5);
    for (const b of flatBars(50)) still.update(b);
    expect(still.value).toEqual({
      adx: Number.NaN,
      plusDi: Number.NaN,
      minusDi: Number.NaN,
      dx: Number.NaN,
    });
  });

  it('bars inside the one before move in neither direction', () => {
    const adx = new Adx(2);
    const outer = bar(10, 20, 0, 10);
    const inner = bar(10, 15, 5, 10);
    for (const b of [outer, inner, outer, inner, outer]) adx.update(b);
    expect(adx.value.plusDi).toBe(0);
    expect(adx.value.dx).toBeNaN();
  });
});

describe('parabolic stop', () => {
  const bars = [
    bar(10, 11, 9, 10),
    bar(11, 13, 10, 12), // long from here: stop 9, extreme 13
    bar(13, 15, 12, 14), // stop 9 + 0.1·4 = 9.4, but not above the low of two bars ago
    bar(14, 14, 8, 9), // touches: short, stop at the extreme 15
  ];

  it('starts long, stays below the last two lows, turns at the extreme', () => {
    const sar = new ParabolicSar({ step: 0.1, max: 0.2 });
    const said = bars.map((b) => sar.update(b));
    expect(said.map((v) => v.value)).toEqual([Number.NaN, 9, 9, 15]);
    expect(said.map((v) => v.direction)).toEqual([Number.NaN, 1, 1, -1]);
  });

  it('a mirrored market gives mirrored stops', () => {
    const sar = new ParabolicSar();
    const mirror = new ParabolicSar();
    for (const { open, high, low, close } of [...bars, ...risingBars(20), ...bars]) {
      const { value, direction } = sar.update(bar(open, high, low, close));
      const mirrored = mirror.update(bar(-open, -low, -high, -close));
      expect(mirrored).toEqual({ value: -value, direction: -direction });
    }
  });

  it('refuses a largest acceleration below the step', () => {
    expect(() => new ParabolicSar({ step: 0.3 })).toThrow('max must be a number >= step, 0.3');
  });
});

describe('SuperTrend', () => {
  it('starts down, turns up at a close above the upper band, and down below the lower', () => {
    const trend = new SuperTrend({ period: 1, multiplier: 1 });
    const directions = [
      bar(10, 11, 9, 10),
      bar(10, 11, 9, 10), // ATR 2: bands 8 and 12
      bar(10, 11, 9, 10),
      bar(12, 14, 12, 14), // ATR 4: upper band held at 12, close 14
      bar(14, 15, 13, 14),
      bar(10, 11, 5, 6), // lower band held at 12, close 6
    ].map((b) => trend.update(b).direction);
    expect(directions).toEqual([Number.NaN, -1, -1, 1, 1, -1]);
  });
});

describe('stops that hang from extremes', () => {
  it('chandelier and Chande Kroll in a steady rise', () => {
    const exit = new ChandelierExit({ period: 5, multiplier: 3 });
    const stop = new ChandeKroll({ period: 5, multiplier: 1, stopPeriod: 3 });
    for (const b of risingBars(30)) {
      exit.update(b);
      stop.update(b);
    }
    expect(exit.value).toEqual({ long: 130 - 6, short: 124 + 6 }); // ATR 2, lows 124 … 128
    expect(stop.value).toEqual({ long: 122 + 2, short: 130 - 2 });
  });
});

describe('how straight the way was', () => {
  it('Aroon counts the most recent of equal highs', () => {
    const aroon = new Aroon(4);
    const highs = [5, 9, 7, 9, 6];
    for (const high of highs) aroon.update(bar(1, high, 1, 1));
    expect(aroon.value.up).toBe(75);
    expect(aroon.value.down).toBe(100);
  });

  it('vortex, choppiness and VHF of a steady rise', () => {
    const vortex = new Vortex(4);
    const choppiness = new Choppiness(4);
    const filter = new Vhf(4);
    for (const b of risingBars(20)) {
      vortex.update(b);
      choppiness.update(b);
      filter.update(b);
    }
    expect(vortex.value).toEqual({ plus: 3 / 2, minus: 1 / 2 });
    expect(choppiness.value).toBeCloseTo((100 * Math.log(8 / 5)) / Math.log(4), 12);
    expect(filter.value).toBe(3 / 4);
  });

  it('says nothing where nothing moved', () => {
    const vortex = new Vortex(4);
    const choppiness = new Choppiness(4);
    const filter = new Vhf(4);
    for (const b of flatBars(20)) {
      vortex.update(b);
      choppiness.update(b);
      filter.update(b);
    }
    expect(vortex.value.plus).toBeNaN();
    expect(choppiness.value).toBeNaN();
    expect(filter.value).toBeNaN();
  });
});

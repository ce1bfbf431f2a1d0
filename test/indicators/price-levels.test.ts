import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/bars/bar.js';
import {
  Donchian,
  Fractal,
  HeikinAshi,
  Ichimoku,
  Keltner,
  PivotPoints,
} from '../../src/indicators/operators.js';
import { pivotLevels } from '../../src/indicators/price-levels/pivot-levels.js';
import { IncrementalIndicators } from '../../src/indicators/set/incremental-indicators.js';
import { bar, flatBars, risingBars } from './bars.js';

describe('pivot points', () => {
  // One session: open 1000, high 1100, low 950, close 1060.
  const session = { open: 1000, high: 1100, low: 950, close: 1060 };

  it.each([
    ['classic', [1036.6666666666667, 1123.3333333333335, 1186.6666666666667, 1273.3333333333335]],
    ['woodie', [1042.5, 1135, 1192.5, 1285]],
    ['fibonacci', [1036.6666666666667, 1093.9666666666667, 1129.3666666666668, 1186.6666666666667]],
    ['camarilla', [1036.6666666666667, 1073.75, 1087.5, 1101.25]],
    ['demark', [1052.5, 1155, Number.NaN, Number.NaN]],
  ] as const)('%s levels', (method, [p, r1, r2, r3]) => {
    const out = new Float64Array(7);
    pivotLevels(method, session, out, 0);
    const expected = [p, r1, r2, r3];
    expected.forEach((level, i) => {
      if (Number.isNaN(level)) expect(out[i]).toBeNaN();
      else expect(out[i]).toBeCloseTo(level, 9);
    });
  });

  it('DeMark weighs the low after a fall, the high after a rise, the close otherwise', () => {
    const pivotOf = (open: number, close: number): number => {
      const out = new Float64Array(7);
      pivotLevels('demark', { open, high: 16, low: 8, close }, out, 0);
      return out[0]!;
    };
    expect(pivotOf(12, 10)).toBe((16 + 8 + 10 + 8) / 4);
    expect(pivotOf(10, 12)).toBe((16 + 8 + 12 + 16) / 4);
    expect(pivotOf(12, 12)).toBe((16 + 8 + 12 + 12) / 4);
  });

  it('stand still within a session, change with the next, and pass over days without bars', () => {
    const pivots = new PivotPoints();
    const hours = [bar(9, 12, 8, 10, 0), bar(10, 16, 10, 14, 23), bar(14, 15, 13, 14, 24)];
    const said = hours.map((b) => pivots.update(b).p);
    expect(said).toEqual([Number.NaN, Number.NaN, (16 + 8 + 14) / 3]);
    expect(pivots.peek(bar(14, 20, 13, 15, 47)).p).toBe(said[2]);
    expect(pivots.peek(bar(14, 20, 13, 15, 24 * 5)).p).toBe((15 + 13 + 14) / 3);
  });

  it('a first session that is known to be cut gives no levels, alone and in a set', () => {
    const at = (hour: number, complete?: boolean): Bar => ({
      ...bar(10, 12, 8, 11, hour),
      ...(complete === undefined ? {} : { complete }),
    });
    for (const [complete, isKnown] of [
      [undefined, true],
      [true, true],
      [false, false],
    ] as const) {
      const alone = new PivotPoints();
      const set = new IncrementalIndicators({ pivots: { kind: 'pivotPoints' } });
      const said = (b: Bar): number[] => {
        const row = set.update(b);
        return [alone.update(b).p, row.values[row.columns.indexOf('pivots.p')]!];
      };
      said(at(0, complete));
      expect(said(at(10))).toEqual([Number.NaN, Number.NaN]);
      expect(said(at(24, false)).map(Number.isFinite)).toEqual([isKnown, isKnown]);
      expect(said(at(47)).map(Number.isFinite)).toEqual([isKnown, isKnown]);
      expect(said(at(48)).map(Number.isFinite)).toEqual([true, true]);
    }
  });

  it('follow the sessions of a calendar', () => {
    const pivots = new PivotPoints({ calendar: 'us-equities' });
    const at = (month: number, day: number, hour: number, close: number): Bar => ({
      ...bar(close, close, close, close),
      time: Date.UTC(2024, month - 1, day, hour, 30),
    });
    pivots.update(at(7, 2, 13, 100)); // Tuesday
    pivots.update(at(7, 3, 14, 110)); // Wednesday, a half day
    expect(pivots.value.p).toBe(100);
    pivots.update(at(7, 5, 13, 120)); // Friday: the fourth is a holiday
    expect(pivots.value.p).toBe(110);
  });

  it('a week begins on Monday', () => {
    const pivots = new PivotPoints({ session: '1w' });
    const on = (day: number, close: number): Bar => bar(close, close, close, close, 24 * day);
    pivots.update(on(4, 10)); // Monday 1970-01-05
    pivots.update(on(10, 30)); // Sunday
    expect(pivots.value.p).toBeNaN();
    expect(pivots.update(on(11, 99)).p).toBe((30 + 10 + 30) / 3);
  });

  it('a time that no calendar has is refused', () => {
    const pivots = new PivotPoints();
    for (const time of [0.5, 9e15, Number.NaN]) {
      expect(pivots.update({ ...bar(1, 2, 1, 2), time }).p).toBeNaN();
    }
    expect(pivots.count).toBe(0);
  });
});

describe('fractals', () => {
  it('are said span bars late, and only where the bar stands out strictly', () => {
    const fractal = new Fractal(2);
    const highs = [1, 2, 5, 3, 2, 4, 4, 1, 1, 1];
    const said = highs.map((high) => fractal.update(bar(0, high, 0, 0)).up);
    expect(said).toEqual(highs.map((_, i) => (i === 4 ? 5 : Number.NaN)));
  });

  it('a low is a high in the mirror', () => {
    const fractal = new Fractal(1);
    const lows = [3, 1, 2, 0, 0, 2];
    const said = lows.map((low) => fractal.update(bar(5, 5, low, 5)).down);
    expect(said).toEqual(lows.map((_, i) => (i === 2 ? 1 : Number.NaN)));
  });
});

describe('channels', () => {
  it('Donchian and Keltner of a flat market are a line', () => {
    const donchian = new Donchian(5);
    const keltner = new Keltner({ period: 5, atrPeriod: 3 });
    for (const b of flatBars(20)) {
      donchian.update(b);
      keltner.update(b);
    }
    const line = { lower: 10, middle: 10, upper: 10 };
    expect(donchian.value).toEqual(line);
    expect(keltner.value).toEqual(line);
  });

  it('a print of 1e12 that left the window leaves no trace', () => {
    const donchian = new Donchian(5);
    donchian.update(bar(10, 1e12, 10, 10));
    for (const b of flatBars(5)) donchian.update(b);
    expect(donchian.value).toEqual({ lower: 10, middle: 10, upper: 10 });
  });

  it('the cloud over a bar is the lead of displacement − 1 bars ago', () => {
    const displaced = new Ichimoku({ displacement: 26 });
    const own = new Ichimoku({ displacement: 1 });
    const leads: number[] = [];
    for (const b of risingBars(120)) {
      leads.push(own.update(b).leadA);
      displaced.update(b);
      expect(own.value.spanA).toBe(own.value.leadA);
    }
    expect(displaced.value.leadA).toBe(leads[119]);
    expect(displaced.value.spanA).toBe(leads[119 - 25]);
  });
});

describe('Heikin-Ashi', () => {
  it('three bars by hand', () => {
    const averaged = new HeikinAshi();
    const bars = [bar(10, 14, 8, 12), bar(12, 16, 12, 16), bar(16, 16, 10, 10)];
    expect(bars.map((b) => averaged.update(b))).toEqual([
      { open: 11, high: 14, low: 8, close: 11 },
      { open: 11, high: 16, low: 11, close: 14 },
      { open: 12.5, high: 16, low: 10, close: 13 },
    ]);
  });
});

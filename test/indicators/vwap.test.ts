import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/bars/bar.js';
import { AnchoredVwap, Vwap, VwapBands } from '../../src/indicators/index.js';

const at = (time: number, price: number, volume: number): Bar => ({
  time,
  open: price,
  high: price,
  low: price,
  close: price,
  volume,
});

describe('Vwap', () => {
  it('starts anew at 9:30 in New York, in winter and in summer time', () => {
    const vwap = new Vwap({ calendar: 'us-equities' });
    const friday = Date.UTC(2024, 2, 8, 20, 59); // 15:59 EST
    const monday = Date.UTC(2024, 2, 11, 13, 30); // 9:30 EDT
    vwap.update(at(friday, 100, 1));
    expect(vwap.update(at(monday, 50, 1))).toBe(50);
    expect(vwap.update(at(monday + 60_000, 60, 1))).toBe(55);
    expect(vwap.update(at(Date.UTC(2024, 2, 12, 13, 30), 70, 1))).toBe(70);
  });

  it('counts a bar before the open to the session that follows', () => {
    const vwap = new Vwap({ calendar: 'us-equities' });
    vwap.update(at(Date.UTC(2024, 2, 11, 12), 40, 1));
    expect(vwap.update(at(Date.UTC(2024, 2, 11, 13, 30), 60, 1))).toBe(50);
  });

  it('refuses a time that no calendar knows, without a throw', () => {
    const vwap = new Vwap();
    expect(vwap.update(at(1e18, 10, 1))).toBeNaN();
    expect(vwap.update(at(Number.NaN, 10, 1))).toBeNaN();
    expect(vwap.count).toBe(0);
  });

  it('says what vwapBands says, bit for bit', () => {
    const [vwap, bands] = [new Vwap(), new VwapBands()];
    for (let i = 0; i < 500; i++) {
      const bar = at(i * 1_000_000, 100 + Math.sin(i), i % 7 === 0 ? 0 : 1 + (i % 5));
      expect(vwap.peek(bar)).toBe(bands.peek(bar).vwap);
      expect(vwap.update(bar)).toBe(bands.update(bar).vwap);
    }
  });
});

describe('VwapBands', () => {
  it('weighs prices by volume, with the weighted deviation as bands', () => {
    const vwap = new VwapBands({ multiplier: 2 });
    vwap.update(at(0, 10, 1));
    const { vwap: mean, lower, upper } = vwap.update(at(60_000, 14, 3));
    expect(mean).toBe(13);
    expect(upper).toBeCloseTo(13 + 2 * Math.sqrt(3), 12); // (1·9 + 3·1) / 4
    expect(lower).toBeCloseTo(13 - 2 * Math.sqrt(3), 12);
  });

  it('is undefined without volume, and such bars leave no trace, not even of 1e12', () => {
    const vwap = new VwapBands();
    expect(vwap.update(at(0, 1e12, 0)).vwap).toBeNaN();
    expect(vwap.update(at(1, 0.3, 2))).toEqual({ vwap: 0.3, lower: 0.3, upper: 0.3 });
    vwap.update(at(2, 1e12, 0));
    expect(vwap.value).toEqual({ vwap: 0.3, lower: 0.3, upper: 0.3 });
  });

  it('keeps tight bands at a high price, where a difference of squares would not', () => {
    const vwap = new VwapBands();
    let upper = 0;
    for (let i = 0; i < 1000; i++) upper = vwap.update(at(i, 1e9 + (i % 2), 1)).upper;
    expect(upper - (1e9 + 0.5)).toBeCloseTo(0.5, 6);
  });
});

describe('AnchoredVwap', () => {
  it('says nothing before its anchor and never resets after it', () => {
    const anchor = Date.UTC(2024, 0, 2);
    const vwap = new AnchoredVwap({ anchor });
    expect(vwap.update(at(anchor - 1, 99, 50)).vwap).toBeNaN();
    expect(vwap.update(at(anchor, 10, 1)).vwap).toBe(10);
    expect(vwap.update(at(anchor + 7 * 86_400_000, 14, 3)).vwap).toBe(13);
  });
});

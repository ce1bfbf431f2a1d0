import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/bars/bar.js';
import {
  Adl,
  Beta,
  Cmf,
  Emv,
  Evwma,
  ForceIndex,
  Klinger,
  Mfi,
  Obv,
  Pvo,
  RelativeVolume,
  Vwap,
  Vwma,
} from '../../src/indicators/index.js';
import { relativeVolume } from '../reference/volume.js';

const bar = (close: number, volume: number, reach = 0): Bar => ({
  time: 0,
  open: close,
  high: close + reach,
  low: close - reach,
  close,
  volume,
});

describe('a feed without volume', () => {
  const silent = Array.from({ length: 200 }, (_, i) => bar(100 + Math.sin(i), 0, 1));

  it.each([
    ['vwma', new Vwma(5)],
    ['evwma', new Evwma(5)],
    ['cmf', new Cmf(5)],
    ['mfi', new Mfi(5)],
    ['emv', new Emv(5)],
  ])('%s is undefined: it divides by volume', (_name, operator) => {
    for (const one of silent) expect(operator.update(one)).toBeNaN();
  });

  it('vwap and pvo are undefined too', () => {
    const vwap = new Vwap();
    const pvo = new Pvo();
    for (const one of silent) {
      expect(vwap.update(one)).toBeNaN();
      expect(pvo.update(one).pvo).toBeNaN();
    }
  });

  it('running totals stand still', () => {
    const totals = [new Obv(), new Adl(), new ForceIndex(5)];
    for (const one of silent) for (const total of totals) total.update(one);
    for (const total of totals) expect(total.value).toBe(0);
  });

  it('goes on from the first bar that has volume', () => {
    const evwma = new Evwma(5);
    for (const one of silent) evwma.update(one);
    expect(evwma.update(bar(42, 3))).toBe(42);
  });
});

describe('a print of 1e12', () => {
  it('leaves a window with its bar', () => {
    const window = [bar(10, 2), bar(11, 3), bar(9, 4), bar(12, 1), bar(8, 5), bar(10, 2)];
    const hit = [new Vwma(5), new Cmf(5), new Mfi(5)];
    const clean = [new Vwma(5), new Cmf(5), new Mfi(5)];
    for (const operator of hit) operator.update(bar(1e12, 1e12, 1e11));
    for (const operator of [...hit, ...clean]) for (const one of window) operator.update(one);
    expect(hit.map(({ value }) => value)).toEqual(clean.map(({ value }) => value));
  });
});

describe('conventions', () => {
  it('OBV starts at the first volume and ignores a close that stands still', () => {
    const obv = new Obv();
    const total = [bar(10, 5), bar(10, 7), bar(11, 3), bar(9, 4)].map((one) => obv.update(one));
    expect(total).toEqual([5, 5, 8, 4]);
  });

  it('a bar without range adds nothing to the accumulation line', () => {
    const adl = new Adl();
    adl.update(bar(10, 5));
    expect(adl.value).toBe(0);
  });

  it('EMV skips a bar without volume and goes on with the others', () => {
    const emv = new Emv({ period: 1, volumeDivisor: 1 });
    emv.update(bar(10, 4, 1));
    expect(emv.update(bar(12, 0, 1))).toBeNaN();
    expect(emv.update(bar(13, 4, 1))).toBe(0.5); // from 12: 1 · 2 / 4
  });

  it('MFI of prices that only rise is 100, that only fall 0', () => {
    const up = new Mfi(3);
    const down = new Mfi(3);
    for (let i = 0; i < 10; i++) {
      up.update(bar(100 + i / 3, 7));
      down.update(bar(100 - i / 3, 7));
    }
    expect([up.value, down.value]).toEqual([100, 0]);
  });

  it('Klinger counts volume up where the typical price stands still', () => {
    const klinger = new Klinger({ fastPeriod: 1, slowPeriod: 2, signalPeriod: 1 });
    for (const one of [bar(10, 5), bar(10, 4), bar(10, 8)]) klinger.update(one);
    expect(klinger.value.klinger).toBe(2); // 8 less the mean of 4 and 8
  });

  it('the first bar of Klinger may count as a fall, as in the Pine source', () => {
    const klinger = new Klinger({
      fastPeriod: 1,
      slowPeriod: 2,
      signalPeriod: 1,
      firstBar: 'falls',
    });
    expect(klinger.warmUp).toBe(2);
    expect([bar(10, 5), bar(11, 3)].map((b) => klinger.update(b).klinger)).toEqual([Number.NaN, 4]);
  });

  it('beta of a series on itself is 1, and on twice itself a half', () => {
    const same = new Beta(5);
    const half = new Beta(5);
    for (let i = 0; i < 20; i++) {
      const x = Math.sin(i);
      same.update([x, x]);
      half.update([2 * x, x]);
    }
    expect([same.value, half.value]).toEqual([1, 0.5]);
  });
});

describe('relative volume at the time of day', () => {
  const hour = 3_600_000;
  const at = (time: number, volume: number): Bar => ({ ...bar(100, volume), time });

  it('equals the reference over weeks with gaps and bars that share a slot', () => {
    const bars = Array.from({ length: 24 * 40 }, (_, i) =>
      at(i * hour + (i % 3) * 60_000, (i * 37) % 101),
    );
    const fed = bars.filter((_, i) => i % 7 !== 3 && i % 24 !== 5);
    for (const [sessions, barMinutes] of [
      [1, 60],
      [4, 90],
      [10, 1],
    ] as const) {
      const kind = new RelativeVolume({ sessions, barMinutes });
      const said = fed.map((one) => kind.update(one));
      const columns = Object.fromEntries(
        (['time', 'open', 'high', 'low', 'close', 'volume'] as const).map((field) => [
          field,
          fed.map((one) => one[field]),
        ]),
      );
      const slow = relativeVolume(columns as never, { sessions, barMinutes });
      for (const [i, value] of slow.entries()) {
        if (Number.isNaN(value)) expect(said[i]).toBeNaN();
        else expect(said[i]).toBeCloseTo(value, 12);
      }
      expect(said.filter((value) => value > 0).length).toBeGreaterThan(barMinutes === 1 ? 20 : 300);
    }
  });

  it('counts from the open of the session, in summer and in winter', () => {
    const kind = new RelativeVolume({ sessions: 1, barMinutes: 30, calendar: 'us-equities' });
    const before = Date.UTC(2024, 2, 8, 14, 30); // the Friday before the clocks go forward
    expect(kind.update(at(before, 10))).toBeNaN();
    expect(kind.update(at(before + 2 * hour, 4))).toBeNaN();
    const after = Date.UTC(2024, 2, 11, 13, 30);
    expect(kind.update(at(after - hour, 7))).toBeNaN(); // before the open
    expect(kind.peek(at(after, 25))).toBe(2.5);
    expect(kind.update(at(after, 20))).toBe(2);
    expect(kind.update(at(after + 60_000, 5))).toBe(2.5);
    expect(kind.update(at(after + 2 * hour, 2))).toBe(0.5);
  });

  it('asks for as many sessions as it was told, and says nothing where the mean is 0', () => {
    const kind = new RelativeVolume({ sessions: 2, barMinutes: 60 });
    const said = [0, 0, 5, 5, 5].map((volume, day) => kind.update(at(day * 24 * hour, volume)));
    expect(said).toEqual([Number.NaN, Number.NaN, Number.NaN, 2, 1]);
  });
});

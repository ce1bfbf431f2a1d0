import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/bars/bar.js';
import type { Operator } from '../../src/core/operator.js';
import {
  Adx,
  AwesomeOscillator,
  Bop,
  Cci,
  ElderRay,
  Fisher,
  GarmanKlass,
  MassIndex,
  Parkinson,
  RogersSatchell,
  Smi,
  Stochastic,
  TtmSqueeze,
  UltimateOscillator,
  WilliamsR,
  YangZhang,
} from '../../src/indicators/operators.js';
import { bar, flatBars, risingBars } from './bars.js';

describe('kinds that pass undefined parts over', () => {
  it.each([
    ['adx', Adx, { period: 5 }],
    ['fisher', Fisher, { period: 4 }],
    ['garmanKlass', GarmanKlass, { period: 4 }],
    ['massIndex', MassIndex, { emaPeriod: 3, period: 4 }],
    ['parkinson', Parkinson, { period: 4 }],
    ['rogersSatchell', RogersSatchell, { period: 4 }],
    ['smi', Smi, { period: 3, longPeriod: 4, shortPeriod: 2, signalPeriod: 3 }],
    ['stochastic', Stochastic, { kPeriod: 4, slowing: 3, dPeriod: 2 }],
    ['yangZhang', YangZhang, { period: 4 }],
  ])('%s: warm at the stated bar where there are none', (_kind, Class, parameters) => {
    const operator: Operator<Bar, unknown> = new Class(parameters as object);
    const first = risingBars(40).findIndex((b) => {
      const said = operator.update(b);
      return (typeof said === 'number' ? [said] : Object.values(said as object)).every(
        Number.isFinite,
      );
    });
    expect(first + 1).toBe(operator.warmUp);
  });
});

describe('where the close stands in its range', () => {
  it('the top is exactly 100, the bottom exactly 0, Williams’ exactly 0 and −100', () => {
    const stochastic = new Stochastic({ kPeriod: 3, slowing: 1, dPeriod: 1 });
    const williams = new WilliamsR(3);
    const seen = [0.1, 0.3, 0.7, 0.9, 0.2].map((close) => {
      const b = bar(close, close, close, close);
      return [stochastic.update(b).k, williams.update(b)];
    });
    expect(seen.slice(2)).toEqual([
      [100, 0],
      [100, 0],
      [0, -100],
    ]);
  });

  it('a flat range is left out of the means, and the next range counts at once', () => {
    const stochastic = new Stochastic({ kPeriod: 2, slowing: 2, dPeriod: 1 });
    for (const b of [bar(1, 2, 0, 1), bar(1, 2, 0, 1), bar(1, 2, 0, 2)]) stochastic.update(b);
    expect(stochastic.value.k).toBe(75);
    for (const b of flatBars(3)) stochastic.update(b);
    expect(stochastic.value.k).toBeNaN();
    expect(stochastic.update(bar(10, 12, 8, 8)).k).toBe(50); // mean of 100 and 0
  });

  it('SMI of a close at the top of every range is 100', () => {
    const smi = new Smi({ period: 3, longPeriod: 3, shortPeriod: 2, signalPeriod: 2 });
    for (const b of risingBars(20)) smi.update({ ...b, close: b.high });
    expect(smi.value.smi).toBeCloseTo(100, 12);
    expect(smi.value.signal).toBeCloseTo(100, 12);
  });
});

describe('how far the price is from its mean', () => {
  it('CCI by hand, flat, and after a print of 1e12 that left', () => {
    const cci = new Cci({ period: 4, constant: 0.015 });
    const at = (price: number): number => cci.update(bar(price, price, price, price));
    for (const price of [1, 2, 3]) at(price);
    expect(at(6)).toBeCloseTo((6 - 3) / (0.015 * 1.5), 12);
    at(1e12);
    for (const price of [1, 2, 3]) at(price);
    expect(at(6)).toBeCloseTo((6 - 3) / (0.015 * 1.5), 12);
    for (let i = 0; i < 4; i++) at(0.1);
    expect(cci.value).toBeNaN();
  });

  it('Elder ray, awesome oscillator and mass index of a steady rise', () => {
    const ray = new ElderRay(3);
    const awesome = new AwesomeOscillator({ fastPeriod: 3, slowPeriod: 7 });
    const mass = new MassIndex({ emaPeriod: 3, period: 5 });
    for (const b of risingBars(60)) {
      ray.update(b);
      awesome.update(b);
      mass.update(b);
    }
    expect(ray.value.bull).toBeCloseTo(1 + 1, 9); // the EMA of 3 lags a bar
    expect(ray.value.bear).toBeCloseTo(-1 + 1, 9);
    expect(awesome.value).toBe(2);
    expect(mass.value).toBe(5);
  });
});

describe('buyers and sellers', () => {
  it('the ultimate oscillator is 100 where every bar closes at its high, 0 at its low', () => {
    const high = new UltimateOscillator();
    const low = new UltimateOscillator();
    for (let i = 0; i < 40; i++) {
      high.update(bar(10, 12, 10, 12));
      low.update(bar(12, 12, 10, 10));
    }
    expect(high.value).toBe(100);
    expect(low.value).toBe(0);
  });

  it('the balance of power of a bar without a range is undefined', () => {
    const bop = new Bop();
    expect(bop.update(bar(10, 14, 10, 13))).toBe(0.75);
    expect(bop.update(bar(10, 10, 10, 10))).toBeNaN();
  });
});

describe('Fisher transform', () => {
  it('is Ehlers’ recursion, logarithm by logarithm', () => {
    const fisher = new Fisher(3);
    const highs = [10, 12, 11, 15, 14, 18, 17, 9, 12, 30];
    let place = 0;
    let line = 0;
    highs.forEach((high, i) => {
      const { fisher: said } = fisher.update(bar(high, high, high, high));
      if (i < 2) return;
      const window = highs.slice(i - 2, i + 1);
      const [lowest, highest] = [Math.min(...window), Math.max(...window)];
      place = 0.66 * ((high - lowest) / (highest - lowest) - 0.5) + 0.67 * place;
      if (Math.abs(place) > 0.99) place = 0.999 * Math.sign(place);
      line = 0.5 * Math.log((1 + place) / (1 - place)) + 0.5 * line;
      expect(said).toBeCloseTo(line, 12);
    });
  });

  it('a flat spell changes neither it nor its trigger', () => {
    const fisher = new Fisher(2);
    const twin = new Fisher(2);
    for (const b of risingBars(10)) [fisher, twin].map((f) => f.update(b));
    for (let i = 0; i < 5; i++) fisher.update(bar(109, 110, 108, 109));
    expect(fisher.value.fisher).toBeNaN();
    const next = bar(111, 112, 110, 111);
    twin.update(bar(109, 110, 108, 109));
    expect(fisher.update(next)).toEqual(twin.update(next));
  });
});

describe('squeeze', () => {
  it('is on while closes hardly move within wide bars, and off when they run', () => {
    const squeeze = new TtmSqueeze(5);
    for (let i = 0; i < 20; i++) squeeze.update(bar(10, 12, 8, 10 + (i % 2) / 10));
    expect(squeeze.value.on).toBe(1);
    for (let i = 0; i < 20; i++) squeeze.update(bar(10 * i, 10 * i, 10 * i, 10 * i));
    expect(squeeze.value.on).toBe(0);
    expect(squeeze.value.momentum).toBeCloseTo(20, 9); // the close is 20 above both middles
  });
});

describe('volatility of ranges', () => {
  const perBar = { period: 4, barsPerYear: 1 };

  it('Parkinson of a constant range e^r is r / √(4 ln 2)', () => {
    const volatility = new Parkinson(perBar);
    for (let i = 0; i < 4; i++) volatility.update(bar(1, Math.exp(0.03), 1, 1));
    expect(volatility.value).toBeCloseTo(0.03 / Math.sqrt(4 * Math.LN2), 14);
  });

  it('Rogers–Satchell sees no volatility in a bar that goes straight up; Garman–Klass does', () => {
    const straight = bar(10, 11, 10, 11);
    const driftless = new RogersSatchell(perBar);
    const garmanKlass = new GarmanKlass(perBar);
    for (let i = 0; i < 4; i++) {
      driftless.update(straight);
      garmanKlass.update(straight);
    }
    expect(driftless.value).toBe(0);
    const move = Math.log(1.1);
    expect(garmanKlass.value).toBeCloseTo(move * Math.sqrt(0.5 - (2 * Math.LN2 - 1)), 14);
  });

  it('Yang–Zhang sees gaps: bars without a range, closes apart', () => {
    const volatility = new YangZhang({ period: 2, barsPerYear: 1 });
    for (const price of [1, Math.E, Math.E]) volatility.update(bar(price, price, price, price));
    expect(volatility.value).toBeCloseTo(Math.sqrt(0.5), 14); // gaps 1 and 0
  });

  it('a year of 100 bars has ten times the volatility of a bar', () => {
    const perYear = new Parkinson({ period: 4, barsPerYear: 100 });
    const single = new Parkinson(perBar);
    for (const b of risingBars(10)) [perYear, single].map((v) => v.update(b));
    expect(perYear.value).toBeCloseTo(10 * single.value, 14);
  });

  it('a price that is not above 0 says nothing and leaves no trace', () => {
    for (const Class of [Parkinson, GarmanKlass, RogersSatchell, YangZhang]) {
      const volatility = new Class(perBar);
      const twin = new Class(perBar);
      for (const b of risingBars(6)) [volatility, twin].map((v) => v.update(b));
      expect(volatility.update(bar(1, 1, 0, 1))).toBeNaN();
      const next = bar(105, 108, 104, 107);
      expect(volatility.update(next)).toBe(twin.update(next));
    }
  });
});

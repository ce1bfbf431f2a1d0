import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  coherence,
  convolve,
  crossCorrelation,
  dominantCycle,
  periodogram,
  welch,
} from '../../src/spectral/index.js';
import { cases } from '../cases.js';

interface Fixture {
  periodograms: {
    values: number[];
    window: 'hann' | 'none';
    detrend: 'linear' | 'constant' | 'none';
    frequency: number[];
    power: number[];
  }[];
  correlations: {
    a: number[];
    b: number[];
    maxLag: number;
    shift: number;
    correlation: number[];
  }[];
  averages: {
    a: number[];
    b: number[];
    segmentBars: number;
    overlapBars: number;
    window: 'hann' | 'none';
    detrend: 'linear' | 'constant';
    frequency: number[];
    power: number[];
    coherence: number[];
    phase: number[];
  }[];
  convolutions: { a: number[]; b: number[]; sums: number[] }[];
}

const fixture = JSON.parse(
  readFileSync(new URL('../data/spectral.json', import.meta.url), 'utf8'),
) as Fixture;

const wave = (n: number, period: number, phase = 0): Float64Array =>
  Float64Array.from({ length: n }, (_, t) => Math.sin((2 * Math.PI * t) / period + phase));

/** Seeded standard normal numbers (a linear congruence, and the polar method). */
function gaussian(seed: number): () => number {
  let state = (seed * 1e9) >>> 0;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

const peakAt = ({ lag, correlation }: ReturnType<typeof crossCorrelation>): number | undefined =>
  lag[correlation.indexOf(Math.max(...correlation))];

/** Largest difference, as a share of the largest expected value and of what went in squared. */
function expectClose(actual: Float64Array, expected: number[], magnitude: number): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((x, i) => {
    expect(Math.abs(actual[i]! - x)).toBeLessThanOrEqual(1e-13 * magnitude);
  });
}

describe('periodogram', () => {
  test.each(fixture.periodograms)('equals scipy: n=$values.length $window $detrend', (known) => {
    const { values, window, detrend } = known;
    const { frequency, power } = periodogram(Float64Array.from(values), { window, detrend });
    expect([...frequency]).toEqual(known.frequency);
    const energy = values.reduce((sum, x) => sum + x * x, 0);
    expectClose(power, known.power, energy);
  });

  test('its integral is the variance (Parseval)', () => {
    const { frequency, power } = periodogram(wave(256, 16), {
      window: 'none',
      detrend: 'constant',
    });
    const step = frequency[1]!;
    expect(power.reduce((sum, p) => sum + p * step, 0)).toBeCloseTo(0.5, 12);
  });

  test('scaling the values by 2^k scales the power by exactly 4^k', () => {
    const values = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.integer({ min: -20, max: 20 }), (drawn, k) => {
        let scale = 1;
        for (let i = 0; i < Math.abs(k); i++) scale *= k > 0 ? 2 : 0.5;
        const plain = periodogram(Float64Array.from(drawn)).power;
        const scaled = periodogram(Float64Array.from(drawn, (x) => x * scale)).power;
        expect([...scaled]).toEqual([...plain.map((p) => p * scale * scale)]);
      }),
    );
  });

  test('is NaN where a value is not finite or there are too few; the input is not written', () => {
    expect(periodogram(Float64Array.of(1, Number.NaN, 2)).power.every(Number.isNaN)).toBe(true);
    expect(periodogram(Float64Array.of(1)).power.every(Number.isNaN)).toBe(true);
    expect(periodogram(new Float64Array(0)).power.every(Number.isNaN)).toBe(true);
    const values = wave(10, 3);
    const before = values.slice();
    periodogram(values);
    expect(values).toEqual(before);
  });

  test('names a wrong option', () => {
    const values = wave(8, 4);
    expect(() => periodogram(values, { window: 'han' as 'hann' })).toThrow(/did you mean 'hann'/);
    expect(() => periodogram(values, { windows: 1 } as object)).toThrow(/window/);
  });
});

describe('dominantCycle', () => {
  test.each([5, 8, 12.5, 20, 33, 50])('finds a period of %s bars within 1 %', (period) => {
    const cycle = dominantCycle(wave(300, period, 1).map((x, t) => 100 + 0.2 * t + x));
    expect(Math.abs(cycle.periodBars / period - 1)).toBeLessThan(0.01);
    expect(cycle.strength).toBeGreaterThan(0.95);
    expect(cycle.strength).toBeLessThanOrEqual(1);
  });

  test('is weak in noise', () => {
    const noise = Float64Array.from(fixture.correlations[2]!.a);
    expect(dominantCycle(noise).strength).toBeLessThan(0.25);
    expect(dominantCycle(noise).pValue).toBeGreaterThan(0.05);
  });

  test('is off by .4 % at most for a pure wave that fits four times', () => {
    expect(dominantCycle(wave(128, 20)).periodBars).toBeCloseTo(19.9618, 4);
    for (const length of [128, 200, 256]) {
      for (let period = 4; period <= length / 4; period += 0.37) {
        const { periodBars } = dominantCycle(wave(length, period, period));
        expect(Math.abs(periodBars / period - 1)).toBeLessThan(0.004);
      }
    }
  });

  test('finds a cycle on a price that wanders, if asked for what stands above the noise', () => {
    let price = 0;
    const next = gaussian(7);
    const values = Float64Array.from({ length: 500 }, (_, t) => {
      price += next();
      return price + 3 * Math.sin((2 * Math.PI * t) / 20);
    });
    const found = dominantCycle(values, { peak: 'aboveNoise' });
    expect(found.periodBars).toBeCloseTo(20, 0);
    expect(found.pValue).toBeLessThan(1e-6);
    expect(dominantCycle(values).periodBars).toBeGreaterThan(60);
    expect(dominantCycle(values).pValue).toBeGreaterThan(0.5);
  });

  test.each([0, 0.5, 0.9, 0.98, 1])('red noise of persistence %s has no cycle', (persistence) => {
    const count = cases(1500);
    for (const peak of ['power', 'aboveNoise'] as const) {
      const next = gaussian(1 + persistence);
      let unlikely = 0;
      const strengths = Float64Array.from({ length: count }, () => {
        let x = 0;
        const values = Float64Array.from({ length: 200 }, () => (x = persistence * x + next()));
        const { pValue, strength } = dominantCycle(values, { peak });
        unlikely += pValue < 0.05 ? 1 : 0;
        return strength;
      }).sort();
      // At most 5 % of series, with four standard errors of the count.
      expect(unlikely / count).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / count));
      if (peak === 'aboveNoise') expect(unlikely / count).toBeGreaterThan(0.01);
      expect(strengths[count >> 1]).toBeLessThan(0.25);
    }
  });

  test('keeps to the bounds asked for', () => {
    const two = wave(300, 60).map((x, t) => 3 * x + Math.sin((2 * Math.PI * t) / 10));
    expect(dominantCycle(two).periodBars).toBeCloseTo(60, 0);
    expect(dominantCycle(two, { longestBars: 30 }).periodBars).toBeCloseTo(10, 1);
    expect(dominantCycle(two, { shortestBars: 20, longestBars: 40 }).periodBars).toBeLessThan(41);
    expect(() => dominantCycle(two, { shortestBars: 20, longestBars: 10 })).toThrow(/longestBars/);
  });

  test('is NaN for a straight line, too few values, or a hole', () => {
    const none = { periodBars: Number.NaN, strength: Number.NaN, pValue: Number.NaN };
    expect(dominantCycle(Float64Array.from({ length: 99 }, (_, t) => 1e6 + 0.1 * t))).toEqual(none);
    expect(dominantCycle(new Float64Array(64).fill(0.1))).toEqual(none);
    expect(dominantCycle(wave(7, 3))).toEqual(none);
    expect(dominantCycle(wave(64, 8).fill(Number.NaN, 5, 6))).toEqual(none);
  });
});

describe('welch and coherence', () => {
  test.each(fixture.averages)(
    'equal scipy: $segmentBars bars, $overlapBars shared, $window, $detrend',
    ({ a, b, frequency, power, coherence: shared, phase, ...options }) => {
      const [first, second] = [Float64Array.from(a), Float64Array.from(b)];
      const found = welch(first, options);
      expect([...found.frequency]).toEqual(frequency);
      const energy = a.reduce((sum, x) => sum + x * x, 0);
      expectClose(found.power, power, energy);
      const together = coherence(first, second, options);
      // A mean taken out leaves rounding at frequency 0, of which a share says nothing.
      for (let k = 2; k < frequency.length - 1; k++) {
        expect(together.coherence[k]).toBeCloseTo(shared[k]!, 9);
        expect(Math.cos(together.phase[k]! - phase[k]!)).toBeGreaterThan(1 - 1e-9);
      }
    },
  );

  test('noise apart has a coherence of about one in the count of segments', () => {
    const next = gaussian(3);
    const noise = () => Float64Array.from({ length: 8192 }, next);
    const options = { segmentBars: 128, overlapBars: 0 };
    const { coherence: shared, segments } = coherence(noise(), noise(), options);
    expect(segments).toBe(64);
    const mean = shared.reduce((sum, x) => sum + x, 0) / shared.length;
    expect(mean).toBeGreaterThan(0.7 / segments);
    expect(mean).toBeLessThan(1.4 / segments);
  });

  test('are NaN where a value is not finite, and name an option that is out of bounds', () => {
    const hole = wave(64, 8).fill(Number.NaN, 3, 4);
    expect(welch(hole).power.every(Number.isNaN)).toBe(true);
    expect(welch(Float64Array.of(1)).power.every(Number.isNaN)).toBe(true);
    const broken = coherence(wave(64, 8), hole);
    expect(broken.coherence.every(Number.isNaN)).toBe(true);
    expect(broken.phase.every(Number.isNaN)).toBe(true);
    expect(() => welch(wave(64, 8), { segmentBars: 65 })).toThrow(/segmentBars/);
    expect(() => welch(wave(64, 8), { segmentBars: 8, overlapBars: 8 })).toThrow(/overlapBars/);
    expect(() => coherence(wave(64, 8), wave(63, 8))).toThrow(/b\.length must be 64/);
  });
});

describe('convolve', () => {
  test.each(fixture.convolutions)('equals scipy: $a.length with $b.length', ({ a, b, sums }) => {
    expectClose(convolve(Float64Array.from(a), Float64Array.from(b)), sums, 100);
  });

  test('has nothing to say of nothing, and NaN of a hole', () => {
    expect(convolve(new Float64Array(0), Float64Array.of(1))).toEqual(new Float64Array(0));
    expect(convolve(Float64Array.of(1, Number.NaN), Float64Array.of(1, 2))).toEqual(
      new Float64Array(3).fill(Number.NaN),
    );
  });
});

describe('crossCorrelation', () => {
  test.each(fixture.correlations)('equals numpy: n=$a.length, b shifted by $shift', (known) => {
    const { a, b, maxLag, shift } = known;
    const found = crossCorrelation(Float64Array.from(a), Float64Array.from(b), maxLag);
    expectClose(found.correlation, known.correlation, 10);
    if (a.length > 100) expect(peakAt(found)).toBe(shift);
  });

  test('a series with itself peaks at 1 at lag 0 and is even', () => {
    const a = Float64Array.from(fixture.correlations[2]!.a);
    const { correlation } = crossCorrelation(a, a, 50);
    expect(correlation[50]).toBeCloseTo(1, 12);
    expect(correlation[43]).toBeCloseTo(correlation[57]!, 12);
  });

  test('is NaN for a constant series or a hole, at every lag', () => {
    const a = wave(16, 4);
    for (const b of [new Float64Array(16).fill(0.1), a.slice().fill(Number.NaN, 3, 4)]) {
      expect(crossCorrelation(a, b, 5).correlation.every(Number.isNaN)).toBe(true);
    }
  });

  test('refuses lengths that differ and lags out of bounds', () => {
    const a = wave(16, 4);
    expect(() => crossCorrelation(a, wave(15, 4), 3)).toThrow(/b\.length must be 16/);
    expect(() => crossCorrelation(a, a, 16)).toThrow(/maxLag must be an integer from 0 to 15/);
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, encodeText, type Snapshot } from '../../../src/core/index.js';
import {
  asynchronousLead,
  correlationInterval,
  EwCorrelationMatrix,
  effectiveSample,
  hayashiYoshida,
  leadLag,
  type Observations,
  RollingRankCorrelation,
  rankCorrelation,
  waveletCorrelation,
} from '../../../src/correlation/index.js';
import { modwt } from '../../../src/wavelet/index.js';
import { cases } from '../../cases.js';
import { Random } from '../../contract/series.js';

interface Fixture {
  rows: number[][];
  matrices: { alpha: number; rows: number; correlation: number[][] }[];
  intervals: { correlation: number; n: number; level: number; low: number; high: number }[];
  ranks: { a: number[]; b: number[]; correlation: number }[];
}

/** By waveslim: two walks, and at each scale correlation, low and high. */
interface Scales {
  a: number[];
  b: number[];
  haar: [number, number, number][];
  d4: [number, number, number][];
}

const path = new URL('../../data/correlation-assets.json', import.meta.url);
const fixture = JSON.parse(readFileSync(path, 'utf8')) as Fixture;
const scalesPath = new URL('../../data/correlation-waveslim.json', import.meta.url);
const scales = JSON.parse(readFileSync(scalesPath, 'utf8')) as Scales;

const gaussian = (random: Random) => (): number =>
  Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());

describe('EwCorrelationMatrix', () => {
  test.each(fixture.matrices)('equals pandas: alpha $alpha, $rows rows', (known) => {
    const { alpha, rows, correlation } = known;
    const matrix = new EwCorrelationMatrix({ size: 4, alpha, minEffectiveBars: 2 });
    for (const row of fixture.rows.slice(0, rows)) expect(matrix.update(row)).toBe(true);
    correlation.forEach((expected, i) => {
      expected.forEach((rho, j) => {
        expect(matrix.correlation(i, j)).toBeCloseTo(rho, 10);
        expect(matrix.correlation(i, i)).toBe(1); // to the bit, whatever its sums are
        expect(matrix.matrix().get(i, j)).toBe(matrix.correlation(i, j));
        expect(matrix.matrix().toNdarray().get(i, j)).toBe(matrix.correlation(i, j));
      });
    });
  });

  test('is positive semidefinite, whatever the rows', () => {
    const number = fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.integer({ max: 2 }),
    );
    const rows = fc.array(fc.array(number, { minLength: 5, maxLength: 5 }), { maxLength: 25 });
    fc.assert(
      fc.property(rows, fc.double({ min: 0.01, max: 0.9, noNaN: true }), (given, alpha) => {
        const matrix = new EwCorrelationMatrix({ size: 5, alpha, minEffectiveBars: 2 });
        for (const row of given) matrix.update(row);
        const moving = [0, 1, 2, 3, 4].filter((i) => !Number.isNaN(matrix.correlation(i, i)));
        expect(leastPivot(moving.map((i) => moving.map((j) => matrix.correlation(i, j))))).toBe(
          true,
        );
      }),
      { numRuns: cases(10_000) },
    );
  });

  test('says nothing before there is weight enough, or of an asset that does not move', () => {
    const matrix = new EwCorrelationMatrix({ size: 2, alpha: 0.03 });
    for (let t = 0; t < 29; t++) matrix.update([t % 3, 7]);
    expect(matrix.correlation(0, 0)).toBeNaN();
    for (let t = 0; t < 29; t++) matrix.update([t % 3, 7]);
    expect(matrix.effectiveBars).toBeGreaterThan(30);
    expect(matrix.correlation(0, 0)).toBe(1);
    expect(matrix.correlation(0, 1)).toBeNaN();
    expect(matrix.interval(0, 1)).toEqual([Number.NaN, Number.NaN]);
  });

  test('refuses a row that is none, as a whole and without a trace', () => {
    const matrix = new EwCorrelationMatrix({ size: 2 });
    matrix.update([1, 2]);
    const before = encodeText(matrix.snapshot());
    const trap = {
      length: 2,
      0: 1,
      get 1(): number {
        throw new Error('no');
      },
    };
    for (const row of [[1], [1, 2, 3], [1, Number.NaN], ['1', 2], [1e151, 0], null, trap]) {
      expect(matrix.update(row as number[])).toBe(false);
    }
    expect(encodeText(matrix.snapshot())).toBe(before);
    expect(matrix.count).toBe(1);
  });

  test('goes on from its snapshot to the same bits, and refuses one that means nonsense', () => {
    const options = { size: 4, halfLifeBars: 12, minEffectiveBars: 5 };
    const [whole, half] = [new EwCorrelationMatrix(options), new EwCorrelationMatrix(options)];
    for (const row of fixture.rows) whole.update(row);
    for (const row of fixture.rows.slice(0, 20)) half.update(row);
    const resumed = new EwCorrelationMatrix(options);
    resumed.restore(decodeText(encodeText(half.snapshot())) as Snapshot);
    for (const row of fixture.rows.slice(20)) resumed.update(row);
    expect(resumed.snapshot()).toEqual(whole.snapshot());
    type Forged = { weight: number; means: Float64Array; products: Float64Array };
    const edits: ((state: Forged) => void)[] = [
      (state) => (state.weight = 1e9),
      (state) => (state.weight = -1),
      ({ means }) => (means[0] = Number.NaN),
      ({ products }) => (products[1] = 1e9),
      ({ products }) => (products[0] = -1),
    ];
    for (const edit of edits) {
      const snapshot = structuredClone(whole.snapshot());
      edit(snapshot.state as unknown as Forged);
      expect(() => resumed.restore(snapshot)).toThrow(/state\./);
    }
    whole.reset();
    expect(whole.snapshot()).toEqual(new EwCorrelationMatrix(options).snapshot());
  });

  test('names an option that is out of bounds', () => {
    expect(() => new EwCorrelationMatrix({ size: 0 })).toThrow(/size/);
    expect(() => new EwCorrelationMatrix({ size: 2, alhpa: 1 } as never)).toThrow(/alpha/);
  });
});

/** Whether elimination meets no pivot below rounding: the matrix has no negative direction. */
function leastPivot(matrix: number[][]): boolean {
  const m = matrix.map((row, i) => row.map((x, j) => x + (i === j ? 1e-9 : 0)));
  return m.every((row, k) => {
    const pivot = row[k]!;
    if (!(pivot > 0)) return false;
    for (let i = k + 1; i < m.length; i++) {
      const share = m[i]![k]! / pivot;
      for (let j = k; j < m.length; j++) m[i]![j]! -= share * row[j]!;
    }
    return true;
  });
}

describe('correlationInterval', () => {
  test.each(fixture.intervals)('equals scipy: $correlation of $n at $level', (known) => {
    const [low, high] = correlationInterval(known.correlation, known.n, { level: known.level });
    expect(low).toBeCloseTo(known.low, 9);
    expect(high).toBeCloseTo(known.high, 9);
  });

  test('covers what it says: 95 % of samples of 60 normal pairs', () => {
    const normal = gaussian(new Random(3));
    const count = cases(10_000);
    let covered = 0;
    for (let run = 0; run < count; run++) {
      const [xs, ys] = [[] as number[], [] as number[]];
      for (let i = 0; i < 60; i++) {
        const x = normal();
        xs.push(x);
        ys.push(0.5 * x + Math.sqrt(0.75) * normal());
      }
      const [low, high] = correlationInterval(pearson(xs, ys), 60);
      covered += Number(low <= 0.5 && 0.5 <= high);
    }
    const chance = 4 * Math.sqrt((0.95 * 0.05) / count);
    expect(Math.abs(covered / count - 0.95)).toBeLessThanOrEqual(Math.min(0.03, 0.005 + chance));
  });

  test('fat tails widen it; a few pairs say nothing; certainty stays certain', () => {
    const [low] = correlationInterval(0.3, 50);
    expect(correlationInterval(0.3, 50, { excessKurtosis: 6 })[0]).toBeLessThan(low);
    expect(correlationInterval(0.3, 3)).toEqual([Number.NaN, Number.NaN]);
    expect(correlationInterval(2, 30)).toEqual([Number.NaN, Number.NaN]);
    expect(correlationInterval(-1, 30)).toEqual([-1, -1]);
    expect(effectiveSample(100, 0.9, -0.9)).toBeGreaterThan(100);
    expect(() => correlationInterval(0, 9, { level: 1 })).toThrow(/level/);
    expect(() => correlationInterval(0, 9, { levels: 1 } as object)).toThrow(/level/);
  });
});

function pearson(xs: number[], ys: number[]): number {
  const mean = (v: number[]): number => v.reduce((sum, x) => sum + x, 0) / v.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const sum = (f: (i: number) => number): number => xs.reduce((total, _, i) => total + f(i), 0);
  const between = sum((i) => (xs[i]! - mx) * (ys[i]! - my));
  return between / Math.sqrt(sum((i) => (xs[i]! - mx) ** 2) * sum((i) => (ys[i]! - my) ** 2));
}

/** Two walks of correlated steps, each seen at random moments of its own. */
function asynchronous(seed: number, rho: number, lag = 0): [Observations, Observations] {
  const random = new Random(seed);
  const normal = gaussian(random);
  const ticks = 20_000;
  const [a, b] = [new Float64Array(ticks), new Float64Array(ticks)];
  for (let t = 1; t < ticks; t++) {
    const x = normal();
    a[t] = a[t - 1]! + x;
    b[t] = b[t - 1]! + rho * x + Math.sqrt(1 - rho * rho) * normal();
  }
  const seen = (path: Float64Array, later: number): Observations => {
    const times: number[] = [];
    for (let t = 0; t < ticks; t += random.integer(1, 9)) times.push(t);
    return {
      times: Float64Array.from(times, (t) => t + later),
      values: Float64Array.from(times, (t) => path[t]!),
    };
  };
  return [seen(a, 0), seen(b, lag)];
}

describe('hayashiYoshida', () => {
  test('equals the sum over every pair of intervals', () => {
    const series = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -5, max: 5 })), {
        maxLength: 12,
      })
      .map((points) => {
        const at = new Map(points);
        const times = [...at.keys()].sort((x, y) => x - y);
        return {
          times: Float64Array.from(times),
          values: Float64Array.from(times, (t) => at.get(t)!),
        };
      });
    fc.assert(
      fc.property(series, series, fc.integer({ min: -9, max: 9 }), (a, b, lag) => {
        let [products, squaresA, squaresB] = [0, 0, 0];
        for (let i = 1; i < a.times.length; i++) {
          const change = a.values[i]! - a.values[i - 1]!;
          squaresA += change * change;
          for (let j = 1; j < b.times.length; j++) {
            const from = Math.max(a.times[i - 1]! + lag, b.times[j - 1]!);
            const to = Math.min(a.times[i]! + lag, b.times[j]!);
            if (from < to) products += change * (b.values[j]! - b.values[j - 1]!);
          }
        }
        for (let j = 1; j < b.times.length; j++) squaresB += (b.values[j]! - b.values[j - 1]!) ** 2;
        const scale = Math.sqrt(squaresA) * Math.sqrt(squaresB);
        const found = hayashiYoshida(a, b, lag);
        if (scale > 0) expect(found).toBeCloseTo(products / scale, 12);
        else expect(found).toBeNaN();
      }),
      { numRuns: cases(2000) },
    );
  });

  test('finds .8 where the previous tick on a grid does not', () => {
    const [a, b] = asynchronous(1, 0.8);
    expect(Math.abs(hayashiYoshida(a, b) - 0.8)).toBeLessThan(0.05);
    const onGrid = ({ times, values }: Observations): number[] => {
      const steps: number[] = [];
      for (let t = 1, k = 0, before = 0; t < 20_000; t++) {
        while (k + 1 < times.length && times[k + 1]! <= t) k += 1;
        steps.push(values[k]! - before);
        before = values[k]!;
      }
      return steps;
    };
    expect(pearson(onGrid(a), onGrid(b))).toBeLessThan(0.6);
  });

  test('peaks at the lag by which one leads', () => {
    const [a, b] = asynchronous(2, 0.8, 12);
    const at = (lag: number): number => hayashiYoshida(a, b, lag);
    for (const lag of [-12, 0, 4, 20, 30]) expect(at(12)).toBeGreaterThan(Math.abs(at(lag)));
  });

  test('tells a lead that stands out, by the errors that chance gives', () => {
    const [a, b] = asynchronous(2, 0.8, 12);
    const lags = [-30, -12, 0, 4, 12, 20, 30];
    const { leadTime, correlation, standardError } = asynchronousLead(a, b, lags);
    expect(leadTime).toBe(12);
    expect(correlation).toBe(hayashiYoshida(a, b, 12));
    expect(correlation).toBeGreaterThan(10 * standardError);
    // Of series that have nothing to do with each other, correlations are of that error.
    let squares = 0;
    const far = Array.from({ length: 40 }, (_, k) => 40 * (k - 20));
    for (const seed of [3, 4, 5]) {
      const [c, d] = asynchronous(seed, 0);
      for (const lag of far) {
        const one = asynchronousLead(c, d, [lag]);
        squares += (one.correlation / one.standardError) ** 2 / 120;
        if (Math.abs(one.correlation) <= 3 * one.standardError) expect(one.leadTime).toBeNaN();
      }
    }
    expect(Math.abs(Math.sqrt(squares) - 1)).toBeLessThan(0.2); // 1 ± .065
    expect(() => asynchronousLead(a, b, [])).toThrow(/lagTimes/);
  });

  test('is NaN where nothing moves, and names times that do not rise', () => {
    const flat = { times: Float64Array.of(0, 1), values: Float64Array.of(5, 5) };
    expect(hayashiYoshida(flat, flat)).toBeNaN();
    expect(asynchronousLead(flat, flat, [0]).leadTime).toBeNaN();
    const back = { times: Float64Array.of(1, 1), values: Float64Array.of(1, 2) };
    expect(() => hayashiYoshida(flat, back)).toThrow(/b\.times\[1\]/);
    expect(() => hayashiYoshida({ ...flat, values: Float64Array.of(1) }, flat)).toThrow(
      /a\.values/,
    );
    expect(() => hayashiYoshida(flat, flat, Number.NaN)).toThrow(/lagTime/);
  });
});

describe('leadLag', () => {
  test('names the lag of a series that follows, and none for two that have nothing in common', () => {
    const normal = gaussian(new Random(9));
    const a = Float64Array.from({ length: 500 }, normal);
    const b = a.map((_, t) => 0.5 * (a[t - 7] ?? 0) + normal());
    expect(leadLag(a, b, 20).leadBars).toBe(7);
    expect(leadLag(b, a, 20).leadBars).toBe(-7);
    let named = 0;
    for (let run = 0; run < 100; run++) {
      const [x, y] = [a.map(normal), a.map(normal)];
      named += Number(!Number.isNaN(leadLag(x, y, 20).leadBars));
    }
    expect(named).toBeLessThanOrEqual(10);
  });

  test('says NaN of a constant, and names a lag out of bounds', () => {
    const [constant, moving] = [
      new Float64Array(9),
      Float64Array.from({ length: 9 }, (_, t) => t % 2),
    ];
    const { leadBars, correlation, noise } = leadLag(constant, moving, 3);
    expect([leadBars, correlation, noise]).toEqual([Number.NaN, Number.NaN, 1]);
    expect(() => leadLag(moving, moving, 9)).toThrow(/maxLag/);
    expect(() => leadLag(moving, moving, -1)).toThrow(/maxLagBars/);
  });
});

describe('rankCorrelation', () => {
  test.each(fixture.ranks)('equals scipy: $a.length pairs', ({ a, b, correlation }) => {
    expect(rankCorrelation(a, b)).toBeCloseTo(correlation, 12);
  });

  test('is the same for any rising function, and turns with one that falls', () => {
    const value = fc.integer({ min: -20, max: 20 });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 8, maxLength: 30 }), (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const found = rankCorrelation(a, b);
        expect(rankCorrelation(b, a)).toBe(found);
        const cubes = a.map((x) => x * x * x - 7);
        expect(rankCorrelation(cubes, b)).toBe(found);
        const fallen = a.map((x) => -x);
        if (Number.isNaN(found)) expect(rankCorrelation(fallen, b)).toBeNaN();
        else expect(rankCorrelation(fallen, b)).toBeCloseTo(-found, 14);
      }),
      { numRuns: cases(2000) },
    );
  });

  test('is NaN of equals, of a hole and of too few, and names what does not fit', () => {
    const rising = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(rankCorrelation(rising, new Float64Array(8))).toBeNaN();
    expect(rankCorrelation(rising, [1, 2, 3, Number.NaN, 5, 6, 7, 8])).toBeNaN();
    expect(rankCorrelation([1, 2], [1, 2])).toBeNaN();
    expect(rankCorrelation([1, 2], [1, 2], 2)).toBe(1);
    expect(() => rankCorrelation(rising, [1])).toThrow(/b\.length must be 8/);
    expect(() => rankCorrelation([], [], 1)).toThrow(/minCount/);
  });
});

test.each(fixture.ranks)('RollingRankCorrelation ends at scipy: $a.length pairs', (known) => {
  const { a, b, correlation } = known;
  const rolling = new RollingRankCorrelation(a.length);
  for (let i = 0; i < 7; i++) rolling.update([b[i]!, i % 3]); // which the window has left behind
  a.forEach((x, i) => void rolling.update([x, b[i]!]));
  expect(rolling.value).toBeCloseTo(correlation, 12);
});

describe('waveletCorrelation', () => {
  test.each([
    ['haar', 2],
    ['d4', 4],
  ] as const)('equals waveslim: %s', (name, filterLength) => {
    const expected = scales[name];
    const wavelet = name === 'd4' ? 'db2' : name;
    const [a, b] = [scales.a, scales.b].map((series) =>
      modwt(series, { wavelet, maxLevels: expected.length, phase: 'percival-walden' }).rows.slice(
        0,
        -1,
      ),
    );
    const found = waveletCorrelation(a!, b!, filterLength);
    expect(found.length).toBe(expected.length);
    found.forEach(({ level, correlation, low, high, count }, i) => {
      expect(level).toBe(i + 1);
      expect(count).toBe(200 - (2 ** level - 1) * (filterLength - 1));
      expect(correlation).toBeCloseTo(expected[i]![0], 9);
      expect(low).toBeCloseTo(expected[i]![1], 9);
      expect(high).toBeCloseTo(expected[i]![2], 9);
    });
  });

  test('is NaN where the boundary reaches all, or nothing moves, and names shapes that differ', () => {
    const short = [Float64Array.of(1, 2, 3)];
    expect(waveletCorrelation(short, short, 8)).toEqual([
      { level: 1, correlation: Number.NaN, low: Number.NaN, high: Number.NaN, count: 0 },
    ]);
    const flat = [new Float64Array(16)];
    expect(waveletCorrelation(flat, flat, 2)[0]!.correlation).toBeNaN();
    expect(() => waveletCorrelation(short, [], 2)).toThrow(/b\.length/);
    expect(() => waveletCorrelation(short, flat, 2)).toThrow(/b\[0\]\.length/);
    expect(() => waveletCorrelation(short, short, 1)).toThrow(/filterLength/);
  });
});

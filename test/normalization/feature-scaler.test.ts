import { describe, expect, test } from 'vitest';
import { decodeText, encodeText, Row } from '../../src/core/index.js';
import { FeatureScaler, type FeatureScalerOptions } from '../../src/normalization/index.js';
import { Random } from '../contract/series.js';

const columns = ['rsi', 'macd.signal'];
const methods = ['zScore', 'minMax', 'robust'] as const;

/** Rows in which a feature is now and then not there. */
function rowsOf(seed: number, length: number): Row[] {
  const random = new Random(seed);
  return Array.from({ length }, () => {
    const values = [random.integer(-8, 8) / 4, 100 * random.unit(), 7];
    if (random.unit() < 0.1) values[random.integer(0, 1)] = Number.NaN;
    return new Row(['rsi', 'macd.signal', 'other'], Float64Array.from(values));
  });
}

const sum = (xs: readonly number[]) => xs.reduce((total, x) => total + x, 0);
const median = (xs: readonly number[]) => {
  const sorted = [...xs].sort((a, b) => a - b);
  return (sorted[Math.floor((xs.length - 1) / 2)]! + sorted[Math.ceil((xs.length - 1) / 2)]!) / 2;
};

/** The slow answer for the last of a full window. */
const references = {
  zScore: (xs: readonly number[]) => {
    const mean = sum(xs) / xs.length;
    return (xs.at(-1)! - mean) / Math.sqrt(sum(xs.map((x) => (x - mean) ** 2)) / xs.length);
  },
  minMax: (xs: readonly number[]) =>
    (xs.at(-1)! - Math.min(...xs)) / (Math.max(...xs) - Math.min(...xs)),
  robust: (xs: readonly number[]) => {
    const middle = median(xs);
    return (
      (xs.at(-1)! - middle) / (1.4826022185056018 * median(xs.map((x) => Math.abs(x - middle))))
    );
  },
};

describe.each(methods)('%s', (method) => {
  const make = (options: Partial<FeatureScalerOptions> = {}) =>
    new FeatureScaler({ columns, windowSize: 9, method, ...options });

  test('equals the slow answer over the last values that were there', () => {
    const scaler = make();
    const seen: number[][] = [[], []];
    let told = 0;
    for (const row of rowsOf(1, 400)) {
      const scaled = scaler.update(row);
      expect(scaled.columns).toEqual(columns);
      columns.forEach((column, c) => {
        const x = row.get(column)!;
        if (Number.isNaN(x)) {
          expect(scaled.get(column)).toBe(Number.NaN);
          return;
        }
        seen[c]!.push(x);
        const window = seen[c]!.slice(-9);
        const expected = window.length < 9 ? Number.NaN : references[method](window);
        const isDefined = Number.isFinite(expected);
        if (isDefined) told += 1;
        if (isDefined) expect(scaled.get(column)).toBeCloseTo(expected, 10);
        else expect(scaled.get(column)).toBe(Number.NaN);
      });
    }
    expect(told).toBeGreaterThan(600);
  });

  test('peek foretells update and changes nothing; a snapshot continues to the same bits', () => {
    const original = make();
    let resumed = make();
    for (const row of rowsOf(2, 100)) {
      const before = encodeText(resumed.snapshot());
      const foretold = resumed.peek(row).values;
      expect(encodeText(resumed.snapshot())).toBe(before);
      const next = make();
      next.restore(decodeText(before));
      resumed = next;
      const said = resumed.update(row).values;
      expect(said).toEqual(foretold);
      expect(said).toEqual(original.update(row).values);
    }
    resumed.reset();
    expect(encodeText(resumed.snapshot())).toBe(encodeText(make().snapshot()));
  });

  test('what is derived in a snapshot is worked out anew, whatever it says', () => {
    const scaler = make();
    for (const row of rowsOf(4, 30)) scaler.update(row);
    const snapshot = structuredClone(scaler.snapshot());
    for (const state of snapshot.state as unknown as { sorted?: Float64Array }[]) {
      state.sorted?.reverse();
    }
    const resumed = make();
    resumed.restore(snapshot);
    for (const row of rowsOf(5, 20)) expect(resumed.update(row)).toEqual(scaler.update(row));
  });

  test('a flat feature, a missing one and an infinite one are NaN', () => {
    const scaler = make({ columns: ['other', 'none'] });
    for (const row of rowsOf(3, 30)) {
      expect(scaler.update(row).toObject()).toEqual({ other: Number.NaN, none: Number.NaN });
    }
    const before = encodeText(scaler.snapshot());
    scaler.update(new Row(['other'], Float64Array.of(Number.POSITIVE_INFINITY)));
    expect(encodeText(scaler.snapshot())).toBe(before);
  });

  test('refuses a snapshot of another scaler', () => {
    const scaler = make();
    expect(() => scaler.restore(make({ windowSize: 8 }).snapshot())).toThrow(/cannot restore/);
    expect(() => scaler.restore({ ...scaler.snapshot(), state: [] })).toThrow(/array of 2/);
  });
});

test('options out of bounds are named', () => {
  const make = (options: object) => () => new FeatureScaler({ columns, ...options });
  expect(make({ windowSize: 1 })).toThrow(/^windowSize must be an integer from 2/);
  expect(make({ method: 'zscore' })).toThrow(/did you mean 'zScore'/);
  expect(make({ columns: ['a', 'a'] })).toThrow(/columns must be a list of different names/);
  expect(make({ column: ['a'] })).toThrow(/did you mean 'columns'/);
});

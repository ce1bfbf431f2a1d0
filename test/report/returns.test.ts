import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ReturnsSummary,
  renderReport,
  returnsSummary,
  textReport,
} from '../../src/report/index.js';

const oracle = JSON.parse(
  readFileSync(new URL('../data/report/returns.json', import.meta.url), 'utf8'),
) as {
  barsPerYear: number;
  cases: Record<string, { closes: number[]; summary: Record<string, number> }>;
};

/** A summary as the oracle names its figures. */
const flat = ({ annual, best, worst, trend, maxDrawdown, ...rest }: ReturnsSummary) => ({
  ...rest,
  ...(annual && { annualMean: annual.mean, annualStdDev: annual.stdDev }),
  best: best.value,
  bestIndex: best.index,
  worst: worst.value,
  worstIndex: worst.index,
  ...trend,
  maxDrawdownRatio: maxDrawdown.ratio,
  maxDrawdownFrom: maxDrawdown.from,
  maxDrawdownTo: maxDrawdown.to,
});

const valuesOf = (closes: ArrayLike<number>): Record<string, number> =>
  flat(returnsSummary(closes));

describe('returnsSummary', () => {
  test.each(Object.entries(oracle.cases))('agrees with pandas and scipy: %s', (_, one) => {
    const { barsPerYear } = oracle;
    const actual: Record<string, number> = flat(returnsSummary(one.closes, { barsPerYear }));
    expect(Object.keys(actual).sort()).toEqual(Object.keys(one.summary).sort());
    for (const [name, expected] of Object.entries(one.summary)) {
      const error = Math.abs(actual[name]! - expected) / Math.max(1, Math.abs(expected));
      expect(error, `${name}: ${actual[name]}, not ${expected}`).toBeLessThan(1e-13);
    }
    expect(flat(returnsSummary(Float64Array.from(one.closes, (x) => x ?? Number.NaN)))).toEqual(
      flat(returnsSummary(one.closes)),
    );
  });

  test('is NaN where there are too few values, each figure by its own need', () => {
    const missing = (closes: number[]): string =>
      Object.entries(valuesOf(closes))
        .filter(([, value]) => Number.isNaN(value))
        .map(([name]) => name)
        .join(' ');
    const all = Object.keys(valuesOf([])).filter((name) => name !== 'count');
    expect(missing([])).toBe(all.join(' '));
    expect(missing([7])).toBe(all.filter((name) => !name.startsWith('maxDrawdown')).join(' '));
    expect(missing([7, 8])).toBe('stdDev skewness excessKurtosis slope r2');
    expect(missing([7, 8, 7])).toBe('skewness excessKurtosis');
    expect(missing([7, 8, 7, 9])).toBe('excessKurtosis');
    expect(missing([7, 8, 7, 9, 5])).toBe('');
  });

  test('a flat market has no spread, no trend and no shape', () => {
    const { stdDev, skewness, excessKurtosis, trend, maxDrawdown, worst } = returnsSummary(
      Array(50).fill(0.1),
    );
    expect([stdDev, trend.slope, maxDrawdown.ratio, worst.value]).toEqual([0, 0, 0, 0]);
    expect([skewness, excessKurtosis, trend.r2]).toEqual(Array(3).fill(Number.NaN));
  });

  test('steady growth is all trend; what rounding adds has no shape', () => {
    const closes = Array.from({ length: 300 }, (_, t) => 1e9 * Math.exp(0.001 * t));
    const { mean, skewness, excessKurtosis, trend, maxDrawdown } = returnsSummary(closes);
    expect(mean).toBeCloseTo(0.001, 14);
    expect(trend.slope).toBeCloseTo(0.001, 14);
    expect(trend.r2).toBeCloseTo(1, 12);
    expect([skewness, excessKurtosis]).toEqual([Number.NaN, Number.NaN]);
    expect(maxDrawdown.ratio).toBe(0);
  });

  test('of equals, says the first', () => {
    const { best, worst, maxDrawdown } = returnsSummary([1, 2, 1, 2, 1]);
    expect([best.index, worst.index]).toEqual([1, 2]);
    expect(maxDrawdown).toEqual({ ratio: 0.5, from: 1, to: 2 });
    expect(returnsSummary([2, 2, 1, 1]).maxDrawdown).toEqual({ ratio: 0.5, from: 0, to: 2 });
  });

  test('throws on no data', () => {
    const anything = fc.oneof(
      fc.double(),
      fc.constantFrom(0, -1, 5e-324, Number.MAX_VALUE, null, undefined, 'x'),
      fc.integer({ min: 1, max: 5 }),
    );
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 12 }), (closes) => {
        const returns = returnsSummary(closes as number[], { barsPerYear: 252 });
        expect(returns.count).toBeLessThanOrEqual(Math.max(0, closes.length - 1));
        expect(Math.abs(returns.mean)).not.toBe(Infinity);
        expect(textReport({ title: 't', returns })).toContain('log returns');
      }),
    );
  });

  test('refuses options that mean nothing', () => {
    expect(() => returnsSummary([1, 2], { barsPerYear: 0 })).toThrow('barsPerYear');
    expect(() => returnsSummary([1, 2], { barsPerYears: 9 } as object)).toThrow("'barsPerYear'");
  });
});

describe('the section on returns', () => {
  const close = [100, 104, 101, 107, 90, 93];
  const time = close.map((_, day) => Date.UTC(2020, 2, 12 + day));
  const returns = returnsSummary(close, { barsPerYear: 252 });

  test('names its bars by the times of the series', () => {
    const text = textReport({ title: 't', series: { time, close }, returns });
    expect(text).toContain('\nReturns\n  log returns         5\n');
    expect(text).toContain('  worst               −17.3 %, 2020-03-16\n');
    expect(text).toContain('  best                5.8 %, 2020-03-15\n');
    expect(text).toContain('  deepest fall        15.9 %, 2020-03-15 to 2020-03-16\n');
    expect(text).toContain('  mean                −1.451 % a bar, −365.8 % a year\n');
    const page = renderReport({ title: 't', series: { time, close }, returns });
    expect(page).toContain('<h2>Returns</h2><dl><div><dt>log returns</dt><dd>5</dd></div>');
    expect(page).toContain('<dt>worst</dt><dd>−17.3 %, 2020-03-16</dd>');
  });

  test('without a series counts them, without figures has dashes, without returns is not there', () => {
    expect(textReport({ title: 't', returns })).toContain('−17.3 %, bar 4');
    const carried = JSON.parse(JSON.stringify(returnsSummary([])));
    expect(textReport({ title: 't', returns: carried })).toMatch(
      /Returns\n {2}log returns {9}0\n( {2}[a-z0-9… %]+ {2}–\n){11}$/,
    );
    expect(textReport({ title: 't' })).not.toContain('Returns');
    expect(renderReport({ title: 't' })).not.toContain('Returns');
  });
});

test('the legend says which signals are marked', () => {
  const series = { time: [0, 1, 2], close: [1, 2, 3] };
  const page = renderReport({ title: 't', series: { ...series, markersNote: 'those of 1w & 1M' } });
  expect(page).toContain('<li>those of 1w &amp; 1M</li>');
  expect(renderReport({ title: 't', series })).not.toContain('those of');
});

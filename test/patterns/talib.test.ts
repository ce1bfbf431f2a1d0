import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { patternsPage } from '../../docs/make/patterns.js';
import { CandlestickPatterns, candlePatterns, lookbackOf } from '../../src/patterns/index.js';
import { cases } from '../cases.js';
import { candleMarket, type Said, saidOf, series } from './market.js';

/** Made by TA-Lib's own C code: test/data/make/patterns-talib.ts. */
const { made } = JSON.parse(readFileSync('test/data/patterns/talib.json', 'utf8')) as {
  made: { title: string; said: Record<string, Said & { lookback: number }> }[];
};

/** All four in the gate. */
const asked = cases(100_000) === 100_000 ? series : series.slice(0, 1);

test.each(asked.map((one, i) => [one.title, one, made[i]!.said] as const))(
  '%s: every pattern says on every bar what TA-Lib says',
  (_title, { length, tick, seed, thresholds }, said) => {
    const patterns = new CandlestickPatterns(thresholds);
    const columns = patterns.process(candleMarket(length, tick, seed)) as Record<
      string,
      Float64Array
    >;
    const found = candlePatterns.map((pattern) => {
      const lookback = lookbackOf(pattern, patterns.parameters);
      return [pattern.talib, { lookback, ...saidOf(columns[pattern.name]!) }] as const;
    });
    expect(Object.fromEntries(found)).toEqual(said);
    expect(patterns.warmUp).toBe(1 + Math.max(...found.map(([, { lookback }]) => lookback)));
  },
);

test('there are sixty-one, and each of them occurs', () => {
  expect(candlePatterns.length).toBe(61);
  expect(new Set(candlePatterns.map(({ name }) => name)).size).toBe(61);
  const silent = candlePatterns.filter(
    ({ talib }) => Object.keys(made[0]!.said[talib]!.counts).length === 0,
  );
  expect(silent).toEqual([]);
});

test('the page of the docs lists them', () => {
  const { committed, generated } = patternsPage();
  expect(committed === generated ? '' : 'run npx tsx docs/make/patterns.ts').toBe('');
});

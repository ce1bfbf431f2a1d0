import { readFileSync } from 'node:fs';
import type { Bar, SymbolBar } from '../../src/bars/bar.js';
import { barAt } from '../../src/bars/columns.js';
import { fromCsv } from '../../src/formats/index.js';
import type { PipelineOptions } from '../../src/pipeline/options.js';
import { seriesOf, type Temperament } from '../contract/series.js';

/** Speaks as often as it can. */
const nervous = { coolDownBars: 0, hysteresisAtrs: 0 };

/** Small windows, so that a few hundred bars warm everything up. */
export const small: PipelineOptions = {
  base: '1m',
  timeframes: ['1m', '5m', '15m'],
  indicators: { rsi: { kind: 'rsi', period: 5 }, bands: { kind: 'bollinger', period: 6 } },
  denoise: { mode: 'fast', delay: 1 },
  regime: { period: 4, volatilityBars: 8 },
  strategies: {
    cross: { kind: 'maCrossover', fastPeriod: 2, slowPeriod: 4, atrPeriod: 3, ...nervous },
    momentum: {
      kind: 'macdRsi',
      fastPeriod: 2,
      slowPeriod: 4,
      signalPeriod: 2,
      rsiPeriod: 3,
      ...nervous,
    },
  },
  risk: { minConfidence: 0.01 },
  riskTimeframe: '1m',
};

/** The same, but each outcome counts from the first on. */
export const learning: PipelineOptions = {
  ...small,
  correlation: { learning: { minOutcomes: 1, priorOutcomes: 4 } },
};

/** Minutes of `symbol`: a seed and a temperament each. */
export function minutes(
  symbol: string,
  seed: number,
  length: number,
  temperament: Temperament = 'lively',
): SymbolBar[] {
  const bars = seriesOf('bar', temperament, seed, length) as Bar[];
  return bars.map((bar) => ({ ...bar, symbol }));
}

/** The S&P 500 by day, 2000-01-03 to 2020-04-17. */
export function sp500(): SymbolBar[] {
  const text = readFileSync('node_modules/vega-datasets/data/sp500-2000.csv', 'utf8');
  const { columns } = fromCsv(text);
  return Array.from(columns.time, (_, i) => ({ ...barAt(columns, i), symbol: 'SPX' }));
}

export const daily: PipelineOptions = {
  base: '1d',
  timeframes: ['1d', '1w', '1M'],
  calendar: 'us-equities',
};

/** What is said, as text: equal texts are equal results, bit for bit. */
export function printed(result: unknown): string {
  return JSON.stringify(result, (_key, value) => {
    if (typeof value !== 'number' || Number.isFinite(value)) return value;
    return String(value);
  });
}

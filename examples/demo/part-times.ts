import { type Columns, IncrementalIndicators, type Pipeline } from 'barwave';
import { type Bar, barAt, type CalendarName } from 'barwave/bars';
import { TrendVolatilityRegime } from 'barwave/regime';
import { TimeframeAggregator } from 'barwave/timeframe';
import { DataValidator } from 'barwave/validation';
import { WaveletDenoiser } from 'barwave/wavelet';
import type { DemoOptions } from './arguments.js';

/**
 * What the parts of a pipeline take by themselves, in µs a bar of the file: each is fed all bars, in a
 * loop of its own, twice, and timed the second time.
 */
export function partTimes(
  columns: Columns,
  { base, timeframes, calendar }: DemoOptions,
  { config }: Pipeline,
): Record<string, Float64Array> {
  const market = { base, calendar: calendar as CalendarName };
  const parts: Record<string, () => (bar: Bar) => unknown> = {
    'rules of the validator': () => {
      const validator = new DataValidator(market);
      return (bar) => validator.update(bar);
    },
    timeframes: () => {
      const aggregator = new TimeframeAggregator({ ...market, timeframes });
      return (bar) => aggregator.update(bar);
    },
    'indicators, of one timeframe': () => {
      const indicators = new IncrementalIndicators(config.indicators);
      return (bar) => indicators.update(bar);
    },
    'denoised price, of one timeframe': () => {
      const denoiser = new WaveletDenoiser({ mode: 'fast', delay: 0 });
      return ({ close }) => denoiser.update(close);
    },
    'regime, of one timeframe': () => {
      const regime = new TrendVolatilityRegime();
      return (bar) => regime.update(bar);
    },
  };
  return Object.fromEntries(
    Object.entries(parts).map(([name, make]) => {
      timesOf(columns, make());
      return [name, timesOf(columns, make())];
    }),
  );
}

function timesOf(columns: Columns, run: (bar: Bar) => unknown): Float64Array {
  return Float64Array.from(columns.time, (_, i) => {
    const bar = barAt(columns, i);
    const started = performance.now();
    run(bar);
    return 1000 * (performance.now() - started);
  });
}

import { readdirSync } from 'node:fs';
import { Streaming } from '../../src/core/streaming.js';
import {
  DataValidator,
  FormingFeed,
  IncrementalIndicators,
  Pipeline,
  TimeframeAggregator,
} from '../../src/index.js';
import { CandlestickPatterns, OperatorDetector } from '../../src/patterns/index.js';
import { Book } from '../../src/simulation/index.js';
import type { Doorway } from '../../src/testing/index.js';
import { RangeBars, Renko } from '../../src/timeframe/index.js';

/** Every exported module that is fed bars from outside. */
export const modules: Readonly<Record<string, () => unknown>> = {
  Book: () => {
    const book = new Book('X', { policy: 'base' });
    const exits = { stop: 1e-6, target: 1e6, trailDistance: 1e5 };
    book.submit({ id: 'a', side: 'buy', kind: 'market', quantity: 1, exits });
    return book;
  },
  DataValidator: () => new DataValidator({ base: '1m' }),
  OperatorDetector: () => new OperatorDetector(new CandlestickPatterns()),
  FormingFeed: () => new FormingFeed({ timeframe: '1m' }),
  IncrementalIndicators: () =>
    new IncrementalIndicators({
      rsi: { kind: 'rsi', period: 3 },
      calm: { kind: 'sma', period: 2, of: 'rsi' },
      flow: { kind: 'obv' },
    }),
  Pipeline: () =>
    new Pipeline({
      base: '1m',
      timeframes: ['1m', '5m'],
      indicators: { rsi: { kind: 'rsi', period: 3 } },
      strategies: { trend: { kind: 'maCrossover', fastPeriod: 2, slowPeriod: 3, atrPeriod: 2 } },
      regime: { period: 2, volatilityBars: 2 },
      denoise: false,
    }),
  RangeBars: () => new RangeBars({ range: 1 }),
  Renko: () => new Renko({ brick: 1 }),
  TimeframeAggregator: () => new TimeframeAggregator({ base: '1m', timeframes: ['5m'] }),
};

/** What absorbs and can be saved, but is not fed bars: lists, rows, views, signals, trades. */
export const fedWithin: readonly string[] = [
  ...['Account', 'PaperBroker', 'Backtest', 'RunningExposure', 'RunningPerformance'],
  'StrategyTracker',
  ...['IndicatorSet', 'PipelineCore', 'PriceBars', 'Remembering'], // their heirs are listed
  ...['QualityHistory', 'TradeAggregator'],
  ...['BayesianLinear', 'FeatureAnomaly', 'FtrlLogistic', 'Hedge', 'PredictionEngine'], // held to the same laws in test/learning
  'BollingerBreakout',
  'Calibrator',
  ...['ChangePoint', 'Cusum'],
  'DelayedLabels',
  'DrawdownGuard',
  'EwCorrelationMatrix',
  'FeatureScaler',
  'IsotonicCalibrator',
  'LevelBreakout',
  'MaCrossover',
  'MacdRsi',
  'ParallelPipeline', // answers later; held to what a Pipeline says in test/parallel
  'RsiTrend',
  'SignalCorrelator',
  'TrailingStop',
];

/** Names of everything exported that absorbs and can be saved, operators apart. */
export async function exportedModules(): Promise<string[]> {
  const names = new Set<string>();
  const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const room of rooms) {
    const exported: Record<string, unknown> = await import(`../../src/${room.name}/index.ts`);
    for (const [name, value] of Object.entries(exported)) if (isModule(value)) names.add(name);
  }
  return [...names].filter((name) => !fedWithin.includes(name)).sort();
}

function isModule(value: unknown): boolean {
  if (typeof value !== 'function' || value === Streaming) return false;
  const prototype = value.prototype as Partial<Doorway> | undefined;
  if (prototype === undefined || prototype instanceof Streaming) return false;
  return typeof prototype.update === 'function' && typeof prototype.snapshot === 'function';
}

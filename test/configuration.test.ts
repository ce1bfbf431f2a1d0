import { expect, it } from 'vitest';
import { ConfigError } from '../src/core/index.js';
import { EwCorrelationMatrix, SignalCorrelator } from '../src/correlation/index.js';
import { Bollinger, IncrementalIndicators, Vwap } from '../src/indicators/index.js';
import { Calibrator, DelayedLabels, IsotonicCalibrator } from '../src/learning/index.js';
import { Metrics } from '../src/metrics/index.js';
import { FeatureScaler } from '../src/normalization/index.js';
import { ModelChain } from '../src/patterns/index.js';
import { Pipeline } from '../src/pipeline/index.js';
import { DrawdownGuard, TrailingStop } from '../src/risk/index.js';
import { Book, PaperBroker } from '../src/simulation/index.js';
import {
  FormingFeed,
  RangeBars,
  Renko,
  TimeframeAggregator,
  TradeAggregator,
} from '../src/timeframe/index.js';
import { DataValidator, QualityHistory } from '../src/validation/index.js';

// Whatever stands in options, a constructor takes it or throws one kind of error, in words.

const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;
let deep: unknown = {};
for (let i = 0; i < 20_000; i++) deep = { deep };

const hostile: readonly unknown[] = [
  ...[null, undefined, true, 0, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY, 1e308, 5n],
  ...['', 'text', 'x'.repeat(100_000), Symbol('x'), [], new Array(3), [null], {}, { x: 1 }],
  ...[() => 1, class {}, new Date(0), new Map(), Object.create(null), cyclic, deep],
  JSON.parse('{"__proto__":{"a":1}}'),
];

const options: Readonly<Record<string, readonly [object, (given: never) => unknown]>> = {
  DataValidator: [
    {
      ...{ base: '1m', calendar: '24/7', conflict: 'last', feed: 'dense', hold: 0, policy: 'keep' },
      ...{ gapToleranceBars: 0, negativePrices: false, sources: ['a'], rules: {}, tick: 0.01 },
      ...{ maxLagMs: 1000, minVolume: 1, maxPriceChange: 0.5, maxZScore: 5, own: [] },
    },
    (given) => new DataValidator(given),
  ],
  TimeframeAggregator: [
    {
      ...{ base: '1m', timeframes: ['5m'], calendar: '24/7', closeDelayMs: 0, revisableBars: 1 },
      ...{ conflict: 'last', method: 'ohlc', maxFillBars: 0, dropIncompleteFirst: false },
    },
    (given) => new TimeframeAggregator(given),
  ],
  SignalCorrelator: [
    {
      ...{ timeframes: ['1m'], strategies: ['a'], weights: { '1m': 1 }, halfLifeBars: 1 },
      ...{ expiryBars: 3, rho: 0.5, deadZone: 0.01, calendar: '24/7' },
    },
    (given) => new SignalCorrelator(given),
  ],
  Pipeline: [
    {
      ...{ base: '1m', timeframes: ['1m'], calendar: '24/7', conflict: 'last', validation: {} },
      ...{ indicators: { rsi: { kind: 'rsi' } }, denoise: false, regime: {}, fusion: {}, gaps: {} },
      ...{ strategies: { m: { kind: 'maCrossover' } }, closeDelayMs: 1000, revisableBars: 1 },
      ...{ dropIncompleteFirst: false, correlation: {}, risk: {}, riskTimeframe: '1m' },
      ...{ equity: 1e4, portfolio: { maxExposureRatio: 1 }, symbol: 'x', maxSymbols: 10 },
    },
    (given) => new Pipeline(given),
  ],
  'what a Pipeline is handed': [
    { kinds: {}, strategies: {}, stages: {} },
    (given) => new Pipeline({ base: '1m' }, given),
  ],
  'specs of indicators': [
    { rsi: { kind: 'rsi', period: 5 }, x: { kind: 'sma', period: 3, of: 'rsi' } },
    (given) => new IncrementalIndicators(given),
  ],
  'options of a set': [{ kinds: {} }, (given) => new IncrementalIndicators({}, given)],
  FormingFeed: [{ timeframe: '1m', calendar: '24/7' }, (given) => new FormingFeed(given)],
  TradeAggregator: [{ timeframe: '1m' }, (given) => new TradeAggregator(given)],
  RangeBars: [{ range: 1 }, (given) => new RangeBars(given)],
  Renko: [{ brick: 1 }, (given) => new Renko(given)],
  QualityHistory: [{ periodMs: 1000, maxPeriods: 6 }, (given) => new QualityHistory(given)],
  EwCorrelationMatrix: [{ size: 2, halfLifeBars: 9 }, (given) => new EwCorrelationMatrix(given)],
  DrawdownGuard: [{}, (given) => new DrawdownGuard(given)],
  TrailingStop: [{}, (given) => new TrailingStop(given)],
  Book: [{ policy: 'base' }, (given) => new Book('X', given)],
  PaperBroker: [{}, (given) => new PaperBroker(given)],
  Calibrator: [{}, (given) => new Calibrator(given)],
  IsotonicCalibrator: [{}, (given) => new IsotonicCalibrator(given)],
  DelayedLabels: [{}, (given) => new DelayedLabels(given)],
  FeatureScaler: [{ features: { a: 'zScore' } }, (given) => new FeatureScaler(given)],
  ModelChain: [{ a: () => undefined }, (given) => new ModelChain(given)],
  Metrics: [
    { now: () => 0, rules: [{ type: 'latency', above: 1 }], keep: 3 },
    (given) => new Metrics(given),
  ],
  Bollinger: [{ period: 20, multiplier: 2, mean: 'sma' }, (given) => new Bollinger(given)],
  Vwap: [{ session: '1d', calendar: '24/7' }, (given) => new Vwap(given)],
};

it.each(Object.entries(options))('%s', (_name, [good, make]) => {
  const wrong = hostile.flatMap((value) => [
    value,
    { ...good, unknown: value },
    ...Object.keys(good).map((key) => ({ ...good, [key]: value })),
  ]);
  const odd = wrong.flatMap((given) => {
    try {
      make(given as never);
      return [];
    } catch (error) {
      const isSaid = error instanceof ConfigError && error.message.length < 2_000;
      return isSaid ? [] : [String(error).slice(0, 200)];
    }
  });
  expect(odd).toEqual([]);
});

import { sweep, sweepTable } from '../../src/backtest/index.js';
import * as bars from '../../src/bars/index.js';
import { decodeBinary, encodeBinary, encodeText, Matrix, Row } from '../../src/core/index.js';
import * as correlation from '../../src/correlation/index.js';
import type { Instrument, VenueShape } from '../../src/formats/index.js';
import * as formats from '../../src/formats/index.js';
import * as history from '../../src/history/index.js';
import { IncrementalIndicators, Sma } from '../../src/indicators/index.js';
import * as learning from '../../src/learning/index.js';
import { health, prometheusText } from '../../src/metrics/index.js';
import { hostLanes, hostTraining, ParallelTraining } from '../../src/parallel/index.js';
import { candlePatterns, lookbackOf } from '../../src/patterns/index.js';
import * as performance_ from '../../src/performance/index.js';
import * as pipeline_ from '../../src/pipeline/index.js';
import * as regime from '../../src/regime/index.js';
import { returnsSummary } from '../../src/report/index.js';
import * as risk from '../../src/risk/index.js';
import { PaperBroker } from '../../src/simulation/index.js';
import * as spectral from '../../src/spectral/index.js';
import * as statistics from '../../src/statistics/index.js';
import {
  MaCrossover,
  needsOf,
  priorUp,
  processAllStrategies,
  signalFrom,
} from '../../src/strategies/index.js';
import * as testing from '../../src/testing/index.js';
import { formingFrom, TimeframeAggregator } from '../../src/timeframe/index.js';
import {
  DataValidator,
  detectOutliers,
  parentFault,
  sentenceOf,
} from '../../src/validation/index.js';
import * as wavelet from '../../src/wavelet/index.js';

const series = Float64Array.from({ length: 64 }, (_, t) => 100 + Math.sin(t));
const shares = Float64Array.from({ length: 64 }, (_, t) => (t % 10) / 10);
const returns = Array.from(series, (x) => (x - 100) / 100);
const fold = { train: [{ from: 0, to: 10 }], test: { from: 10, to: 20 } };
const drawing = { random: () => 0.5, blockBars: 2, samples: 10 };
const swept = { pipeline: { base: '1m' }, parameters: { 'orders.mostBars': [1, 2] } };
const times = Float64Array.from({ length: 64 }, (_, t) => t * 60_000);
const columns = {
  time: times,
  open: series,
  high: series,
  low: series,
  close: series,
  volume: series,
};
const observed = { times, values: series };
const rows = [series, series];
const [year] = [{ periodsPerYear: 252 }];

const bar = { time: 0, open: 1, high: 2, low: 1, close: 2, volume: 3 };
const pair: Instrument = formats.cryptoPair(['A', 'B'], { binance: { tick: 1, step: 1 } });
const symbols = new formats.SymbolMap([pair]);
const calibrator = new learning.Calibrator();
const venue: VenueShape = { name: 'x', pages: [], read: () => ({ rows: [] }) as never };

const validator = new DataValidator({ base: '1m' });
const broker = new PaperBroker({ account: { cash: 1000 } });

const pipeline = new pipeline_.Pipeline({ base: '1m' });
const result = pipeline.update({ ...bar, symbol: 'A' });
const policy = risk.riskPolicy({ step: 1 });
const sized = { equity: 1000, entry: 50, stop: 40 };
const decision = risk.decide(policy, {
  ...{ symbol: 'A', time: 0, end: 60_000, decidedAt: 60_000, price: 100, atr: 1, equity: 1000 },
  composite: { direction: 'up', confidence: 0.5, coverage: 1 },
});
const terms = { step: 1, pointValue: 1, minQuantity: 0, minNotional: 0, quoteRate: 1 };
const book = { equity: 1000, limits: { maxExposureRatio: 1 } };
const opinion = { direction: 'up', strength: 0.5, horizonBars: 5, reasons: [] };
const origin = {
  ...{ symbol: 'A', timeframe: '1m', family: 'trend', strategy: 'mine' },
  bar: { time: 0, end: 60_000, revision: 0, received: 1, expected: 1 },
};
const strategy = new MaCrossover({ fastPeriod: 2, slowPeriod: 3 });
const aggregator = new TimeframeAggregator({ base: '1m', timeframes: ['5m'] });
const engine = new learning.PredictionEngine({ features: ['body'] });
const port = { postMessage: () => {}, on: () => {} };
const closes = Array.from(series);
const subject = { Class: Sma, parameters: { period: 2 } };
const door = () => new Sma(2);
const causal = { tell: (some: readonly unknown[]) => some.map(() => 1) };
const trial = {
  make: () => ({ update: () => 5 }),
  good: () => 5,
  print: String,
  failures: () => 0,
  nonsense: [],
};

/** By name: a call that is right. Each of its arguments in turn is replaced. */
export const calls: Readonly<
  Record<string, readonly [call: (...given: never[]) => unknown, ...right: unknown[]]>
> = {
  dwt: [wavelet.dwt, series, {}],
  idwt: [wavelet.idwt, series, series, {}],
  wavedec: [wavelet.wavedec, series, {}],
  waverec: [wavelet.waverec, wavelet.wavedec(series), {}],
  swt: [wavelet.swt, series, {}],
  iswt: [wavelet.iswt, rows, {}],
  modwt: [wavelet.modwt, series, {}],
  imodwt: [wavelet.imodwt, wavelet.modwt(series), {}],
  mra: [wavelet.mra, series, {}],
  scalogram: [wavelet.scalogram, series, {}],
  waveletVariance: [wavelet.waveletVariance, series, {}],
  threshold: [wavelet.threshold, series, 1],
  energyDistribution: [wavelet.energyDistribution, series],
  periodogram: [spectral.periodogram, series, {}],
  welch: [spectral.welch, series, {}],
  coherence: [spectral.coherence, series, series, {}],
  convolve: [spectral.convolve, series, series],
  crossCorrelation: [spectral.crossCorrelation, series, series, 5],
  dominantCycle: [spectral.dominantCycle, series, {}],
  leadLag: [correlation.leadLag, series, series, 5],
  rankCorrelation: [correlation.rankCorrelation, series, series],
  hayashiYoshida: [correlation.hayashiYoshida, observed, observed],
  asynchronousLead: [correlation.asynchronousLead, observed, observed, times],
  waveletCorrelation: [correlation.waveletCorrelation, rows, rows, 2],
  calibrationOf: [learning.calibrationOf, shares, shares, {}],
  isotonicFit: [learning.isotonicFit, series, series],
  promoted: [learning.promoted, [], 'a'],
  registryToText: [learning.registryToText, []],
  simpleReturns: [performance_.simpleReturns, series],
  compounded: [performance_.compounded, returns],
  totalReturn: [performance_.totalReturn, series],
  compoundAnnualGrowth: [performance_.compoundAnnualGrowth, series, 1],
  drawdowns: [performance_.drawdowns, series],
  maxDrawdown: [performance_.maxDrawdown, series],
  ulcerIndexOf: [performance_.ulcerIndexOf, series],
  annualVolatility: [performance_.annualVolatility, returns, 252],
  sharpeRatio: [performance_.sharpeRatio, returns, year],
  sortinoRatio: [performance_.sortinoRatio, returns, year],
  omegaRatio: [performance_.omegaRatio, returns],
  downsideDeviation: [performance_.downsideDeviation, returns],
  valueAtRisk: [performance_.valueAtRisk, returns, {}],
  conditionalValueAtRisk: [performance_.conditionalValueAtRisk, returns, {}],
  benchmarkFit: [performance_.benchmarkFit, returns, returns],
  performanceSummary: [performance_.performanceSummary, series, year],
  rollingPerformance: [performance_.rollingPerformance, series, 5, year],
  monthlyReturns: [performance_.monthlyReturns, times, series],
  selectionEvidence: [performance_.selectionEvidence, rows, {}],
  probabilityOfOverfitting: [performance_.probabilityOfOverfitting, rows, {}],
  purgedFolds: [performance_.purgedFolds, 10, {}],
  walkForwardFolds: [performance_.walkForwardFolds, 10, { testPeriods: 2, trainPeriods: 2 }],
  tradeSummary: [performance_.tradeSummary, []],
  returnsSummary: [returnsSummary, series, {}],
  detectGaps: [
    (...given: never[]) => validator.detectGaps(...(given as unknown as [never])),
    times,
    {},
  ],
  fillGapsForward: [
    (...given: never[]) => validator.fillGapsForward(...(given as unknown as [never])),
    [],
    {},
  ],
  calculateQualityScore: [(bars: never) => validator.calculateQualityScore(bars), []],
  protect: [
    (...given: never[]) => broker.protect(...(given as unknown as [never, never])),
    'A',
    {},
  ],
  detectOutliers: [detectOutliers, series, {}],
  toCandles: [formats.toCandles, []],
  toLine: [formats.toLine, times, series],
  toMarkers: [formats.toMarkers, []],
  toUplot: [formats.toUplot, times, series],
  toUdf: [formats.toUdf, columns],
  toCsv: [formats.toCsv, columns],
  fromCcxt: [formats.fromCcxt, [], 'A', {}],
  sortBars: [formats.sortBars, columns],
  dedupeBars: [formats.dedupeBars, columns],
  orderOf: [formats.orderOf, times],
  encodeBars: [history.encodeBars, columns],
  decodeBars: [history.decodeBars, history.encodeBars(columns), {}],
  health: [health, {}, {}],
  prometheusText: [prometheusText, { metrics: {}, errors: { byComponent: {} } }],
  // Functions of single numbers, names and records: what is no number is NaN.
  probabilityOf: [statistics.probabilityOf, 1],
  logOddsOf: [statistics.logOddsOf, 0.6],
  normalCdf: [statistics.normalCdf, 1],
  normalDensity: [statistics.normalDensity, 1],
  normalQuantile: [statistics.normalQuantile, 0.6],
  priorUp: [priorUp, 'up', 1],
  floorToStep: [risk.floorToStep, 1.2, 0.1],
  atrStop: [risk.atrStop, 100, 3, 2, 'long'],
  portfolioRisk: [risk.portfolioRisk, [1], [[0.04]], {}],
  effectiveSample: [correlation.effectiveSample, 100, 0.5, 0.5],
  correlationInterval: [correlation.correlationInterval, 0.5, 50, {}],
  modwtColumns: [wavelet.modwtColumns, 2, 8],
  columnsOf: [bars.columnsOf, [bar]],
  isoTime: [formats.isoTime, 0],
  readTime: [formats.readTime, '2024-01-02'],
  labelReader: [formats.labelReader, {}],
  defineVenue: [formats.defineVenue, venue],
  cryptoPair: [formats.cryptoPair, ['A', 'B'], {}, ['kraken']],
  fxPair: [formats.fxPair, 'EUR', 'USD'],
  usEquity: [formats.usEquity, 'SPY'],
  SymbolMap: [(given: never) => new formats.SymbolMap(given), [pair]],
  'an instrument': [(given: never) => new formats.SymbolMap([given]), pair],
  'its aliases': [(aliases: never) => new formats.SymbolMap([{ ...pair, aliases }]), ['C']],
  'its listings': [(given: never) => new formats.SymbolMap([{ ...pair, listings: given }]), {}],
  'a listing': [
    (given: never) => new formats.SymbolMap([{ ...pair, listings: { x: given } }]),
    { name: 'C' },
  ],
  resolve: [(...given: [never, never]) => symbols.resolve(...given), 'A/B', 'binance'],
  canonical: [(...given: [never, never]) => symbols.canonical(...given), 'A/B', 'binance'],
  listing: [(...given: [never, never]) => symbols.listing(...given), 'A/B', 'binance'],
  nameAt: [(...given: [never, never]) => symbols.nameAt(...given), 'A/B', 'binance'],
  'Calibrator.update': [(...given: [never, never]) => calibrator.update(...given), {}, 0],
  'Calibrator.peek': [(...given: [never, never]) => calibrator.peek(...given), {}, 0],
  'Calibrator.probability': [(...given: [never]) => calibrator.probability(...given), 0.6],
  'Calibrator.mapBeside': [(...given: [never]) => calibrator.mapBeside(...given), 0],
  sentenceOf: [sentenceOf, 'not-finite', []],
  parentFault: [parentFault, bar, [bar]],
  decodeBinary: [decodeBinary, encodeBinary(calibrator.snapshot()), {}],
  sweepTable: [
    sweepTable,
    {
      configurations: [],
      evidence: { sharpes: [], expectedBest: 0, deflatedSharpe: 0, probabilityOfOverfitting: 0 },
    },
  ],
  varianceRatio: [regime.varianceRatio, returns, 2],
  walkForward: [performance_.walkForward, [returns], [fold]],
  'walkForward, a fold': [walking, fold],
  'walkForward, its training': [(train: never) => walking({ ...fold, train }), fold.train],
  'walkForward, a stretch': [(one: never) => walking({ ...fold, train: [one] }), fold.test],
  'walkForward, its test': [(test: never) => walking({ ...fold, test }), fold.test],
  blockBootstrap: [performance_.blockBootstrap, returns, () => 1, drawing],
  'blockBootstrap, its source': [
    (random: never) => performance_.blockBootstrap(returns, () => 1, { ...drawing, random }),
    drawing.random,
  ],
  firstForecast: [learning.firstForecast, [undefined], { target: 'return', horizonBars: 1 }],
  'sweep, its bars': [(bars: never) => sweep({ ...swept, bars }), []],
  'sweep, its actions': [(actions: never) => sweep({ ...swept, bars: [], actions }), []],
  encodeText: [encodeText, calibrator.snapshot()],
  encodeBinary: [encodeBinary, calibrator.snapshot()],
  decide: [risk.decide, policy, {}],
  sizeBy: [risk.sizeBy, policy, { kind: 'kelly' }, sized],
  sizeFixedFractional: [risk.sizeFixedFractional, policy, sized],
  lossAtStop: [risk.lossAtStop, policy, 100, 96],
  limitExposure: [risk.limitExposure, [decision], book, () => terms],
  commitmentOf: [risk.commitmentOf, decision, 1],
  orderSideOf: [risk.orderSideOf, decision],
  signalFrom: [signalFrom, opinion, origin],
  needsOf: [needsOf, [strategy], {}],
  processAllStrategies: [processAllStrategies, { symbol: 'A', timeframe: '1m', bars: [bar] }],
  'processAllStrategies, its bars': [
    (bars: never) => processAllStrategies({ symbol: 'A', timeframe: '1m', bars }),
    [bar],
  ],
  'processAllStrategies, a bar': [
    (one: never) => processAllStrategies({ symbol: 'A', timeframe: '1m', bars: [one] }),
    bar,
  ],
  rowColumns: [pipeline_.rowColumns, result],
  namedNumbers: [pipeline_.namedNumbers, ['a'], [1]],
  forecastVitals: [pipeline_.forecastVitals, result],
  'what a stage said': [
    (said: never) => pipeline_.forecastVitals({ stages: { '1m': { mine: said } } }),
    {},
  ],
  saidOverAll: [pipeline_.saidOverAll, [], {}],
  'an event over all': [
    (stages: never) => pipeline_.saidOverAll([{ type: 'portfolio', end: 5, stages }], {}),
    {},
  ],
  predictionStrategy: [
    pipeline_.predictionStrategy,
    { needs: { rsi: { kind: 'rsi' } }, features: ['rsi'] },
    {},
  ],
  'predictionStrategy, its needs': [
    (needs: never) => pipeline_.predictionStrategy({ needs, features: ['body'] }),
    { rsi: { kind: 'rsi' } },
  ],
  regimeOf: [regime.regimeOf, { trend: 0, volatility: 0, adx: 5, volatilityRank: 0.5 }],
  regimeName: [regime.regimeName, 0, 1],
  regimeNameIn: [regime.regimeNameIn, new Row(['regime.trend'], new Float64Array(1))],
  lookbackOf: [lookbackOf, candlePatterns[0], { averageBars: 10, nearBars: 5 }],
  formingFrom: [formingFrom, ['5m'], aggregator.captureForming(), {}],
  registryEntry: [learning.registryEntry, 'a', engine, {}],
  hostLanes: [hostLanes, port, {}],
  hostTraining: [hostTraining, port, {}],
  'a letter to lanes': [(letter: never) => hostLanes(telling(letter), {}), { order: {} }],
  'a letter to training': [(letter: never) => hostTraining(telling(letter), {}), { job: {} }],
  holdCausal: [testing.holdCausal, causal, [bar]],
  holdDetached: [testing.holdDetached, door, closes.slice(0, 9), String],
  holdDoor: [testing.holdDoor, door, closes.slice(0, 9), String],
  holdOwnCode: [testing.holdOwnCode, trial, [1]],
  holdSnapshots: [testing.holdSnapshots, subject, closes.slice(0, 9), () => false],
  lawOfReference: [testing.lawOfReference, subject, closes.slice(0, 9)],
  injectFaults: [testing.injectFaults, [bar], { kind: 'duplicate', seed: 1 }],
  Matrix: [(rows: never) => new Matrix(rows), rows],
  ParallelTraining: [(given: never) => new ParallelTraining(given), { ports: [port] }],
  strategyStream: [testing.strategyStream, strategy, new IncrementalIndicators(strategy.needs), {}],
};

/** One fold, of returns that are there. */
function walking(fold: unknown): unknown {
  return performance_.walkForward([returns], [fold as never]);
}

/** A port at which one thing is heard at once. */
function telling(value: unknown): never {
  const port = {
    postMessage: () => {},
    on: (event: string, heard: (value: unknown) => void) => event === 'message' && heard(value),
  };
  return port as never;
}

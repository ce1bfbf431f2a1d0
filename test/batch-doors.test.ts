import { describe, expect, it } from 'vitest';
import { sweepTable } from '../src/backtest/index.js';
import * as bars from '../src/bars/index.js';
import { ConfigError, decodeBinary, encodeBinary, SnapshotError } from '../src/core/index.js';
import * as correlation from '../src/correlation/index.js';
import type { Instrument, VenueShape } from '../src/formats/index.js';
import * as formats from '../src/formats/index.js';
import * as history from '../src/history/index.js';
import * as learning from '../src/learning/index.js';
import { health, prometheusText } from '../src/metrics/index.js';
import * as performance_ from '../src/performance/index.js';
import { returnsSummary } from '../src/report/index.js';
import * as risk from '../src/risk/index.js';
import { PaperBroker } from '../src/simulation/index.js';
import * as spectral from '../src/spectral/index.js';
import * as statistics from '../src/statistics/index.js';
import { priorUp } from '../src/strategies/index.js';
import { DataValidator, detectOutliers, parentFault, sentenceOf } from '../src/validation/index.js';
import * as wavelet from '../src/wavelet/index.js';

// The law of doors for functions over whole series: whatever stands in place of a series, a list or the
// options is refused by its name, at once. A length alone, of an object that is no array, may claim what
// no memory holds.

const throwing = new Proxy(
  {},
  {
    get: () => fail(),
    has: () => fail(),
    ownKeys: () => fail(),
    getPrototypeOf: () => fail(),
    getOwnPropertyDescriptor: () => fail(),
  },
);

function fail(): never {
  throw new Error('hostile');
}

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

const hostile: readonly (readonly [name: string, make: () => unknown])[] = [
  ['null', () => null],
  ['a number', () => 5],
  ['text', () => 'x'],
  ['a bigint', () => 5n],
  ['a symbol', () => Symbol('s')],
  ['a function', () => () => 5],
  ['an empty record', () => ({})],
  ['a record without a prototype', () => Object.create(null)],
  ['an array of nothing', () => [null, undefined, Symbol('s'), 5n, {}, Object.create(null)]],
  ['a sparse array', () => new Array(5)],
  ['a length of four billion', () => ({ length: 4e9 })],
  ['a length below 0', () => ({ length: -1 })],
  ['a proxy that throws', () => throwing],
  ['a revoked record', () => revoked({})],
  ['a revoked array', () => revoked([])],
];

const series = Float64Array.from({ length: 64 }, (_, t) => 100 + Math.sin(t));
const shares = Float64Array.from({ length: 64 }, (_, t) => (t % 10) / 10);
const returns = Array.from(series, (x) => (x - 100) / 100);
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

/** By name: a call that is right. Each of its arguments in turn is replaced. */
const calls: Readonly<
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
};

describe('a function over a series refuses by name what is none', () => {
  it.each(Object.entries(calls))('%s', (_, [call, ...right]) => {
    expect(() => call(...(right as never[]))).not.toThrow();
    for (const [place] of right.entries()) {
      for (const [name, make] of hostile) {
        const given = right.with(place, make());
        const before = performance.now();
        const threw = thrownBy(() => call(...(given as never[])));
        const isOwn =
          threw === undefined || threw instanceof ConfigError || threw instanceof SnapshotError;
        expect(isOwn ? '' : `${name} at ${place}: ${threw}`).toBe('');
        expect(performance.now() - before, name).toBeLessThan(500);
      }
    }
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}

import * as bars from '../../src/bars/index.js';
import * as correlation from '../../src/correlation/index.js';
import { partitionOf } from '../../src/parallel/index.js';
import * as performance_ from '../../src/performance/index.js';
import * as risk from '../../src/risk/index.js';
import * as statistics from '../../src/statistics/index.js';
import * as strategies from '../../src/strategies/index.js';
import * as wavelet from '../../src/wavelet/index.js';

const bar = { time: 0, open: 1, high: 2, low: 1, close: 2, volume: 3 };
const columns = bars.columnsOf([bar, bar]);
const [minute, hour] = [bars.timeframeOf('1m'), bars.timeframeOf('1h')];
const voice = { key: 'a', pUp: 0.6, weight: 1 };
const sample = { sharpe: 0.1, count: 252, skewness: 0, excessKurtosis: 0 };
const signal = {
  baseSignal: { id: 'a', end: 5, direction: 'up' },
  ...{ timeframe: '1h', tradingStyle: 'swing', compositeConfidence: 0.5 },
  ...{ correlatedSignals: [], opposingSignals: [], metadata: { correlationStrength: 1 } },
};
const calendar = bars.calendars['us-equities'];

/** As `calls`: functions of names, times, zones, timeframes and single records. */
export const singleCalls: Readonly<
  Record<string, readonly [call: (...given: never[]) => unknown, ...right: unknown[]]>
> = {
  dayNumber: [bars.dayNumber, 2024, 2, 29],
  civilDate: [bars.civilDate, 5],
  weekdayOf: [bars.weekdayOf, 5],
  isoDate: [bars.isoDate, 5],
  parseIsoDate: [bars.parseIsoDate, '2024-02-29'],
  easterSunday: [bars.easterSunday, 2024],
  epochUnit: [bars.epochUnit, 5],
  epochMs: [bars.epochMs, 5],
  offsetAt: [bars.offsetAt, bars.newYork, 5],
  instantOf: [bars.instantOf, bars.newYork, 5],
  localTime: [bars.localTime, bars.newYork, 5],
  'a change of a zone': [
    (change: never) => bars.localTime({ name: 'x', transitions: [change] }, 5),
    [0, 5],
  ],
  divides: [bars.divides, minute, hour],
  withAnchors: [bars.withAnchors, calendar, { '1h': 'clock' }],
  'withAnchors, a zone': [(zone: never) => bars.withAnchors({ ...calendar, zone }, {}), bars.utc],
  fittingAnchor: [bars.fittingAnchor, new bars.Schedule(), hour, 5],
  emptyColumns: [bars.emptyColumns, 5],
  sliceColumns: [bars.sliceColumns, columns, 0, 1],
  priceOf: [bars.priceOf, 'hlc3', bar],
  priceColumn: [bars.priceColumn, 'hlc3', columns],
  'priceColumn, a column': [
    (open: never) => bars.priceColumn('hlc3', { ...columns, open }),
    columns.open,
  ],
  pool: [correlation.pool, [voice], 0.5],
  'pool, a voice': [(one: never) => correlation.pool([one], 0.5), voice],
  'pool, a key': [(key: never) => correlation.pool([{ ...voice, key }], 0.5), 'a'],
  'pool, a weight': [(weight: never) => correlation.pool([{ ...voice, weight }], 0.5), 1],
  'pool, a probability': [(pUp: never) => correlation.pool([{ ...voice, pUp }], 0.5), 0.5],
  horizonFactor: [correlation.horizonFactor, 5, 6],
  prioritised: [correlation.prioritised, [signal], {}],
  'prioritised, a signal': [(one: never) => correlation.prioritised([one, one]), signal],
  'prioritised, its base': [
    (baseSignal: never) => correlation.prioritised([{ ...signal, baseSignal } as never]),
    signal.baseSignal,
  ],
  'prioritised, its timeframe': [
    (timeframe: never) => correlation.prioritised([{ ...signal, timeframe } as never]),
    '1d',
  ],
  'prioritised, styles': [(styles: never) => correlation.prioritised([], { styles }), ['swing']],
  'prioritised, since': [(since: never) => correlation.prioritised([], { since }), 5],
  partitionOf: [partitionOf, 'A', 4],
  probabilisticSharpe: [performance_.probabilisticSharpe, sample, 0.1],
  'probabilisticSharpe, a ratio': [
    (sharpe: never) => performance_.probabilisticSharpe({ ...sample, sharpe }),
    0.1,
  ],
  'probabilisticSharpe, a moment': [
    (skewness: never) => performance_.probabilisticSharpe({ ...sample, skewness }),
    0.1,
  ],
  expectedMaximumSharpe: [performance_.expectedMaximumSharpe, 10, 0.1],
  deflatedSharpe: [performance_.deflatedSharpe, sample, { trials: 10, variance: 0.1 }],
  decisionId: [risk.decisionId, 'A', 5, 0],
  quantileOf: [statistics.quantileOf, Float64Array.of(1, 2), 0.5],
  directionOf: [strategies.directionOf, 0.1],
  signOf: [strategies.signOf, 'up'],
  escaped: [strategies.escaped, 'a|b'],
  signalId: [strategies.signalId, 'A', '1h', 5, 'mine', 0],
  tradingStyleOf: [strategies.tradingStyleOf, hour, {}],
  'tradingStyleOf, a style': [
    (style: never) => strategies.tradingStyleOf(hour, { '1h': style }),
    'day',
  ],
  dwtMaxLevel: [wavelet.dwtMaxLevel, 100, 'db4'],
};

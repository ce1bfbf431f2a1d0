import { createRequire } from 'node:module';
import * as rivals from 'trading-signals';
import { classOf } from '../../src/indicators/index.js';
import { peeking, processing, updating } from '../harness/operator-rows.js';
import type { Contestant, Row } from '../harness/row.js';

const require = createRequire(import.meta.url);
const technical = require('technicalindicators') as Record<string, Peer>;
type Peer = { new (options: object): object };

/** The same work elsewhere; what each peer calls it and what it takes. */
interface Work {
  /** As the catalogue and the C program call it. */
  readonly kind: string;
  readonly name: string;
  readonly parameters: object;
  readonly tradingSignals: () => unknown;
  readonly technicalIndicators: readonly [className: string, options: object];
  /** A call of indicatorts, in which `it` is that module. */
  readonly indicatorts?: string;
}

const { EMA } = rivals;

/** Nobody else offers VWAP by session or %B and width; peers do what they call by the name. */
const work: readonly Work[] = [
  {
    kind: 'sma',
    name: 'SMA 20',
    parameters: { period: 20 },
    tradingSignals: () => new rivals.SMA(20),
    technicalIndicators: ['SMA', { period: 20 }],
    indicatorts: 'it.sma(lists.close, { period: 20 })',
  },
  {
    kind: 'ema',
    name: 'EMA 20',
    parameters: { period: 20 },
    tradingSignals: () => new EMA(20),
    technicalIndicators: ['EMA', { period: 20 }],
    indicatorts: 'it.ema(lists.close, { period: 20 })',
  },
  {
    kind: 'rsi',
    name: 'RSI 14',
    parameters: { period: 14 },
    tradingSignals: () => new rivals.RSI(14),
    technicalIndicators: ['RSI', { period: 14 }],
    indicatorts: 'it.rsi(lists.close, { period: 14 })',
  },
  {
    kind: 'macd',
    name: 'MACD 12 26 9',
    parameters: {},
    tradingSignals: () => new rivals.MACD(new EMA(12), new EMA(26), new EMA(9)),
    technicalIndicators: [
      'MACD',
      {
        fastPeriod: 12,
        slowPeriod: 26,
        signalPeriod: 9,
        SimpleMAOscillator: false,
        SimpleMASignal: false,
      },
    ],
    indicatorts: 'it.macd(lists.close, { fast: 12, slow: 26, signal: 9 })',
  },
  {
    kind: 'bollinger',
    name: 'Bollinger 20 2',
    parameters: { period: 20 },
    tradingSignals: () => new rivals.BollingerBands(20, 2),
    technicalIndicators: ['BollingerBands', { period: 20, stdDev: 2 }],
    indicatorts: 'it.bb(lists.close, { period: 20 })',
  },
  {
    kind: 'atr',
    name: 'ATR 14',
    parameters: { period: 14 },
    tradingSignals: () => new rivals.ATR(14),
    technicalIndicators: ['ATR', { period: 14 }],
    indicatorts: 'it.atr(lists.high, lists.low, lists.close, { period: 14 })',
  },
  {
    kind: 'vwap',
    name: 'VWAP',
    parameters: {},
    tradingSignals: () => new rivals.VWAP(),
    technicalIndicators: ['VWAP', {}],
    indicatorts: 'it.vwap(lists.close, lists.volume, { period: 14 })',
  },
  {
    kind: 'stochastic',
    name: 'Stochastic 14 3',
    parameters: { kPeriod: 14, slowing: 1, dPeriod: 3 },
    tradingSignals: () =>
      new rivals.StochasticOscillator({ kPeriod: 14, kSlowingPeriod: 1, dPeriod: 3 }),
    technicalIndicators: ['Stochastic', { period: 14, signalPeriod: 3 }],
    indicatorts: 'it.stoch(lists.high, lists.low, lists.close, { kPeriod: 14, dPeriod: 3 })',
  },
  {
    kind: 'adx',
    name: 'ADX 14',
    parameters: { period: 14 },
    tradingSignals: () => new rivals.ADX(14),
    technicalIndicators: ['ADX', { period: 14 }],
  },
];

/** Four rows for each of the nine. */
export function peerRows(): Row[] {
  return work.flatMap(rowsOf);
}

function rowsOf(one: Work): Row[] {
  const Class = classOf(one.kind);
  const { name, kind, parameters } = one;
  const input = Class.kind.reads === 'value' ? 'close[i]' : 'bars[i]';
  const peers: Record<string, Contestant> = {
    'trading-signals': { make: one.tradingSignals, step: `it.add(${input})` },
    technicalindicators: { make: () => technicalOf(one), step: `it.nextValue(${input})` },
  };
  const contestants = { barwave: updating(Class, parameters), ...peers };
  return [
    { name: `${name}: update`, contestants, native: kind },
    { name: `${name}: update, newborn`, contestants, newborn: true },
    { name: `${name}: peek`, contestants: { barwave: peeking(Class, parameters) } },
    {
      name: `${name}: process`,
      contestants: { barwave: processing(Class, parameters), ...batchPeers(one) },
      native: kind,
      whole: true,
    },
  ];
}

const emptyColumns = { values: [], high: [], low: [], close: [], volume: [] };

function technicalOf({ technicalIndicators: [className, options] }: Work): object {
  return new technical[className]!({ ...options, ...structuredClone(emptyColumns) });
}

/** Those who work over whole arrays. */
function batchPeers(one: Work): Record<string, Contestant> {
  const [className, options] = one.technicalIndicators;
  const batch: Record<string, Contestant> = {
    technicalindicators: {
      make: ({ lists }) => {
        const { calculate } = technical[className] as unknown as { calculate: unknown };
        return { calculate, options: { ...options, ...lists, values: lists.close } };
      },
      step: 'it.calculate(it.options)',
    },
  };
  if (one.indicatorts !== undefined && indicatorts !== undefined) {
    batch['indicatorts'] = { make: () => indicatorts, step: one.indicatorts };
  }
  return batch;
}

const indicatorts: unknown = optional('indicatorts');

/** A peer that need not be installed. */
function optional(name: string): unknown {
  try {
    return require(name);
  } catch {
    return undefined;
  }
}

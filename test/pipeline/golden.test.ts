import { expect, it } from 'vitest';
import { cases } from '../cases.js';
import { type Said, saidTo } from './golden.js';

/**
 * What 0.1.0 said, by the number of symbols, of bars, and whether the newest bar was corrected. The
 * hashes of decisions are later ones. The first bar after three days waits for its successor since,
 * so four decisions say a later `decidedAt`. Then signals were pooled by least squares, and no longer
 * weighed by half: confidences are higher: as many signals, more trades.
 */
const released: readonly (Said & { readonly symbols: number; readonly corrections: boolean })[] = [
  {
    symbols: 1,
    corrections: false,
    bars: 4_000,
    signals: 437,
    trades: 1_875,
    signalHash: '501133f3a54e021c',
    decisionHash: 'b6a7163e40ba7900',
  },
  {
    symbols: 20,
    corrections: false,
    bars: 4_000,
    signals: 323,
    trades: 693,
    signalHash: '3ae02ed622708421',
    decisionHash: '5dfd6f7653d2270f',
  },
  {
    symbols: 1,
    corrections: true,
    bars: 4_000,
    signals: 425,
    trades: 1_831,
    signalHash: '045e28d1f422a2d5',
    decisionHash: 'e35d0ee46c7fdbe9',
  },
  {
    symbols: 20,
    corrections: true,
    bars: 4_000,
    signals: 315,
    trades: 672,
    signalHash: '9430505d5c8c9103',
    decisionHash: 'd40f6d8b1e8bb603',
  },
  {
    symbols: 1,
    corrections: false,
    bars: 40_000,
    signals: 4_836,
    trades: 22_444,
    signalHash: '67a3938fc18b81f6',
    decisionHash: '584f5a75bd1cc6cf',
  },
  {
    symbols: 20,
    corrections: false,
    bars: 40_000,
    signals: 4_552,
    trades: 16_825,
    signalHash: '047ede2e631a8c61',
    decisionHash: '7dcc2f7bb97f8b9d',
  },
  {
    symbols: 1,
    corrections: true,
    bars: 40_000,
    signals: 4_730,
    trades: 22_440,
    signalHash: '1fc0bb56c8d17127',
    decisionHash: '82ac993c41b2f2c2',
  },
  {
    symbols: 20,
    corrections: true,
    bars: 40_000,
    signals: 4_451,
    trades: 16_724,
    signalHash: '03c4ed1fdf099573',
    decisionHash: '30167573ee5c2465',
  },
];

const count = cases(40_000);

it.each(released.filter(({ bars }) => bars === count))(
  'says what 0.1.0 said of $symbols symbols, corrected: $corrections',
  ({ symbols, corrections, ...said }) => {
    expect(saidTo(symbols, { corrections }, count)).toEqual(said);
  },
);

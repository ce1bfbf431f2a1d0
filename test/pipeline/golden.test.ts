import { expect, it } from 'vitest';
import { cases } from '../cases.js';
import { type Said, saidTo } from './golden.js';

/**
 * What 0.1.0 said, by the number of symbols, of bars, and whether the newest bar was corrected. Two
 * hashes of decisions are later ones (one symbol, 40,000 bars): the first bar after three days waits
 * for its successor since, so four decisions say a later `decidedAt`; as many signals and trades.
 */
const released: readonly (Said & { readonly symbols: number; readonly corrections: boolean })[] = [
  {
    symbols: 1,
    corrections: false,
    bars: 4_000,
    signals: 437,
    trades: 1_226,
    signalHash: '501133f3a54e021c',
    decisionHash: 'ba4e6d017b5c2083',
  },
  {
    symbols: 20,
    corrections: false,
    bars: 4_000,
    signals: 323,
    trades: 452,
    signalHash: '3ae02ed622708421',
    decisionHash: '795df17ff083f753',
  },
  {
    symbols: 1,
    corrections: true,
    bars: 4_000,
    signals: 425,
    trades: 1_207,
    signalHash: '045e28d1f422a2d5',
    decisionHash: '50e4ddf92ea071e1',
  },
  {
    symbols: 20,
    corrections: true,
    bars: 4_000,
    signals: 315,
    trades: 439,
    signalHash: '9430505d5c8c9103',
    decisionHash: 'a6e412992048cdc2',
  },
  {
    symbols: 1,
    corrections: false,
    bars: 40_000,
    signals: 4_836,
    trades: 13_945,
    signalHash: '67a3938fc18b81f6',
    decisionHash: '95b795a1cbd8fc03',
  },
  {
    symbols: 20,
    corrections: false,
    bars: 40_000,
    signals: 4_552,
    trades: 10_853,
    signalHash: '047ede2e631a8c61',
    decisionHash: '30751c8325211d33',
  },
  {
    symbols: 1,
    corrections: true,
    bars: 40_000,
    signals: 4_730,
    trades: 13_987,
    signalHash: '1fc0bb56c8d17127',
    decisionHash: '6527160292274d8b',
  },
  {
    symbols: 20,
    corrections: true,
    bars: 40_000,
    signals: 4_451,
    trades: 10_806,
    signalHash: '03c4ed1fdf099573',
    decisionHash: 'ac0f3ca8cb5b3637',
  },
];

const count = cases(40_000);

it.each(released.filter(({ bars }) => bars === count))(
  'says what 0.1.0 said of $symbols symbols, corrected: $corrections',
  ({ symbols, corrections, ...said }) => {
    expect(saidTo(symbols, { corrections }, count)).toEqual(said);
  },
);

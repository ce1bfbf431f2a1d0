import { expect, it } from 'vitest';
import { cases } from '../cases.js';
import { type Said, saidTo } from './golden.js';

/**
 * What 0.1.0 said, by the number of symbols, of bars, and whether the newest bar was corrected. The
 * hashes of decisions are later ones. The first bar after three days waits for its successor since,
 * so four decisions say a later `decidedAt`. Then signals were pooled by least squares, and no longer
 * weighed by half: confidences are higher: as many signals, more trades. Then each composite was about
 * one horizon, and outcomes were learned. Then decisions were given an id, a side and their risk: as
 * many trades, of another shape, but where no source has skill: a denial.
 * Then strategies were given a cool-down, a hysteresis and strengths that spread: fewer signals, and
 * the hashes of signals are later ones too.
 */
const released: readonly (Said & { readonly symbols: number; readonly corrections: boolean })[] = [
  {
    symbols: 1,
    corrections: false,
    bars: 4_000,
    signals: 437,
    trades: 1_842,
    signalHash: '501133f3a54e021c',
    decisionHash: '8f22f110750c94ff',
  },
  {
    symbols: 20,
    corrections: false,
    bars: 4_000,
    signals: 323,
    trades: 693,
    signalHash: '3ae02ed622708421',
    decisionHash: '7ae01959e726511e',
  },
  {
    symbols: 1,
    corrections: true,
    bars: 4_000,
    signals: 425,
    trades: 1_799,
    signalHash: '045e28d1f422a2d5',
    decisionHash: '4cfa39865cf0b1d1',
  },
  {
    symbols: 20,
    corrections: true,
    bars: 4_000,
    signals: 315,
    trades: 672,
    signalHash: '9430505d5c8c9103',
    decisionHash: '3536b2fc413d600c',
  },
  {
    symbols: 1,
    corrections: false,
    bars: 40_000,
    signals: 4_836,
    trades: 16_533,
    signalHash: '67a3938fc18b81f6',
    decisionHash: '0a120bd504fa0958',
  },
  {
    symbols: 20,
    corrections: false,
    bars: 40_000,
    signals: 4_552,
    trades: 16_892,
    signalHash: '047ede2e631a8c61',
    decisionHash: '718d9bd455ed8f04',
  },
  {
    symbols: 1,
    corrections: true,
    bars: 40_000,
    signals: 4_730,
    trades: 16_604,
    signalHash: '1fc0bb56c8d17127',
    decisionHash: '9e84ddf6c9b901ec',
  },
  {
    symbols: 20,
    corrections: true,
    bars: 40_000,
    signals: 4_451,
    trades: 16_783,
    signalHash: '03c4ed1fdf099573',
    decisionHash: '66670a2d62204b48',
  },
];

const count = cases(40_000);

it.each(released.filter(({ bars }) => bars === count))(
  'says what 0.1.0 said of $symbols symbols, corrected: $corrections',
  ({ symbols, corrections, ...said }) => {
    expect(saidTo(symbols, { corrections }, count)).toEqual(said);
  },
);

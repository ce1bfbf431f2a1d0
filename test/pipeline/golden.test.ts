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
    signals: 324,
    trades: 1_503,
    signalHash: '42a38d960ad7d556',
    decisionHash: '2bb73c4dba93ce90',
  },
  {
    symbols: 20,
    corrections: false,
    bars: 4_000,
    signals: 230,
    trades: 512,
    signalHash: '3ff247d26925e52c',
    decisionHash: '8034a47d71660115',
  },
  {
    symbols: 1,
    corrections: true,
    bars: 4_000,
    signals: 316,
    trades: 1_508,
    signalHash: 'bcf23b4355de8620',
    decisionHash: '00ae2f858ce43301',
  },
  {
    symbols: 20,
    corrections: true,
    bars: 4_000,
    signals: 223,
    trades: 493,
    signalHash: 'b5baf94dc59cf4b9',
    decisionHash: '3b06dc1d16ee262d',
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

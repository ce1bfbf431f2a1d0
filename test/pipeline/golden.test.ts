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
 * the hashes of signals are later ones too. Then a decision named its signals only where it takes
 * risk, and what is learned of a source was trusted as far as it beats a coin. Then a bar that fills a
 * gap too late marked what is said for a warm-up: of 40,000 bars of one symbol there is one, and 71
 * signals after it say `basedOnRevision`. Then a map had to earn its trust, from a tenth on and beside
 * the base rate of its timeframe: the same signals, fewer trades. Then an older bar that came again with
 * other values marked what is said for a warm-up: without `basedOnRevision` the hashes are those before.
 */
const released: readonly (Said & { readonly symbols: number; readonly corrections: boolean })[] = [
  {
    symbols: 1,
    corrections: false,
    bars: 4_000,
    signals: 324,
    trades: 1_503,
    signalHash: 'edbf99148513f520',
    decisionHash: '13ec9d1b3725bbd4',
  },
  {
    symbols: 20,
    corrections: false,
    bars: 4_000,
    signals: 230,
    trades: 512,
    signalHash: 'e1e60912f2ad3d77',
    decisionHash: '8034a47d71660115',
  },
  {
    symbols: 1,
    corrections: true,
    bars: 4_000,
    signals: 316,
    trades: 1_508,
    signalHash: '5662083e65a18315',
    decisionHash: 'b9f927b5fdc4b83a',
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
    signals: 3_542,
    trades: 13_455,
    signalHash: '88f4446f90764e32',
    decisionHash: 'ac5b42ae3c661bee',
  },
  {
    symbols: 20,
    corrections: false,
    bars: 40_000,
    signals: 3_295,
    trades: 13_844,
    signalHash: '6d2744251847e7b7',
    decisionHash: '9612035f9dc816cf',
  },
  {
    symbols: 1,
    corrections: true,
    bars: 40_000,
    signals: 3_469,
    trades: 13_510,
    signalHash: '1f3a95aaf9862712',
    decisionHash: 'a3c4a76c971e8834',
  },
  {
    symbols: 20,
    corrections: true,
    bars: 40_000,
    signals: 3_227,
    trades: 13_769,
    signalHash: '9e08f5c29ce50c1d',
    decisionHash: '4ebb2bdd397d4e6e',
  },
];

const count = cases(40_000);

it.each(released.filter(({ bars }) => bars === count))(
  'says what was last accepted of $symbols symbols, corrected: $corrections',
  ({ symbols, corrections, ...said }) => {
    expect(saidTo(symbols, { corrections }, count)).toEqual(said);
  },
);

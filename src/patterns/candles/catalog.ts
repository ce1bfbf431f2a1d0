import { crows } from './crows.js';
import { fiveCandles } from './five-candles.js';
import { fourCandles } from './four-candles.js';
import { hammers } from './hammers.js';
import { hikkakes } from './hikkake.js';
import { necks } from './necks.js';
import { oneCandle } from './one-candle.js';
import { pairs } from './pairs.js';
import type { CandlePattern } from './pattern.js';
import { soldiers } from './soldiers.js';
import { stars } from './stars.js';
import { triples } from './triples.js';

/** The sixty-one patterns, in the order of their outputs. */
export const candlePatterns: readonly CandlePattern[] = [
  ...oneCandle,
  ...hammers,
  ...necks,
  ...pairs,
  ...stars,
  ...crows,
  ...soldiers,
  ...triples,
  ...fourCandles,
  ...fiveCandles,
  ...hikkakes,
];

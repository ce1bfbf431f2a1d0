import type { Candles } from './candle.js';
import type { CandleThresholds } from './thresholds.js';

/** One pattern of candles, as data: what it is called, what it looks at, and what it says. */
export interface CandlePattern {
  /** As outputs are named, e.g. `threeBlackCrows`. */
  readonly name: string;
  /** What it is, in words. */
  readonly sentence: string;
  /** TA-Lib's function, e.g. `CDL3BLACKCROWS`. */
  readonly talib: string;
  /** Which mean of the candles before its thresholds are shares of, the longer one if both. */
  readonly means: 'average' | 'near' | 'none';
  /** Candles before the newest that it looks at, beside those of the mean. */
  readonly before: number;
  /**
   * 100 bullish, −100 bearish, ±200 a confirmation, 0 nothing; ±80 where one end only of a body
   * that swallows is beyond the other's. The newest candle comes first.
   */
  readonly says: (...candles: Candles) => number;
}

/** Candles before the first that it can speak of. */
export function lookbackOf(
  { means, before }: CandlePattern,
  { averageBars, nearBars }: Readonly<CandleThresholds>,
): number {
  if (means === 'none') return before;
  return before + (means === 'near' ? nearBars : Math.max(averageBars, nearBars));
}

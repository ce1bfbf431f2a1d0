import { requireInteger, requireOneOf } from '../../core/arguments.js';
import { requireFields } from '../../core/door.js';
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

/**
 * Candles before the first that it can speak of.
 *
 * @throws {ConfigError} if the pattern or a threshold that it reads is none
 */
export function lookbackOf(pattern: CandlePattern, thresholds: Readonly<CandleThresholds>): number {
  const { means, before } = requireFields('pattern', pattern);
  const { averageBars, nearBars } = requireFields('thresholds', thresholds);
  requireOneOf('pattern.means', means, ['average', 'near', 'none']);
  requireInteger('pattern.before', before, 0);
  if (means === 'none') return before;
  requireInteger('thresholds.averageBars', averageBars, 0);
  requireInteger('thresholds.nearBars', nearBars, 0);
  return before + (means === 'near' ? nearBars : Math.max(averageBars, nearBars));
}

import type { AdxState } from '../indicators/trend/adx-step.js';
import type { AtrState } from '../indicators/volatility/atr.js';
import type { SortedWindowState } from '../statistics/sorted-window.js';
import type { TrendState } from './trend.js';

export interface TrendVolatilityParameters {
  /** Bars in the ADX and in the ATR. */
  readonly period: number;
  /** ADX from which on a trend has begun. */
  readonly enterAdx: number;
  /** ADX below which it has ended. */
  readonly exitAdx: number;
  /** Bars that the volatility is ranked among. */
  readonly volatilityBars: number;
  /** Rank up to which the volatility is low. */
  readonly lowRank: number;
  /** Rank from which on it is high. */
  readonly highRank: number;
}

export interface TrendVolatilityValue {
  /** 1 up, −1 down, 0 range. */
  readonly trend: number;
  /** 1 high, −1 low, 0 normal. */
  readonly volatility: number;
  readonly adx: number;
  /** Where the volatility stands in its window, 0 lowest … 1 highest. */
  readonly volatilityRank: number;
}

export type TrendVolatilityColumns = { readonly [F in keyof TrendVolatilityValue]: Float64Array };

export type TrendVolatilityState = {
  adx: AdxState;
  trend: TrendState;
  natr: AtrState;
  window: SortedWindowState;
};

import { bars, type ParameterTable, real } from '../core/parameters.js';
import { type StrategyPrice, strategyPrice } from './price.js';

export interface LevelBreakoutParameters {
  /** Bars before and after a high or a low that make it a pivot. */
  readonly pivotBars: number;
  /** Levels that are remembered on each side. */
  readonly levels: number;
  /** How near to a level a pivot touches it, in ATRs. */
  readonly toleranceAtrs: number;
  /** How far beyond a level the price has to be, in ATRs. */
  readonly marginAtrs: number;
  /** Bars in the ATR. */
  readonly atrPeriod: number;
  /** Bars after which it expects to have been right. */
  readonly horizonBars: number;
  /** Bars for which it says nothing more, once it has spoken. */
  readonly coolDownBars: number;
  /** What has to break a level. */
  readonly price: StrategyPrice;
}

/** Their bounds and defaults. */
export const levelBreakoutParameters: ParameterTable<LevelBreakoutParameters> = {
  pivotBars: bars(5),
  levels: { type: 'integer', min: 1, max: 100, default: 8 },
  toleranceAtrs: real(0.5, 0, 100),
  marginAtrs: real(0.1, 0, 100),
  atrPeriod: bars(14),
  horizonBars: bars(10),
  coolDownBars: bars(10, 0),
  price: strategyPrice,
};

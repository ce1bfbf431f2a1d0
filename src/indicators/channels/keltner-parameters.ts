import type { HlcField } from '../hlc-price.js';
import type { MeanKind } from '../moving-averages/mean.js';

export interface KeltnerParameters {
  /** Prices in the mean that is the middle. */
  readonly period: number;
  /** Ranges in the mean that is the width. */
  readonly atrPeriod: number;
  /** Mean ranges from the middle to a band. */
  readonly multiplier: number;
  /** Start the EMA from the mean of its first closes, or from the first close. */
  readonly seed: 'sma' | 'first';
  /** The first bar has no true range: leave it out, or count its high less its low. */
  readonly firstBar: 'skip' | 'range';
  /** The mean range: Wilder's or the exponential mean of true ranges, or the latter of high − low. */
  readonly width: 'atr' | 'emaTrueRange' | 'emaRange';
  /** The mean that is the middle. */
  readonly mean: MeanKind;
  /** Its price. */
  readonly source: HlcField;
}

/** Bars until the width is there: a range of its own needs no bar before. */
export function widthWarmUp({ atrPeriod, firstBar, width }: KeltnerParameters): number {
  return width !== 'emaRange' && firstBar === 'skip' ? atrPeriod + 1 : atrPeriod;
}

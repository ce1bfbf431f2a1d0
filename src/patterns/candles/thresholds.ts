import { bars, type ParameterTable, real } from '../../core/parameters.js';

/** What is called long, short, near: shares of what candles before were like. */
export interface CandleThresholds {
  /** Candles before, whose mean body, range and shadows a candle is held against. */
  readonly averageBars: number;
  /** Candles before, whose mean range says what is near, far, equal. */
  readonly nearBars: number;
  /** A body is long above this share of the mean body. */
  readonly longBody: number;
  /** A body is short below this share of the mean body. */
  readonly shortBody: number;
  /** A body is none (a doji) up to this share of the mean range. */
  readonly dojiBody: number;
  /** A shadow is long above this share of its own candle's body. */
  readonly longShadow: number;
  /** A shadow is very long above this share of its own candle's body. */
  readonly veryLongShadow: number;
  /** A shadow is short below this share of the mean shadow. */
  readonly shortShadow: number;
  /** A shadow is none below this share of the mean range. */
  readonly noShadow: number;
  /** Prices are near up to this share of the mean range. */
  readonly near: number;
  /** Prices are far from this share of the mean range on. */
  readonly far: number;
  /** Prices are equal up to this share of the mean range. */
  readonly equal: number;
  /** How far the third candle of a star or an abandoned baby has to come back into the first body. */
  readonly starPenetration: number;
  /** How far a dark cloud has to come down into the body before it. */
  readonly cloudPenetration: number;
  /** How far the three small candles of a mat hold may come down into the first body. */
  readonly matPenetration: number;
}

const share = (usual: number) => real(usual, 0, 1000);

/** TA-Lib's own, `TA_RestoreCandleDefaultSettings`. */
export const thresholdParameters: ParameterTable<CandleThresholds> = {
  averageBars: bars(10),
  nearBars: bars(5),
  longBody: share(1),
  shortBody: share(1),
  dojiBody: share(0.1),
  longShadow: share(1),
  veryLongShadow: share(2),
  shortShadow: share(1),
  noShadow: share(0.1),
  near: share(0.2),
  far: share(0.6),
  equal: share(0.05),
  starPenetration: share(0.3),
  cloudPenetration: share(0.5),
  matPenetration: share(0.5),
};

import type { Row } from '../core/row.js';

/**
 * What is foretold, from a close to the one `horizonBars` later:
 *
 *   return      ln(close then / close now)
 *   direction   1 if it is higher, 0 if lower, ½ for a tie
 *   volatility  root mean square of the bars' log returns between
 *   range       ln(highest high / lowest low) between
 */
export type ForecastTarget = 'return' | 'direction' | 'volatility' | 'range';

export const forecastTargets: readonly ForecastTarget[] = [
  'return',
  'direction',
  'volatility',
  'range',
];

/** What is foretold of one target at one horizon, and how far it can be relied on. */
export interface Forecast {
  readonly target: ForecastTarget;
  readonly horizonBars: number;
  /** Of a direction: the probability of a higher close. NaN before there is one. */
  readonly mean: number;
  /**
   * Holds the outcome 95 times in 100, at every horizon; NaN until it is known how wide, and for a
   * direction. Of a volatility or a range it begins at 0 or above.
   */
  readonly interval95: readonly [low: number, high: number];
  /** Share of the variance that comes from not knowing the model, 0 … 1. */
  readonly modelUncertainty: number;
  /** 1 − quality · share of the features that are there, 0 … 1. */
  readonly dataUncertainty: number;
  /** How often intervals that keep their word would do as badly as the last 500 did, 0 … 1. */
  readonly calibrationScore: number;
  /** Share of the features whose distribution has not drifted from that of the first bars. */
  readonly featureStability: number;
  /** Members whose word is in the mean. */
  readonly spoke: readonly string[];
}

/** What an engine is shown of a bar that closed; a strategy's view is one. */
export interface EngineInput {
  readonly bar: {
    readonly time: number;
    /** When it is over and its close is known; `time` where left out. */
    readonly end?: number;
    readonly high: number;
    readonly low: number;
    readonly close: number;
  };
  /** The features by name: a `Row`, or a record of numbers. */
  readonly features: Row | Readonly<Record<string, number>>;
  /** Of the bar, 0 … 1; default 1. */
  readonly quality?: number;
}

/** What an engine says of a bar. */
export interface EngineResult {
  /** Of the bar. */
  readonly time: number;
  readonly forecasts: readonly Forecast[];
  /** The row of features beside those before: above 1 it is an anomaly, made so by `causes`. */
  readonly anomaly: { readonly score: number; readonly causes: readonly string[] };
}

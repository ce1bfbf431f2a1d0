import type { EngineResult } from '../learning/forecast.js';
import type { Vitals } from '../metrics/health.js';
import type { PipelineResult } from './result.js';

/** The part of `Vitals` that forecasts provide. */
export type ForecastVitals = Required<Pick<Vitals, 'calibrationScore' | 'featureStability'>>;

/**
 * How far the forecasts of a result can be relied on: the lowest calibration score and the lowest
 * stability among its prediction stages; NaN if none has one.
 *
 * @example
 * const forecast = predictionStage({ features: ['rsi'], targets: ['volatility'] });
 * const pipeline = new Pipeline({ base: '1m' }, { stages: { forecast } });
 * const results = minuteBars.map((bar) => pipeline.update(bar));
 * forecastVitals(results.at(-1)!).calibrationScore > 0.001; // true
 */
export function forecastVitals({ stages }: Pick<PipelineResult, 'stages'>): ForecastVitals {
  const forecasts = Object.values(stages).flatMap((byName) =>
    Object.values(byName ?? {}).flatMap((output) => forecastsIn(output)),
  );
  return {
    calibrationScore: least(forecasts.map(({ calibrationScore }) => calibrationScore)),
    featureStability: least(forecasts.map(({ featureStability }) => featureStability)),
  };
}

/** Those of a prediction stage; a stage of another sort has none. */
export function forecastsIn(output: unknown): EngineResult['forecasts'] {
  const isResult = typeof output === 'object' && output !== null && 'anomaly' in output;
  const { forecasts } = (isResult ? output : {}) as Partial<EngineResult>;
  return Array.isArray(forecasts) ? forecasts : [];
}

function least(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? Number.NaN : Math.min(...known);
}

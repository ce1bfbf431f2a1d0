import { requireRecord } from '../core/arguments.js';
import { readAs } from '../core/door.js';
import { fieldsOf, listIn, numberIn } from '../core/reading.js';
import type { EngineResult } from '../learning/forecast.js';
import type { Vitals } from '../metrics/health.js';
import type { PipelineResult } from './result.js';

/** The part of `Vitals` that forecasts provide. */
export type ForecastVitals = Required<Pick<Vitals, 'calibrationScore' | 'featureStability'>>;

/**
 * How far the forecasts of a result can be relied on: the lowest calibration score and the lowest
 * stability among its prediction stages; NaN if none has one.
 *
 * @throws {ConfigError} if it is no result
 * @example
 * const forecast = predictionStage({ features: ['rsi'], targets: ['volatility'] });
 * const pipeline = new Pipeline({ base: '1m' }, { stages: { forecast } });
 * const results = minuteBars.map((bar) => pipeline.update(bar));
 * forecastVitals(results.at(-1)!).calibrationScore > 0.001; // true
 */
export function forecastVitals(result: Pick<PipelineResult, 'stages'>): ForecastVitals {
  const path = 'result.stages';
  const outputs = readAs(path, 'by timeframe and name', result, () =>
    Object.values(requireRecord(path, result.stages)).flatMap((byName) =>
      Object.values(byName ?? {}),
    ),
  );
  const forecasts = outputs.flatMap(told);
  const of = (name: keyof ForecastVitals): number =>
    least(forecasts.map((one) => numberIn(fieldsOf(one)(name))));
  return { calibrationScore: of('calibrationScore'), featureStability: of('featureStability') };
}

/** Forecasts in what a stage said, which may be anybody's, and anything. */
function told(output: unknown): readonly unknown[] {
  const of = fieldsOf(output);
  return of('anomaly') === undefined ? [] : listIn(of('forecasts'));
}

/** Those of a prediction stage; a stage of another sort has none. */
export function forecastsIn(output: unknown): EngineResult['forecasts'] {
  const isResult = typeof output === 'object' && output !== null && 'anomaly' in output;
  const { forecasts } = (isResult ? output : {}) as Partial<EngineResult>;
  return Array.isArray(forecasts) ? forecasts : [];
}

function least(values: readonly number[]): number {
  const known = values.filter(Number.isFinite);
  return known.length === 0 ? Number.NaN : Math.min(...known);
}

import {
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireOneOf,
  requireRecord,
} from '../core/arguments.js';
import { boundedId, hashOf } from '../core/bounded-id.js';
import { ConfigError } from '../core/errors.js';
import type { Model } from '../core/model.js';
import { type ForecastTarget, forecastTargets } from './forecast.js';
import type { MemberFault } from './panel.js';

/** What an engine foretells from what, as plain JSON. */
export interface PredictionEngineOptions {
  /** Columns of the row, in the order in which models see them: `['rsi', 'macd.histogram']`. */
  readonly features: readonly string[];
  /** Columns that `inform` tells, after the features; default: none. */
  readonly exogenous?: readonly string[];
  /** Bars ahead; default `[1]`. */
  readonly horizons?: readonly number[];
  /** Default: `['return', 'direction']`. */
  readonly targets?: readonly ForecastTarget[];
  /**
   * Whose word a forecast is: of all members, mixed by what they are worth (`mixture`, default), or
   * of the first that has one (`first`): your models in their order, then linear or logistic, mean,
   * persistence. Each is the fallback of those before.
   */
  readonly combine?: Combine;
  /** Whether drift of each feature is watched, which takes 6 kB a feature; default true. */
  readonly watchesDrift?: boolean;
  /** Share of rows that are told as anomalies; default .001. */
  readonly anomalyRate?: number;
  /** Most that one member may keep, in bytes; default 256 kB. */
  readonly mostBytes?: number;
  /** Most operations that one member may take at a bar; default 1e6. */
  readonly mostOperations?: number;
}

export type Combine = 'mixture' | 'first';

/** A model from elsewhere, and what it says it costs. */
export interface OwnModel {
  readonly model: Model;
  readonly target: ForecastTarget;
  readonly numbers?: number;
  readonly operations?: number;
}

/** What `fit` learns from. */
export interface FitOptions {
  /** Inputs from the end; default 252. */
  readonly lookback?: number;
  /** Whether what was learned stays; default false: all begins anew. */
  readonly updateExisting?: boolean;
}

/** A value of an exogenous column, and the time, in ms, from which it may be used. */
export interface News {
  readonly name: string;
  readonly value: number;
  readonly availableAt: number;
}

/** A member that was left out: of `return@3`, the return three bars ahead. */
export interface EngineFault extends MemberFault {
  readonly of: string;
}

/** Which bars an engine was trained on. */
export interface TrainedOn {
  /** Open times of the first and the last bar; NaN before there is one. */
  readonly from: number;
  readonly to: number;
  readonly bars: number;
  readonly barsHash: string;
}

export type EngineDesign = Required<PredictionEngineOptions>;

const usual = {
  exogenous: [],
  horizons: [1],
  targets: ['return', 'direction'],
  combine: 'mixture',
  watchesDrift: true,
  anomalyRate: 0.001,
  mostBytes: 262_144,
  mostOperations: 1e6,
} as const;

/** All options, checked, in a fixed order. */
export function engineDesign(options: PredictionEngineOptions): EngineDesign {
  const given = requireRecord('options', options);
  requireKnownKeys('', given, ['features', ...Object.keys(usual)]);
  const all = { ...usual, ...options };
  const features = names('features', all.features);
  const exogenous = names('exogenous', all.exogenous);
  if (features.length === 0) throw new ConfigError('features', 'a list of names', all.features);
  const both = [...features, ...exogenous];
  if (new Set(both).size < both.length)
    throw new ConfigError('exogenous', 'names that features does not have', both);
  const horizons = list('horizons', all.horizons).map((bars, i) =>
    requireInteger(`horizons[${i}]`, bars, 1, 1000),
  );
  const targets = list('targets', all.targets) as ForecastTarget[];
  if (!targets.every((target) => forecastTargets.includes(target))) {
    throw new ConfigError('targets', `a list of ${forecastTargets.join(', ')}`, all.targets);
  }
  if (typeof all.watchesDrift !== 'boolean')
    throw new ConfigError('watchesDrift', 'true or false', all.watchesDrift);
  return {
    features,
    exogenous,
    horizons: [...new Set(horizons)],
    targets: [...new Set(targets)],
    combine: requireOneOf('combine', all.combine, ['mixture', 'first'] as const),
    watchesDrift: all.watchesDrift,
    anomalyRate: requireNumber('anomalyRate', all.anomalyRate, 1e-5, 0.5),
    mostBytes: requireNumber('mostBytes', all.mostBytes, 1, 1e9),
    mostOperations: requireNumber('mostOperations', all.mostOperations, 1, 1e12),
  };
}

/** A hash of the columns that models see, in their order. */
export function schemaHash({ features, exogenous }: EngineDesign): string {
  return hashOf(JSON.stringify([features, exogenous]));
}

/** Of engines that restore into each other: all options, and which models they were given. */
export function engineId(design: EngineDesign, models: Readonly<Record<string, OwnModel>>): string {
  const others = Object.entries(models).map(([name, { target, numbers, operations }]) => [
    name,
    target,
    numbers,
    operations,
  ]);
  return boundedId('predictionEngine', `predictionEngine(${JSON.stringify([design, others])})`);
}

function names(path: string, given: unknown): string[] {
  const read = Array.isArray(given) ? [...given] : undefined;
  if (read?.every((name) => typeof name === 'string' && name !== '__proto__')) return read;
  throw new ConfigError(path, 'a list of names', given);
}

function list(path: string, given: unknown): unknown[] {
  if (Array.isArray(given) && given.length > 0) return [...given];
  throw new ConfigError(path, 'a list', given);
}

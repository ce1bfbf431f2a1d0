import type { Columns } from '../bars/bar.js';
import { barAt } from '../bars/columns.js';
import { requireColumns } from '../bars/columns-argument.js';
import { requireInteger, requireRecord } from '../core/arguments.js';
import { encodeBinary } from '../core/binary-codec.js';
import type { Snapshot } from '../core/state.js';
import { IncrementalIndicators } from '../indicators/set/incremental-indicators.js';
import type { Specs } from '../indicators/set/spec.js';
import type { EngineFault, OwnModel, PredictionEngineOptions } from './engine-options.js';
import { PredictionEngine } from './prediction-engine.js';
import { type RegistryEntry, registryEntry } from './registry.js';

/** One engine that is to be trained: data, so it may go to another thread. */
export interface TrainingJob {
  /** A name of yours, unlike those of the other jobs. */
  readonly id: string;
  readonly options: PredictionEngineOptions;
  readonly columns: Columns;
  /** Whose columns are the engine's features; they see every bar. */
  readonly indicators: Specs;
  /** Bars from the end that the engine learns from; default 252. */
  readonly lookback?: number;
  /** Of an equal engine, which learns on; default: all begins anew. */
  readonly from?: Snapshot;
}

/** What came of a job. */
export interface TrainedEngine {
  /** The trained engine as data; its metrics are `bars` and `bytes`, those of its snapshot. */
  readonly entry: RegistryEntry;
  /** Members that threw or are over their budget. */
  readonly faults: readonly EngineFault[];
}

/**
 * Train the engine of a job: every bar goes through the indicators, and the last `lookback` of them,
 * with their features, through `engine.update`. The same job gives the same bits wherever it runs.
 *
 * @param own  models from elsewhere, by name
 * @throws {ConfigError, SnapshotError} if the job's columns, options, indicators or snapshot do not fit
 * @cost    the indicators' and the engine's a bar
 * @example
 * const columns = columnsOf(minuteBars);
 * const indicators = { rsi: { kind: 'rsi' } } as const;
 * const { entry } = train({ id: 'X', options: { features: ['rsi'] }, columns, indicators });
 * [entry.trainedOn.bars, entry.metrics.bars]; // [252, 252]
 */
export function train(
  job: TrainingJob,
  own: Readonly<Record<string, OwnModel>> = {},
): TrainedEngine {
  const given = requireRecord('job', job) as unknown as TrainingJob;
  const { id, options, indicators, lookback = 252, from } = given;
  requireInteger('lookback', lookback, 1);
  const columns = requireColumns('columns', given.columns);
  const engine = new PredictionEngine(options, own);
  if (from !== undefined) engine.restore(from);
  const set = new IncrementalIndicators(indicators);
  const { length } = columns.time;
  let bars = 0;
  for (let i = 0; i < length; i++) {
    const bar = barAt(columns, i);
    const features = set.update(bar);
    if (i >= length - lookback && engine.update({ bar, features }) !== undefined) bars += 1;
  }
  const bytes = encodeBinary(engine.snapshot()).length;
  return { entry: registryEntry(id, engine, { bars, bytes }), faults: engine.faults };
}

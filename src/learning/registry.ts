import { requireRecord, requireText } from '../core/arguments.js';
import { readAs, requireFields } from '../core/door.js';
import { ConfigError, SnapshotError } from '../core/errors.js';
import { requireList } from '../core/lists.js';
import { fieldsOf, listIn, numberIn } from '../core/reading.js';
import type { Snapshot } from '../core/state.js';
import { decodeText, encodeText } from '../core/text-codec.js';
import type { OwnModel, PredictionEngineOptions, TrainedOn } from './engine-options.js';
import type { EngineResult, Forecast } from './forecast.js';
import { PredictionEngine } from './prediction-engine.js';

/** A trained engine as data. */
export interface RegistryEntry {
  /** A name of yours, unlike all others. */
  readonly id: string;
  /** What the engine is made of. */
  readonly spec: PredictionEngineOptions;
  readonly snapshot: Snapshot;
  /** Whatever it was judged by, by name. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly trainedOn: TrainedOn;
  /** Of the columns that it reads; see `PredictionEngine.schema`. */
  readonly schema: string;
}

/**
 * `engine` as it is now, as data.
 *
 * @throws {ConfigError} without an id, an engine, or metrics by name
 * @example
 * const engine = new PredictionEngine({ features: ['body'] });
 * const entry = registryEntry('first', engine, { brier: 0.25 });
 * engineFrom(registryFromText(registryToText([entry]))[0]!).id === engine.id; // true
 */
export function registryEntry(
  id: string,
  engine: PredictionEngine,
  metrics: Readonly<Record<string, number>>,
): RegistryEntry {
  requireText('id', id);
  const bound = 'a PredictionEngine';
  const isEngine = readAs('engine', bound, engine, () => engine instanceof PredictionEngine);
  if (!isEngine) throw new ConfigError('engine', bound, engine);
  const measured = Object.entries(requireFields('metrics', metrics));
  const known = Object.fromEntries(measured.map(([name, x]) => [name, numberIn(x)]));
  const { options: spec, schema, trainedOn } = engine;
  return { id, spec, snapshot: engine.snapshot(), metrics: known, trainedOn, schema };
}

/**
 * The engine that an entry describes, with its memory.
 *
 * @param own  the models from elsewhere that it was made with
 * @throws {ConfigError, SnapshotError} if the entry is none, or one of other columns or models
 */
export function engineFrom(
  entry: RegistryEntry,
  own: Readonly<Record<string, OwnModel>> = {},
): PredictionEngine {
  const { spec, snapshot, schema } = requireRecord('entry', entry) as unknown as RegistryEntry;
  const engine = new PredictionEngine(spec, own);
  if (engine.schema !== schema) throw new SnapshotError('misfit', 'schema', 'is of other columns');
  engine.restore(snapshot);
  return engine;
}

/** `entries` with that of `id` in front: the champion. The others keep their order. */
export function promoted(entries: readonly RegistryEntry[], id: string): RegistryEntry[] {
  requireEntries(entries);
  return [...entries.filter((one) => one.id === id), ...entries.filter((one) => one.id !== id)];
}

/**
 * The forecast of the first engine, in order, that has one, and which that was.
 *
 * @param results  what each engine said of one bar, the champion first
 */
export function firstForecast(
  results: readonly (EngineResult | undefined)[],
  wanted: Pick<Forecast, 'target' | 'horizonBars'>,
): { readonly place: number; readonly forecast: Forecast } | undefined {
  const { target, horizonBars } = requireFields('wanted', wanted);
  for (const [place, result] of Array.from(requireList('results', results)).entries()) {
    const forecasts = listIn(fieldsOf(result)('forecasts')) as readonly Forecast[];
    const forecast = forecasts.find((one) => {
      const of = fieldsOf(one);
      const isWanted = of('target') === target && of('horizonBars') === horizonBars;
      return isWanted && Number.isFinite(of('mean'));
    });
    if (forecast !== undefined) return { place, forecast };
  }
  return undefined;
}

function requireEntries(entries: readonly RegistryEntry[]): void {
  requireList('entries', entries);
  entries.forEach((entry, i) => void requireRecord(`entries[${i}]`, entry));
}

/** Of the text; 1. */
const format = 1;

/** `entries` as a text that `registryFromText` reads, snapshots without loss. */
export function registryToText(entries: readonly RegistryEntry[]): string {
  requireEntries(entries);
  const plain = entries.map((entry) => ({ ...entry, snapshot: encodeText(entry.snapshot) }));
  return JSON.stringify({ format, entries: plain });
}

/**
 * The entries in a text.
 *
 * @throws {SnapshotError} if it is no such text; what entries hold is checked by `engineFrom`
 */
export function registryFromText(text: string): RegistryEntry[] {
  try {
    const read = JSON.parse(text) as {
      format: number;
      entries: readonly Record<string, unknown>[];
    };
    if (read.format !== format) throw new SnapshotError('unsupported-format', 'format', 'is not 1');
    return read.entries.map((entry) => entryFrom(entry));
  } catch (error) {
    if (error instanceof SnapshotError) throw error;
    throw new SnapshotError('malformed', '', 'no registry');
  }
}

function entryFrom(given: Record<string, unknown>): RegistryEntry {
  const { id, spec, snapshot, metrics, trainedOn, schema } = given;
  const areRecords = [spec, metrics, trainedOn].every((x) => typeof x === 'object' && x !== null);
  if (typeof id !== 'string' || typeof schema !== 'string' || !areRecords) {
    throw new SnapshotError('malformed', 'entries', 'one is no entry');
  }
  return {
    id,
    schema,
    spec: spec as PredictionEngineOptions,
    snapshot: decodeText(snapshot as string),
    metrics: withoutNull(metrics as RegistryEntry['metrics']),
    trainedOn: withoutNull(trainedOn as TrainedOn),
  };
}

/** JSON makes null of NaN: of a metric that is none, of the times of an engine without a bar. */
function withoutNull<T extends object>(record: T): T {
  const fields = Object.entries(record).map(([name, value]) => [name, value ?? Number.NaN]);
  return Object.fromEntries(fields) as T;
}

import { requireBoolean, requireInteger, requireNumber, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import type { Snapshot } from '../core/state.js';
import {
  type EngineDesign,
  type EngineFault,
  engineDesign,
  engineId,
  type FitOptions,
  type News,
  type OwnModel,
  type PredictionEngineOptions,
  schemaHash,
  type TrainedOn,
} from './engine-options.js';
import { EngineParts } from './engine-parts.js';
import { engineStep, readInput } from './engine-step.js';
import type { EngineInput, EngineResult } from './forecast.js';
import { barsHash } from './provenance.js';

/**
 * Prediction engine: foretells targets at horizons from named features, says how sure it is, and
 * learns from every bar once its outcome is known.
 *
 * For each target and horizon some members speak: a model that is linear in the features (a
 * logistic one for directions), a mean, persistence, and models of your own. Their words are mixed
 * by `Hedge`, an interval that covers 95 % is put around the mixture, and probabilities are
 * calibrated. What is learned goes through `DelayedLabels`: nothing is known before its close. A
 * feature that is lacking counts as a usual one.
 *
 * A member that throws or says nonsense is counted and left out at that bar; one whose stated cost
 * is over the budget is never asked. Persistence always speaks; `spoke` says whose word it is. With
 * `combine: 'first'` nothing is mixed: each member is the fallback of those before it.
 *
 * @param options  see `PredictionEngineOptions`
 * @param own      models from elsewhere, by name: pure functions of a row
 * @input   a closed bar and its features, as a strategy sees them
 * @output  forecasts by horizon, then target; see `Forecast`
 * @undefined where the bar's time or prices are not finite: `undefined`, and nothing is learned
 * @throws {ConfigError} if an option is out of bounds; never because of a bar
 * @cost    O(features²) a target and horizon; `peek` copies the engine
 * @example
 * const engine = new PredictionEngine({ features: ['body'], targets: ['volatility'] });
 * const results = minuteBars.map((bar) =>
 *   engine.update({ bar, features: new Row(['body'], Float64Array.of(bar.close - bar.open)) }),
 * );
 * const [forecast] = results.at(-1)!.forecasts;
 * forecast!.interval95[0] < forecast!.mean; // true
 * forecast!.spoke; // ['linear', 'mean', 'persistence']
 */
export class PredictionEngine {
  readonly id: string;
  /** Hash of the columns that models see, in their order: what a registry compares. */
  readonly schema: string;
  readonly options: Readonly<EngineDesign>;
  readonly #make: () => EngineParts;
  #parts: EngineParts;

  constructor(options: PredictionEngineOptions, own: Readonly<Record<string, OwnModel>> = {}) {
    const design = engineDesign(options);
    const models = { ...requireRecord('own', own) } as Record<string, OwnModel>;
    for (const [name, one] of Object.entries(models)) {
      if (!(typeof one?.model === 'function' && design.targets.includes(one.target))) {
        throw new ConfigError(`own.${name}`, 'a model, and which of the targets it is for', one);
      }
      requireNumber(`own.${name}.numbers`, one.numbers ?? 0, 0);
      requireNumber(`own.${name}.operations`, one.operations ?? 0, 0);
    }
    this.options = Object.freeze(design);
    this.schema = schemaHash(design);
    this.id = engineId(design, models);
    this.#make = () => new EngineParts(design, models);
    this.#parts = this.#make();
  }

  /** Bars absorbed. */
  get count(): number {
    return this.#parts.own.trained.barCount;
  }

  get trainedOn(): TrainedOn {
    const { from, to, barCount } = this.#parts.own.trained;
    return { from, to, bars: barCount, barsHash: barsHash(this.#parts.own.trained) };
  }

  /** Learn what the close of a bar decides, take the bar in, and foretell from it. */
  update(input: EngineInput): EngineResult | undefined {
    const read = readInput(input, this.options.features);
    return read === undefined ? undefined : engineStep(this.#parts, read);
  }

  /** What `update(input)` would return; changes nothing. */
  peek(input: EngineInput): EngineResult | undefined {
    const read = readInput(input, this.options.features);
    if (read === undefined) return undefined;
    const parts = this.#make();
    parts.restore(this.#parts.snapshot());
    return engineStep(parts, read);
  }

  /** Take in a value of an exogenous column, to be used from `availableAt` on; whether it was. */
  inform(news: News): boolean {
    try {
      const { name, value, availableAt } = news;
      return this.#parts.exogenous.inform(name, value, availableAt);
    } catch {
      return false;
    }
  }

  /**
   * Learn from the last of `inputs`: `update` with each, so the same bits as live.
   *
   * @returns bars that were learned from
   */
  fit(
    inputs: readonly EngineInput[],
    { lookback = 252, updateExisting = false }: FitOptions = {},
  ): number {
    requireInteger('lookback', lookback, 1);
    if (!requireBoolean('updateExisting', updateExisting)) this.reset();
    return inputs.slice(-lookback).filter((input) => this.update(input) !== undefined).length;
  }

  /** Members that threw or are over their budget, by target and horizon. */
  get faults(): readonly EngineFault[] {
    return this.#parts.horizons.flatMap(({ bars, heads }) =>
      heads.flatMap((head) =>
        head.panel.faults.map((fault) => ({ of: `${head.target}@${bars}`, ...fault })),
      ),
    );
  }

  reset(): void {
    this.#parts = this.#make();
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, 1, this.#parts.snapshot());
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const state = admitSnapshot(snapshot, this.id, 1);
    const parts = this.#make();
    parts.restore(state);
    this.#parts = parts;
  }
}

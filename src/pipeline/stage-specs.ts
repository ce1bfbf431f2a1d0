import { requireKnownKeys, requireOneOf, requireRecord } from '../core/arguments.js';
import { ConfigError, within } from '../core/errors.js';
import type { Model } from '../core/model.js';
import type { Snapshot } from '../core/state.js';
import type { FeatureScalerOptions } from '../normalization/feature-scaler.js';
import { CandlestickPatterns } from '../patterns/candles/candlestick-patterns.js';
import type { CandleThresholds } from '../patterns/candles/thresholds.js';
import { type ChartParameters, ChartPatterns } from '../patterns/charts/chart-patterns.js';
import type { Detection, PatternDetector } from '../patterns/detector.js';
import { type ModelAnswer, ModelChain, type ModelCounts } from '../patterns/models/model-chain.js';
import { OperatorDetector } from '../patterns/operator-detector.js';
import type { StrategyView } from '../strategies/strategy.js';
import { scalingStage } from './scaling-stage.js';
import type { Stage, StageClass } from './stage.js';

/** Where in a track a stage runs. */
interface Placed {
  /** Before the strategies, so that those of your own read what it says; by default after them. */
  readonly before?: 'strategies';
}

/** A stage of the library's own, as JSON. `result.stages` has its output, by name. */
export type StageSpec = Placed &
  /** Features on one scale: a record of the columns. */
  (
    | ({ readonly kind: 'scaling' } & FeatureScalerOptions)
    /** Candlestick patterns, all or those named: a list of detections. */
    | ({
        readonly kind: 'candlesticks';
        readonly patterns?: readonly string[];
      } & Partial<CandleThresholds>)
    /** Chart patterns. */
    | ({
        readonly kind: 'chartPatterns';
        readonly patterns?: readonly string[];
      } & Partial<ChartParameters>)
    /** Models of `own.models`, the first that answers: a `ModelSaying`. */
    | { readonly kind: 'models'; readonly models: readonly string[] }
  );

/** What a stage of models says of a bar; how often each was asked and failed, by reason. */
export interface ModelSaying extends ModelAnswer {
  readonly counts: Readonly<Record<string, Readonly<ModelCounts>>>;
}

const kinds = ['scaling', 'candlesticks', 'chartPatterns', 'models'] as const;

/**
 * The classes of the stages that `specs` describe.
 *
 * @throws {ConfigError} naming what is unknown or out of bounds
 */
export function stageClasses(
  specs: Readonly<Record<string, StageSpec>>,
  models: Readonly<Record<string, Model>> = {},
): Readonly<Record<string, StageClass>> {
  const classes = Object.entries(requireRecord('stages', specs)).map(([name, spec]) => {
    const path = `stages.${name}`;
    const given = requireRecord(path, spec) as unknown as StageSpec;
    requireOneOf(`${path}.kind`, given.kind, kinds);
    const { before: _, ...rest } = given;
    return [name, within(path, () => stageClass(rest as StageSpec, models))];
  });
  return Object.fromEntries(classes);
}

function stageClass(spec: StageSpec, models: Readonly<Record<string, Model>>): StageClass {
  if (spec.kind === 'models') {
    requireKnownKeys('', { ...spec }, ['kind', 'models']);
    return modelStage(chosen(spec.models, models));
  }
  if (spec.kind === 'scaling') {
    const { kind: _, ...options } = spec;
    return scalingStage(options);
  }
  const { kind, patterns, ...parameters } = spec;
  const Class = kind === 'candlesticks' ? CandlestickPatterns : ChartPatterns;
  return detectorStage(
    () => new OperatorDetector(new Class(parameters as never), patterns),
    patterns,
  );
}

function chosen(
  names: readonly string[],
  models: Readonly<Record<string, Model>>,
): Readonly<Record<string, Model>> {
  if (!Array.isArray(names)) throw new ConfigError('models', 'an array of names', names);
  const known = Object.keys(models);
  const entries = names.map((name, i) => {
    requireOneOf(`models[${i}]`, name, known);
    return [name, models[name]!] as const;
  });
  return Object.fromEntries(entries);
}

function detectorStage(
  make: () => PatternDetector,
  patterns: readonly string[] | undefined,
): StageClass {
  make(); // complains here, where the options are
  return class PatternStage implements Stage {
    readonly #detector = make();
    readonly id: string = `patterns(${this.#detector.id}; ${JSON.stringify(patterns ?? 'all')})`;

    update({ bar }: StrategyView): readonly Detection[] {
      return this.#detector.update(bar);
    }

    peek({ bar }: StrategyView): readonly Detection[] {
      return this.#detector.peek(bar);
    }

    snapshot(): Snapshot {
      return this.#detector.snapshot();
    }

    restore(snapshot: Snapshot): void {
      this.#detector.restore(snapshot);
    }
  };
}

function modelStage(models: Readonly<Record<string, Model>>): StageClass {
  new ModelChain(models);
  return class ModelStage implements Stage {
    readonly #chain = new ModelChain(models);
    readonly id: string = this.#chain.id;

    update({ features }: StrategyView): ModelSaying {
      const answer = this.#chain.ask(features);
      return { ...answer, counts: this.#chain.counts };
    }

    peek(view: StrategyView): ModelSaying {
      const before = this.#chain.snapshot();
      const saying = this.update(view);
      this.#chain.restore(before);
      return saying;
    }

    snapshot(): Snapshot {
      return this.#chain.snapshot();
    }

    restore(snapshot: Snapshot): void {
      this.#chain.restore(snapshot);
    }
  };
}

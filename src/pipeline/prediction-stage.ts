import { requireRecord } from '../core/arguments.js';
import type { Snapshot } from '../core/state.js';
import type { OwnModel, PredictionEngineOptions } from '../learning/engine-options.js';
import type { EngineResult } from '../learning/forecast.js';
import { PredictionEngine } from '../learning/prediction-engine.js';
import type { StrategyView } from '../strategies/strategy.js';
import { frozenCopy } from './frozen.js';
import type { Stage, StageClass } from './stage.js';

/**
 * A stage that predicts from the features of its symbol and timeframe, and learns from every bar
 * that closes. `result.stages` has its forecasts.
 *
 * @param options  see `PredictionEngineOptions`; features are columns of the timeframe's row
 * @param own      models from elsewhere, by name
 * @throws {ConfigError} if an option is out of bounds
 * @example
 * const forecast = predictionStage({ features: ['rsi'], targets: ['volatility'] });
 * const pipeline = new Pipeline({ base: '1m' }, { stages: { forecast } });
 * const results = minuteBars.map((bar) => pipeline.update(bar));
 * Object.keys(results[0].stages['1m'] ?? {}); // ['forecast']
 */
export function predictionStage(
  options: PredictionEngineOptions,
  own: Readonly<Record<string, OwnModel>> = {},
): StageClass<EngineResult | undefined> {
  const given = frozenCopy(requireRecord('options', options)) as unknown as PredictionEngineOptions;
  const models = { ...own };
  new PredictionEngine(given, models); // complains here, where the options are
  return class PredictionStage implements Stage {
    readonly #engine = new PredictionEngine(given, models);
    readonly id: string = this.#engine.id;

    update(view: StrategyView): EngineResult | undefined {
      return this.#engine.update(view);
    }

    peek(view: StrategyView): EngineResult | undefined {
      return this.#engine.peek(view);
    }

    snapshot(): Snapshot {
      return this.#engine.snapshot();
    }

    restore(snapshot: Snapshot): void {
      this.#engine.restore(snapshot);
    }
  };
}

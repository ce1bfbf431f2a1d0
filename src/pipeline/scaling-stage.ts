import { requireRecord } from '../core/arguments.js';
import type { Row } from '../core/row.js';
import type { Snapshot } from '../core/state.js';
import { FeatureScaler, type FeatureScalerOptions } from '../normalization/feature-scaler.js';
import type { StrategyView } from '../strategies/strategy.js';
import { frozenCopy } from './frozen.js';
import type { Stage, StageClass } from './stage.js';

/**
 * A stage that puts features on one scale: each is compared with its own past in its symbol and
 * timeframe. `result.stages` has them by name.
 *
 * @throws {ConfigError} if an option is out of bounds; see `FeatureScaler`
 * @example
 * const scaled = scalingStage({ columns: ['close', 'rsi'], windowSize: 50 });
 * const pipeline = new Pipeline({ base: '1m' }, { stages: { scaled } });
 * const results = minuteBars.map((bar) => pipeline.update(bar));
 * Object.keys(results[0].stages['1m'] ?? {}); // ['scaled']
 */
export function scalingStage(
  options: FeatureScalerOptions,
): StageClass<Readonly<Record<string, number>>> {
  const given = frozenCopy(requireRecord('options', options)) as unknown as FeatureScalerOptions;
  new FeatureScaler(given); // complains here, where the options are
  return class ScalingStage implements Stage {
    readonly #scaler = new FeatureScaler(given);
    readonly id: string = this.#scaler.id;

    update({ features }: StrategyView): Readonly<Record<string, number>> {
      return recordOf(this.#scaler.update(features));
    }

    peek({ features }: StrategyView): Readonly<Record<string, number>> {
      return recordOf(this.#scaler.peek(features));
    }

    snapshot(): Snapshot {
      return this.#scaler.snapshot();
    }

    restore(snapshot: Snapshot): void {
      this.#scaler.restore(snapshot);
    }
  };
}

function recordOf(row: Row): Readonly<Record<string, number>> {
  return row.toObject();
}

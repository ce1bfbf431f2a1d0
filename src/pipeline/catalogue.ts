import type { Model } from '../core/model.js';
import type { ClassOf } from '../indicators/set/given.js';
import type { CustomKinds } from '../indicators/set/spec.js';
import type { StrategyClassOf } from '../strategies/strategy-from.js';
import type { StageClass } from './stage.js';
import type { StageSpec } from './stage-specs.js';

/** Where a pipeline finds the classes of the kinds that its options name. */
export interface Catalogue {
  /** What the library itself puts into rows, by names that nobody else's kinds have. */
  readonly rowKinds: CustomKinds;
  readonly classOf: ClassOf;
  readonly strategyClassOf: StrategyClassOf;
  /** @throws {ConfigError} naming what is unknown or out of bounds */
  readonly stageClasses: (
    specs: Readonly<Record<string, StageSpec>>,
    models: Readonly<Record<string, Model>> | undefined,
  ) => Readonly<Record<string, StageClass>>;
}

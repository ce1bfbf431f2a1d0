import { requireKnownKeys, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import type { Model } from '../core/model.js';
import { Streaming } from '../core/streaming.js';
import type { CustomKinds } from '../indicators/set/spec.js';
import type { CustomStrategies } from '../strategies/catalog.js';
import type { Catalogue } from './catalogue.js';
import type { PortfolioStageClass } from './portfolio-view.js';
import type { StageClass } from './stage.js';
import { type Steps, stepsOf } from './steps.js';
import type { SymbolNames } from './symbol-names.js';

/** Code of your own, by the names that the options use. */
export interface PipelineExtensions {
  /**
   * What venues' names mean: bars of any of them go to the lane of the canonical one, which results
   * report; a bar whose name is not known is refused, `unknown-symbol`. Default: names are as given.
   */
  readonly symbols?: SymbolNames;
  readonly kinds?: CustomKinds;
  readonly strategies?: CustomStrategies;
  /** Functions of a row of features, by the names that stages of `models` use. */
  readonly models?: Readonly<Record<string, Model>>;
  /**
   * Run after the strategies and the stages of the options, in this order; those that extend
   * `PortfolioStage` once for each end time, over all symbols.
   */
  readonly stages?: Readonly<Record<string, StageClass | PortfolioStageClass>>;
  /** Functions in the place of the correlator, the risk room, the portfolio step. */
  readonly steps?: Steps;
}

/** The same, and what kinds there are besides. */
export interface KnownExtensions extends Omit<PipelineExtensions, 'stages'> {
  readonly catalogue: Catalogue;
  readonly stages?: Readonly<Record<string, StageClass>>;
  readonly overAll?: Readonly<Record<string, PortfolioStageClass>>;
}

/** What checks each, by its name. */
const readers: Readonly<Record<string, (given: unknown) => object>> = {
  symbols: namesOf,
  models: modelsOf,
  steps: stepsOf,
  kinds: (given) => classesOf('own.kinds', given, true),
  strategies: (given) => classesOf('own.strategies', given),
  stages: (given) => classesOf('own.stages', given),
};

/**
 * What a pipeline is given besides its options: classes by name, each read once.
 *
 * @throws {ConfigError} for an unknown sort of code, or for something that is no class
 */
export function extensionsOf(given: unknown, catalogue: Catalogue): KnownExtensions {
  const own = requireRecord('own', given);
  requireKnownKeys('own', own, Object.keys(readers));
  const checked: Record<string, object> = {};
  for (const [name, read] of Object.entries(readers)) {
    const one = own[name];
    if (one !== undefined) checked[name] = read(one);
  }
  const scopes = { stages: {}, overAll: {} } as Record<string, Record<string, unknown>>;
  for (const [name, Own] of Object.entries(checked['stages'] ?? {})) {
    scopes['together' in Own ? 'overAll' : 'stages']![name] = Own;
  }
  return Object.freeze({ ...checked, ...scopes, catalogue }) as unknown as KnownExtensions;
}

function namesOf(given: unknown): SymbolNames {
  const isRecord = typeof given === 'object' && given !== null;
  if (isRecord && 'canonical' in given && typeof given.canonical === 'function') {
    return given as SymbolNames;
  }
  throw new ConfigError('own.symbols', 'an object with a method `canonical`', given);
}

function modelsOf(given: unknown): Readonly<Record<string, unknown>> {
  const models = Object.entries(requireRecord('own.models', given));
  for (const [name, model] of models) {
    if (typeof model !== 'function')
      throw new ConfigError(`own.models.${name}`, 'a function', model);
  }
  return Object.freeze(Object.fromEntries(models));
}

function classesOf(path: string, given: unknown, areKinds = false): Record<string, unknown> {
  const classes = Object.entries(requireRecord(path, given));
  for (const [name, Class] of classes) {
    if (!isClass(Class)) throw new ConfigError(`${path}.${name}`, 'a class', Class);
    if (!areKinds || isOperatorClass(Class)) continue;
    throw new ConfigError(`${path}.${name}`, 'a class with a static `kind`', Class);
  }
  return Object.freeze(Object.fromEntries(classes));
}

/** Something that `new` makes objects of. */
function isClass(value: unknown): value is { readonly prototype: object; readonly kind?: unknown } {
  return typeof value === 'function' && typeof value.prototype === 'object';
}

function isOperatorClass({ prototype, kind }: { prototype: object; kind?: unknown }): boolean {
  return prototype instanceof Streaming && typeof kind === 'object' && kind !== null;
}

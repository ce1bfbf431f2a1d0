import { requireKnownKeys, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import type { Model } from '../core/model.js';
import { Streaming } from '../core/streaming.js';
import type { CustomKinds } from '../indicators/set/spec.js';
import type { CustomStrategies } from '../strategies/catalog.js';
import type { Catalogue } from './catalogue.js';
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
  /** Run after the strategies and the stages of the options, in this order. */
  readonly stages?: Readonly<Record<string, StageClass>>;
  /** Functions in the place of the correlator, the risk room, the portfolio step. */
  readonly steps?: Steps;
}

/** The same, and what kinds there are besides. */
export interface KnownExtensions extends PipelineExtensions {
  readonly catalogue: Catalogue;
}

const sorts = ['kinds', 'strategies', 'stages'] as const;

/**
 * What a pipeline is given besides its options: classes by name, each read once.
 *
 * @throws {ConfigError} for an unknown sort of code, or for something that is no class
 */
export function extensionsOf(given: unknown, catalogue: Catalogue): KnownExtensions {
  const own = requireRecord('own', given);
  requireKnownKeys('own', own, ['symbols', 'models', 'steps', ...sorts]);
  const { symbols, models, steps } = own;
  const checked: Partial<Record<'symbols' | 'models' | 'steps' | (typeof sorts)[number], unknown>> =
    {};
  if (symbols !== undefined) checked.symbols = namesOf(symbols);
  if (models !== undefined) checked.models = modelsOf(models);
  if (steps !== undefined) checked.steps = stepsOf(steps);
  for (const sort of sorts) {
    const classes = own[sort];
    if (classes !== undefined) checked[sort] = classesOf(`own.${sort}`, classes, sort === 'kinds');
  }
  return Object.freeze({ ...checked, catalogue }) as KnownExtensions;
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

function classesOf(path: string, given: unknown, areKinds: boolean): Record<string, unknown> {
  const classes = Object.entries(requireRecord(path, given));
  for (const [name, Class] of classes) {
    if (!isClass(Class)) throw new ConfigError(`${path}.${name}`, 'a class', Class);
    if (!areKinds || isOperatorClass(Class)) continue;
    throw new ConfigError(`${path}.${name}`, 'a class of operators with a static `kind`', Class);
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

import { requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import type { Strategy } from './strategy.js';
import type { CustomStrategies, StrategyClass } from './strategy-kind.js';

/** The class that `kind` names, the caller's own first; a `ConfigError` where there is none. */
export type StrategyClassOf = (kind: unknown, own: CustomStrategies) => StrategyClass;

/** The strategy that `spec` describes, of the class that `classOf` knows by its kind. */
export function strategyFrom(
  spec: { readonly kind: string },
  own: CustomStrategies,
  classOf: StrategyClassOf,
  path = '',
): Strategy {
  const { kind, ...parameters } = requireRecord(path, spec, "an object, as { kind: 'macdRsi' }");
  const Class = classOf(kind, own);
  return requireStrategy(new Class(parameters), kind);
}

const methods = ['update', 'peek', 'reset', 'snapshot', 'restore'] as const;

/** What a class of the caller's made has to be a strategy, or nothing could be asked of it. */
function requireStrategy(made: Strategy, kind: unknown): Strategy {
  const { id, needs, warmUp } = made;
  const isWhole = methods.every((name) => typeof made[name] === 'function');
  if (isWhole && typeof id === 'string' && isRecord(needs) && warmUp >= 0) return made;
  const bound = `of a class whose objects have id, needs, warmUp, ${methods.join(', ')}`;
  throw new ConfigError('kind', bound, kind);
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

import { frozen } from '../bars/frozen.js';
import { ConfigError } from '../core/errors.js';
import type { Kind } from '../core/kind.js';
import type { OperatorClass } from '../core/operator-class.js';
import * as operators from './operators.js';
import type { CustomKinds, KindName } from './set/spec.js';
import { meant, plain, whereElse } from './suggestion.js';

/** Every kind by its name, in the order of the alphabet: of two guesses as near, the first is said. */
const builtIn: ReadonlyMap<string, OperatorClass> = new Map(
  Object.values(operators)
    .map((Class) => [Class.kind.name, Class as OperatorClass] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

/** What people type for a kind: its name, its title, its aliases; the kind's name by each. */
const typed: ReadonlyMap<string, string> = new Map(
  [...builtIn.values()].flatMap(({ kind }) =>
    [...(kind.aliases ?? []), kind.title, kind.name].map(
      (word) => [plain(word), kind.name] as const,
    ),
  ),
);

/**
 * Every built-in kind as data: parameters with bounds and defaults, outputs with degrees, ranges
 * and guide lines, pane, warm-up.
 *
 * @example
 * catalog.rsi.title; // 'Relative strength index'
 * catalog.rsi.warmUp({ period: 14 }); // 15
 */
export const catalog: { readonly [K in KindName]: Kind } = frozen(
  Object.fromEntries([...builtIn].map(([name, Class]) => [name, Class.kind])),
) as { [K in KindName]: Kind };

/** The class that `kind` names, the caller's own first; a `ConfigError` suggests the nearest. */
export function classOf(kind: unknown, own: CustomKinds = {}): OperatorClass {
  const name = typeof kind === 'string' ? kind : '';
  const found = Object.hasOwn(own, name) ? own[name] : builtIn.get(name);
  if (found !== undefined) return found;
  throw new ConfigError('kind', `a kind of the catalogue${hintFor(name, own)}`, kind);
}

/** What `name` was meant to be, or where it is found. */
function hintFor(name: string, own: CustomKinds): string {
  const place = whereElse(name);
  if (place !== undefined) return ` ('${name}' is ${place})`;
  const owned = new Map(Object.keys(own).map((key) => [plain(key), key]));
  const word = meant(name, [...owned.keys(), ...typed.keys()]);
  const guess = word === undefined ? undefined : (owned.get(word) ?? typed.get(word));
  return guess === undefined ? '' : ` (did you mean '${guess}'?)`;
}

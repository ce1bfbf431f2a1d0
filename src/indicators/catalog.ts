import { frozen } from '../bars/frozen.js';
import { ConfigError } from '../core/errors.js';
import type { Kind } from '../core/kind.js';
import { nearest } from '../core/nearest.js';
import type { OperatorClass } from '../core/operator-class.js';
import * as operators from './operators.js';
import type { CustomKinds, KindName } from './set/spec.js';

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

/** `Bollinger-Bands`, `bollinger_bands` and `bollingerBands` are one word. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, '');
}

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
  const word = nearest(plain(name), [...Object.keys(own), ...typed.keys()]) ?? '';
  const guess = Object.hasOwn(own, word) ? word : typed.get(word);
  const hint = guess === undefined ? '' : ` (did you mean '${guess}'?)`;
  throw new ConfigError('kind', `a kind of the catalogue${hint}`, kind);
}

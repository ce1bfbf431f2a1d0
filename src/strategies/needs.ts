import { requireRecord } from '../core/arguments.js';
import { readAs, requireFields } from '../core/door.js';
import { ConfigError } from '../core/errors.js';
import { requireList } from '../core/lists.js';
import type { Specs } from '../indicators/set/spec.js';
import type { Strategy } from './strategy.js';

/**
 * All indicators that `strategies` need, on top of `own`, as one set.
 *
 * @throws {ConfigError} if two of them mean different indicators by the same name, or one is none
 * @example
 * const strategies = [new MacdRsi(), new MaCrossover()];
 * Object.keys(needsOf(strategies)); // ['macd(12,26,9)', 'rsi(14)', 'atr(14)', 'ema(20)', 'ema(50)']
 */
export function needsOf(strategies: readonly Pick<Strategy, 'needs'>[], own: Specs = {}): Specs {
  const read = Array.from(requireList('strategies', strategies), (one, i) => {
    const path = `strategies[${i}].needs`;
    const needs = readAs(path, 'an object', one, () => (one as Strategy).needs);
    return { needs: readSpecs(path, needs) };
  });
  return needsIn(read, readSpecs('own', own));
}

function readSpecs(path: string, given: Specs): Specs {
  const specs = requireFields(path, given);
  for (const name of Object.keys(specs)) {
    const at = `${path}.${name}`;
    const spec = requireRecord(at, specs[name]);
    readAs(at, 'plain data', spec, () => void printedSpec(spec as Specs[string]));
  }
  return specs;
}

/** The same of what has been read. */
export function needsIn(strategies: readonly Pick<Strategy, 'needs'>[], own: Specs = {}): Specs {
  const all = new Map(Object.entries(own));
  for (const [name, spec] of strategies.flatMap(({ needs }) => Object.entries(needs))) {
    const [known, said] = [all.get(name) ?? spec, spec].map(printedSpec);
    if (known !== said) throw new ConfigError(`specs.${name}`, `${known}, as another has it`, said);
    all.set(name, spec);
  }
  return Object.fromEntries(all);
}

function printedSpec(spec: Specs[string]): string {
  return JSON.stringify(Object.fromEntries(Object.entries(spec).sort()));
}

import { ConfigError } from '../core/errors.js';
import type { Specs } from '../indicators/set/spec.js';
import type { Strategy } from './strategy.js';

/**
 * All indicators that `strategies` need, on top of `own`, as one set.
 *
 * @throws {ConfigError} if two of them mean different indicators by the same name
 * @example
 * const strategies = [new MacdRsi(), new MaCrossover()];
 * Object.keys(needsOf(strategies)); // ['macd(12,26,9)', 'rsi(14)', 'atr(14)', 'ema(20)', 'ema(50)']
 */
export function needsOf(strategies: readonly Pick<Strategy, 'needs'>[], own: Specs = {}): Specs {
  const all = new Map(Object.entries(own));
  for (const [name, spec] of strategies.flatMap(({ needs }) => Object.entries(needs))) {
    const known = all.get(name);
    if (known !== undefined && printedSpec(known) !== printedSpec(spec)) {
      const bound = `${printedSpec(known)}, as another has it`;
      throw new ConfigError(`specs.${name}`, bound, printedSpec(spec));
    }
    all.set(name, spec);
  }
  return Object.fromEntries(all);
}

function printedSpec(spec: Specs[string]): string {
  return JSON.stringify(spec, Object.keys(spec).sort());
}

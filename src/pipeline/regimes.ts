import { requireKnownKeys, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { type RegimeName, regimeNames } from '../regime/regime-name.js';

/** Strategies that speak in a regime, by their names; in a regime that is left out all of them do. */
export type StrategiesByRegime = Readonly<Partial<Record<RegimeName, readonly string[]>>>;

/**
 * The option, checked.
 *
 * @param strategies  names of all strategies of any symbol
 */
export function regimesOf(
  regimes: StrategiesByRegime,
  strategies: readonly string[],
): StrategiesByRegime {
  requireKnownKeys('regimes', requireRecord('regimes', regimes), [...regimeNames, 'unknown']);
  for (const [regime, names] of Object.entries(regimes)) {
    const path = `regimes.${regime}`;
    if (!Array.isArray(names)) throw new ConfigError(path, 'a list of strategies', names);
    names.forEach((name, i) => {
      if (strategies.includes(name)) return;
      throw new ConfigError(`${path}[${i}]`, `one of ${strategies.join(', ')}`, name);
    });
  }
  return regimes;
}

/** Whether the strategy `name` speaks in `regime`. */
export function isHeardIn(regimes: StrategiesByRegime, regime: RegimeName, name: string): boolean {
  const speakers = regimes[regime];
  return speakers === undefined || speakers.includes(name);
}

import { requireKnownKeys, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { type RegimeName, regimeNames } from '../regime/regime-name.js';
import type { RiskPolicy } from '../risk/policy.js';

/**
 * The strategies that are used in each regime, by name. In a regime that is left out, all are used.
 */
export type StrategiesByRegime = Readonly<Partial<Record<RegimeName, readonly string[]>>>;

/** Who may be named: the strategies of all symbols, and those that one of them has of its own. */
export interface Speakers {
  readonly strategies: object;
  readonly symbols: Readonly<Record<string, { readonly strategies?: object | false }>>;
}

/** The option, checked. */
export function regimesOf(
  regimes: StrategiesByRegime,
  { strategies: usual, symbols }: Speakers,
): StrategiesByRegime {
  const own = Object.values(symbols).flatMap((one) => Object.keys(one?.strategies ?? {}));
  const strategies = [...Object.keys(usual), ...own];
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

/** Nobody may ask for a regime that nothing says: what is to be avoided in it would not be. */
export function requireRegime(
  { regime, regimes = {} }: { readonly regime?: unknown; readonly regimes?: StrategiesByRegime },
  { avoidRegimes, regimeScale }: Pick<RiskPolicy, 'avoidRegimes' | 'regimeScale'>,
): void {
  if (regime !== false) return;
  const asking = {
    regimes: Object.keys(regimes),
    'risk.avoidRegimes': avoidRegimes,
    'risk.regimeScale': Object.keys(regimeScale),
  };
  for (const [path, list] of Object.entries(asking)) {
    if (list.length > 0) throw new ConfigError(path, 'empty where regime is false', list);
  }
}

/** Whether the strategy `name` speaks in `regime`. */
export function isHeardIn(regimes: StrategiesByRegime, regime: RegimeName, name: string): boolean {
  const speakers = regimes[regime];
  return speakers === undefined || speakers.includes(name);
}

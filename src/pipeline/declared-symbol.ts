import {
  requireBoolean,
  requireInteger,
  requireKnownKeys,
  requireOneOf,
  requireRecord,
} from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { tradingStyles } from '../strategies/trading-style.js';
import type { PipelineConfig } from './config.js';
import type { DeclaredTimeframe } from './declared-timeframe.js';
import type { PipelineOptions, SymbolConfig } from './options.js';
import { requireTimeframes } from './timeframe-options.js';

/** What is said of a symbol for whoever reads the configuration: nothing follows from it here. */
export const labels = ['feed', 'assetType'] as const;

export function requireLabels(path: string, given: SymbolConfig): void {
  for (const name of labels) {
    const value: unknown = given[name];
    if (value === undefined || (typeof value === 'string' && value !== '')) continue;
    throw new ConfigError(`${path}.${name}`, 'a text', value);
  }
}

/** Timeframes that are declared as records, or as names; `undefined` where all are names, or none. */
export function declaredTimeframes(
  given: SymbolConfig['timeframes'],
): readonly DeclaredTimeframe[] | undefined {
  if (!Array.isArray(given) || given.every((one) => typeof one !== 'object')) return undefined;
  return Array.from(given as readonly (string | DeclaredTimeframe)[], (one, i) =>
    typeof one === 'string' ? { name: one } : requireDeclared(`timeframes[${i}]`, one),
  );
}

function requireDeclared(path: string, given: unknown): DeclaredTimeframe {
  const one = requireRecord(path, given);
  requireKnownKeys(path, one, ['name', 'tradingStyle', 'enabled', 'bufferSize']);
  const { name, tradingStyle, enabled = true, bufferSize } = one;
  if (typeof name !== 'string') throw new ConfigError(`${path}.name`, 'a timeframe', name);
  if (bufferSize !== undefined) requireInteger(`${path}.bufferSize`, bufferSize, 1, 1_000_000);
  if (tradingStyle !== undefined) {
    requireOneOf(`${path}.tradingStyle`, tradingStyle as string, tradingStyles);
  }
  requireBoolean(`${path}.enabled`, enabled);
  return one as unknown as DeclaredTimeframe;
}

/** The options that follow from declared timeframes: which are built, and what style each is of. */
export function structureOf(
  timeframes: readonly DeclaredTimeframe[],
  { correlation }: PipelineConfig,
): Pick<PipelineOptions, 'timeframes' | 'correlation'> {
  const built = timeframes.filter(({ enabled = true }) => enabled);
  const names = requireTimeframes(built.map(({ name }) => name));
  const own = built.flatMap(({ tradingStyle }, i) =>
    tradingStyle === undefined ? [] : [[names[i]!, tradingStyle] as const],
  );
  if (own.length === 0) return { timeframes: names };
  const usual = Object.entries(correlation.styles ?? {}).filter(([name]) => names.includes(name));
  const styles = Object.fromEntries([...usual, ...own]);
  return { timeframes: names, correlation: { ...correlation, styles } };
}

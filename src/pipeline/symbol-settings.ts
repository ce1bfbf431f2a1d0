import {
  requireBoolean,
  requireKnownKeys,
  requireNumber,
  requireRecord,
} from '../core/arguments.js';
import { within } from '../core/errors.js';
import { optionsText } from '../core/options-text.js';
import { type RiskOptions, type RiskPolicy, riskPolicy } from '../risk/policy.js';
import { type PipelineConfig, pipelineConfig } from './config.js';
import { declaredTimeframes, labels, requireLabels, structureOf } from './declared-symbol.js';
import type { PipelineOptions, SymbolConfig } from './options.js';
import { requireRegime } from './regimes.js';

/** Options that decide what is made for a symbol: symbols that agree in them share all of it. */
const structural = [
  ...(['calendar', 'timeframes', 'riskTimeframe', 'strategies', 'validation', 'gaps'] as const),
];

/** Options that are numbers of a symbol's own. */
const numeric = [
  ...(['step', 'pointValue', 'minQuantity', 'minNotional', 'maxQuantity'] as const),
  ...(['riskRatio', 'maxExposureRatio', 'commissionRatio', 'slipRatio'] as const),
];

/** A symbol's config, checked, each part with what is left out filled in. */
export interface SymbolSettings {
  readonly config: PipelineConfig;
  readonly policy: RiskPolicy;
  /** NaN where it has to be told. */
  readonly quoteRate: number;
  readonly priority: number;
  readonly isEnabled: boolean;
  /** What of it is structural, as text: equal texts are equal structures. */
  readonly structure: string;
}

/** What `given` says of `symbol` on top of `options`. */
export function symbolSettings(
  symbol: string,
  given: SymbolConfig,
  options: PipelineConfig,
): SymbolSettings {
  const path = `symbols.${symbol}`;
  requireKnownKeys(path, { ...requireRecord(path, given) }, [
    ...structural,
    ...numeric,
    'tick',
    'quoteRate',
    'priority',
    'risk',
    'enabled',
    ...labels,
  ]);
  const { tick, quoteRate = 1, priority = 0, enabled = true } = given;
  requireLabels(path, given);
  const own: Record<string, unknown> = picked(given, structural);
  const timeframes = within(path, () => declaredTimeframes(given.timeframes));
  if (timeframes !== undefined) Object.assign(own, structureOf(timeframes, options));
  if (tick !== undefined) {
    own['validation'] = { ...options.validation, ...given.validation, tick };
  }
  // A pipeline's risk timeframe need not be among the symbol's own timeframes.
  const usual = own['timeframes'] === undefined ? {} : { riskTimeframe: undefined };
  // Regimes may name strategies of other symbols: they are checked where all are known.
  const apart = { symbols: undefined, regimes: undefined };
  const merged = defined({ ...options, ...usual, ...own, ...apart }) as unknown as PipelineOptions;
  const policy = within(path, () =>
    riskPolicy({ ...options.risk, ...riskOf(given), ...picked(given, numeric) }),
  );
  within(path, () => requireRegime(options, policy));
  return {
    config: within(path, () => ({ ...pipelineConfig(merged), regimes: options.regimes })),
    policy,
    quoteRate:
      quoteRate === 'told'
        ? Number.NaN
        : requireNumber(`${path}.quoteRate`, quoteRate, Number.MIN_VALUE, 1e15),
    priority: requireNumber(`${path}.priority`, priority, -1e9, 1e9),
    isEnabled: requireBoolean(`${path}.enabled`, enabled),
    structure: optionsText(own),
  };
}

function riskOf({ risk = {} }: SymbolConfig): RiskOptions {
  return requireRecord('risk', risk) as RiskOptions;
}

function picked<K extends string>(given: object, names: readonly K[]): Record<string, unknown> {
  return Object.fromEntries(
    names
      .map((name) => [name, (given as Record<string, unknown>)[name]] as const)
      .filter(([, value]) => value !== undefined),
  );
}

function defined(options: object): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

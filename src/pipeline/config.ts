import { MS_PER_DAY } from '../bars/civil.js';
import { timeframeOf } from '../bars/timeframe.js';
import {
  requireBoolean,
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireOneOf,
  requireRecord,
} from '../core/arguments.js';
import { ConfigError, within } from '../core/errors.js';
import type { Spec } from '../indicators/set/spec.js';
import { riskPolicy } from '../risk/policy.js';
import { requirePortfolioLimits } from '../risk/portfolio-limits.js';
import { frozenCopy } from './frozen.js';
import { fusionOf } from './fusion.js';
import { type GapOptions, gapsOf } from './gap-policy.js';
import { requireRecords, strategiesOf } from './option-records.js';
import type {
  FusionOptions,
  NamedStrategies,
  PipelineOptions,
  PortfolioOptions,
} from './options.js';
import { regimesOf, requireRegime } from './regimes.js';
import { revisionsOf } from './revision-options.js';
import { requireSymbol, symbolsOf } from './symbol-options.js';
import { requireTimeframes, usualCloseDelayMs, usualRiskTimeframe } from './timeframe-options.js';

/** The options, checked and complete. */
export type PipelineConfig = Required<
  Omit<PipelineOptions, 'portfolio' | 'fusion' | 'gaps' | 'strategies'>
> & {
  readonly strategies: NamedStrategies;
  readonly gaps: Required<GapOptions>;
  readonly fusion: Required<FusionOptions>;
  readonly portfolio: PortfolioOptions | undefined;
};

/** Indicators of each timeframe where none are asked for. */
export const defaultIndicators: {
  readonly rsi: Spec<'rsi'>;
  readonly macd: Spec<'macd'>;
  readonly bands: Spec<'bollinger'>;
  readonly atr: Spec<'atr'>;
  readonly adx: Spec<'adx'>;
} = frozenCopy({
  rsi: { kind: 'rsi' },
  macd: { kind: 'macd' },
  bands: { kind: 'bollinger' },
  atr: { kind: 'atr' },
  adx: { kind: 'adx' },
});

const known: readonly (keyof PipelineOptions)[] = [
  'base',
  'timeframes',
  'calendar',
  'conflict',
  'validation',
  'indicators',
  'denoise',
  'regime',
  'regimeOdds',
  'regimes',
  'strategies',
  'stages',
  'fusion',
  'gaps',
  'closeDelayMs',
  'revise',
  'revisableBars',
  'checkpointBars',
  'dropIncompleteFirst',
  'recovery',
  'correlation',
  'risk',
  'riskTimeframe',
  'equity',
  'portfolio',
  'symbol',
  'maxSymbols',
  'symbols',
];

/**
 * The configuration that `given` describe, a frozen copy; what the rooms check is checked by them.
 */
export function pipelineConfig(given: PipelineOptions): PipelineConfig {
  const options = frozenCopy(requireRecord('options', given)) as unknown as PipelineOptions;
  if ('features' in options) throw new ConfigError('features', "spelled 'indicators'", 'features');
  requireKnownKeys('', { ...options }, known);
  requireRecords(options);
  const base = timeframeOf(options.base, 'base').name;
  const timeframes = requireTimeframes(options.timeframes ?? [base]);
  const { portfolio } = options;
  const strategies = strategiesOf(options);
  const symbols = symbolsOf(options.symbols);
  requireRegime(
    options,
    within('risk', () => riskPolicy(options.risk)),
  );
  return frozenCopy({
    base,
    timeframes,
    calendar: options.calendar ?? '24/7',
    conflict: options.conflict ?? 'last',
    validation: options.validation ?? {},
    indicators: options.indicators ?? defaultIndicators,
    denoise: options.denoise ?? { mode: 'fast', delay: 0 },
    regime: options.regime ?? {},
    regimeOdds: options.regimeOdds ?? false,
    regimes: regimesOf(options.regimes ?? {}, { strategies, symbols }),
    strategies,
    stages: options.stages ?? {},
    fusion: fusionOf(options),
    gaps: gapsOf(options.gaps),
    correlation: options.correlation ?? {},
    risk: options.risk ?? {},
    riskTimeframe:
      options.riskTimeframe === undefined
        ? usualRiskTimeframe(timeframes)
        : requireOneOf('riskTimeframe', timeframeOf(options.riskTimeframe).name, timeframes),
    equity: requireNumber('equity', options.equity ?? 10_000, 0, 1e15),
    portfolio: portfolio && requirePortfolioLimits('portfolio', portfolio),
    symbols,
    symbol: requireSymbol(options.symbol ?? 'default'),
    maxSymbols: requireInteger('maxSymbols', options.maxSymbols ?? 10_000, 1, 10_000_000),
    closeDelayMs: requireNumber(
      'closeDelayMs',
      options.closeDelayMs ?? usualCloseDelayMs(base),
      0,
      MS_PER_DAY,
    ),
    ...revisionsOf(options),
    recovery: requireOneOf('recovery', options.recovery ?? 'none', ['none', 'lastGood']),
    dropIncompleteFirst: requireBoolean(
      'dropIncompleteFirst',
      options.dropIncompleteFirst ?? false,
    ),
  });
}

import type { Calendar } from '../bars/calendar.js';
import type { CalendarName } from '../bars/calendars.js';
import { timeframeOf } from '../bars/timeframe.js';
import {
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireOneOf,
  requireRecord,
} from '../core/arguments.js';
import { ConfigError, within } from '../core/errors.js';
import type { SignalCorrelatorOptions } from '../correlation/options.js';
import type { CustomKinds, CustomSpec, Spec, Specs } from '../indicators/spec.js';
import {
  type TrendVolatilityParameters,
  TrendVolatilityRegime,
} from '../regime/trend-volatility-regime.js';
import { type RiskOptions, riskPolicy } from '../risk/policy.js';
import type { CustomStrategies, CustomStrategySpec, StrategySpec } from '../strategies/catalog.js';
import type { ConflictPolicy } from '../validation/order-rule.js';
import type { DenoiserParameters } from '../wavelet/denoiser.js';
import { WaveletDenoiser } from '../wavelet/wavelet-denoiser.js';
import { WaveletEnergy } from '../wavelet/wavelet-energy.js';
import type { StageClass } from './stage.js';

/** What a pipeline does, as plain JSON. Everything but `base` has a default. */
export interface PipelineOptions {
  /** Timeframe of the bars that are fed, e.g. `1m`. */
  readonly base: string;
  /** Timeframes that are built and listened to; default: the base alone. */
  readonly timeframes?: readonly string[];
  /** When the market trades; default `24/7`. */
  readonly calendar?: CalendarName | Calendar;
  /** Which values stand when the newest bar comes again with others; default `last`. */
  readonly conflict?: ConflictPolicy;
  /** Indicators of each timeframe, by name; default `defaultIndicators`. */
  readonly indicators?: Specs;
  /** How the close is denoised; `false` for not at all. Default: `fast`, no delay. */
  readonly denoise?: Partial<DenoiserParameters> | false;
  readonly regime?: Partial<TrendVolatilityParameters>;
  /** By the name each shall have in signals; default `macdRsi` and `maCrossover`. */
  readonly strategies?: Readonly<Record<string, StrategySpec | CustomStrategySpec>>;
  readonly correlation?: Omit<SignalCorrelatorOptions, 'timeframes' | 'strategies' | 'calendar'>;
  readonly risk?: RiskOptions;
  /** Timeframe whose ATR sets the stop; default: the longest below a week. */
  readonly riskTimeframe?: string;
  /** What the account is worth, until `setEquity` says otherwise; default 10,000. */
  readonly equity?: number;
  /** Limits over all symbols; without them every lane decides alone, at once. */
  readonly portfolio?: PortfolioOptions;
  /** Symbol of bars that do not say; default `default`. */
  readonly symbol?: string;
  /** Lanes at most; further symbols are refused. Default 10,000. */
  readonly maxSymbols?: number;
}

export interface PortfolioOptions {
  /** Largest sum of entry · quantity decided at one end time, as a share of equity. */
  readonly maxExposureRatio: number;
}

/** Code of your own, by the names that the options use. */
export interface PipelineExtensions {
  readonly kinds?: CustomKinds;
  readonly strategies?: CustomStrategies;
  /** Run after the strategies of each timeframe, in this order. */
  readonly stages?: Readonly<Record<string, StageClass>>;
}

/** The options, checked and complete. */
export type PipelineConfig = Required<Omit<PipelineOptions, 'portfolio'>> & {
  readonly portfolio: PortfolioOptions | undefined;
};

/** Indicators of each timeframe where none are asked for. */
export const defaultIndicators: {
  readonly rsi: Spec<'rsi'>;
  readonly macd: Spec<'macd'>;
  readonly bands: Spec<'bollinger'>;
  readonly atr: Spec<'atr'>;
  readonly adx: Spec<'adx'>;
} = {
  rsi: { kind: 'rsi' },
  macd: { kind: 'macd' },
  bands: { kind: 'bollinger' },
  atr: { kind: 'atr' },
  adx: { kind: 'adx' },
};

const known: readonly (keyof PipelineOptions)[] = [
  'base',
  'timeframes',
  'calendar',
  'conflict',
  'indicators',
  'denoise',
  'regime',
  'strategies',
  'correlation',
  'risk',
  'riskTimeframe',
  'equity',
  'portfolio',
  'symbol',
  'maxSymbols',
];

/** The configuration that `options` describe; what the rooms check is checked by them. */
export function pipelineConfig(options: PipelineOptions): PipelineConfig {
  requireKnownKeys('', requireRecord('options', options), known);
  const base = timeframeOf(options.base, 'base').name;
  const timeframes = requireTimeframes(options.timeframes ?? [base]);
  const { portfolio } = options;
  if (portfolio !== undefined) {
    requireKnownKeys('portfolio', requireRecord('portfolio', portfolio), ['maxExposureRatio']);
    requireNumber('portfolio.maxExposureRatio', portfolio.maxExposureRatio, 0, 1e3);
  }
  within('risk', () => riskPolicy(options.risk));
  return {
    base,
    timeframes,
    calendar: options.calendar ?? '24/7',
    conflict: options.conflict ?? 'last',
    indicators: options.indicators ?? defaultIndicators,
    denoise: options.denoise ?? { mode: 'fast', delay: 0 },
    regime: options.regime ?? {},
    strategies: options.strategies ?? {
      macdRsi: { kind: 'macdRsi' },
      maCrossover: { kind: 'maCrossover' },
    },
    correlation: options.correlation ?? {},
    risk: options.risk ?? {},
    riskTimeframe:
      options.riskTimeframe === undefined
        ? usualRiskTimeframe(timeframes)
        : requireOneOf('riskTimeframe', timeframeOf(options.riskTimeframe).name, timeframes),
    equity: requireNumber('equity', options.equity ?? 10_000, 0, 1e15),
    portfolio,
    symbol: options.symbol ?? 'default',
    maxSymbols: requireInteger('maxSymbols', options.maxSymbols ?? 10_000, 1, 10_000_000),
  };
}

function requireTimeframes(given: readonly string[]): readonly string[] {
  if (!Array.isArray(given) || given.length === 0) {
    throw new ConfigError('timeframes', 'an array of at least one timeframe', given);
  }
  return given.map((text: string, i) => timeframeOf(text, `timeframes[${i}]`).name);
}

/** The longest timeframe below a week, or the shortest there is. */
function usualRiskTimeframe(timeframes: readonly string[]): string {
  const week = timeframeOf('1w').nominalMs;
  const sorted = timeframes.map((name) => timeframeOf(name)).sort(byLength);
  return (sorted.findLast(({ nominalMs }) => nominalMs < week) ?? sorted[0]!).name;
}

function byLength(a: { readonly nominalMs: number }, b: { readonly nominalMs: number }): number {
  return a.nominalMs - b.nominalMs;
}

/** The specs of a timeframe's set: the caller's, wavelets, regime, and what the risk room reads. */
export function trackSpecs({ indicators, denoise, regime }: PipelineConfig): Specs {
  const wavelets: Record<string, CustomSpec> =
    denoise === false
      ? {}
      : {
          denoised: { ...denoise, kind: 'waveletDenoiser' },
          wavelet: { kind: 'waveletEnergy' },
        };
  return {
    ...indicators,
    ...wavelets,
    regime: { ...regime, kind: 'trendVolatilityRegime' },
    [riskAtr]: { kind: 'atr', period: 14 },
  };
}

/** Kinds that a timeframe's set knows besides those of the catalogue. */
export const trackKinds: CustomKinds = {
  waveletDenoiser: WaveletDenoiser,
  waveletEnergy: WaveletEnergy,
  trendVolatilityRegime: TrendVolatilityRegime,
};

/** Column of the ATR that stops are set by. */
export const riskAtr = 'atr(14)';

import type { Calendar } from '../bars/calendar.js';
import type { CalendarName } from '../bars/calendars.js';
import type { SignalCorrelatorOptions } from '../correlation/options.js';
import type { CustomSpec, Specs } from '../indicators/set/spec.js';
import type { RegimeFilterParameters } from '../regime/regime-states.js';
import type { TrendVolatilityParameters } from '../regime/trend-volatility.js';
import type { RiskOptions, RiskPolicy } from '../risk/policy.js';
import type { PortfolioLimits } from '../risk/portfolio-limits.js';
import type { CustomStrategySpec, StrategySpec } from '../strategies/catalog.js';
import type { ConflictPolicy } from '../validation/order-rule.js';
import type { DataValidatorOptions } from '../validation/validator-options.js';
import type { DenoiserParameters } from '../wavelet/denoiser-parameters.js';
import type { DeclaredTimeframe } from './declared-timeframe.js';
import type { GapOptions } from './gap-policy.js';
import type { StrategiesByRegime } from './regimes.js';
import type { StageSpec } from './stage-specs.js';

/** What a pipeline does, as plain JSON. Everything but `base` has a default. */
export interface PipelineOptions {
  /** Timeframe of the bars that are fed, e.g. `1m`. */
  readonly base: string;
  /** Timeframes that are built and listened to; default: the base alone. */
  readonly timeframes?: readonly string[];
  /** When the market trades; default `24/7`. */
  readonly calendar?: CalendarName | Calendar;
  /** How bars are judged besides; see `DataValidatorOptions`. */
  readonly validation?: Omit<DataValidatorOptions, 'base' | 'calendar' | 'conflict'>;
  /** Which values stand when the newest bar comes again with others; default `last`. */
  readonly conflict?: ConflictPolicy;
  /**
   * How long after the end of a bar `advance` still waits for the last base bar of it, in ms;
   * default 10 s, or the base if that is shorter.
   */
  readonly closeDelayMs?: number;
  /**
   * What becomes of bars that come late, fill a gap, or correct an older one. `flag` (default): they
   * are counted and told, and change no feature; signals of the next warm-up carry `basedOnRevision`,
   * unless the bar is known to have come before with the same values. `replay`: they are put in their place, and
   * what came after is lived through again: all but counts, quality and decisions is as if they had
   * come in time. What was said is followed by its next revision, or a `superseded` event.
   */
  readonly revise?: 'flag' | 'replay';
  /**
   * Newest base bars that may still change. With `flag` 1 (default) or 0: a correction of the newest
   * is as if the bar had come like that; without, parents are revised and later signals carry
   * `basedOnRevision`. With `replay` 1 … 100,000, default 1,440; some 150 bytes each.
   */
  readonly revisableBars?: number;
  /**
   * With `replay`: bars between two checkpoints, 1 … 100,000, default 240. Each is a copy of the lane,
   * and a replay goes through up to so many bars more than came since.
   */
  readonly checkpointBars?: number;
  /**
   * What becomes of a symbol if something inside the library breaks on one of its bars, which is not
   * to happen: with `none` (default) it takes no bars in until `reset`; with `lastGood` it goes on from
   * a copy that is at most 240 bars old, and `newest` says from where to fetch.
   */
  readonly recovery?: 'none' | 'lastGood';
  /** Leave the first bar of a timeframe out if it began before its first base bar; default false. */
  readonly dropIncompleteFirst?: boolean;
  /** What is made of a gap in the feed; default: what looks across it is marked. */
  readonly gaps?: GapOptions;
  /** Indicators of each timeframe, by name; default `defaultIndicators`. */
  readonly indicators?: Specs;
  /** How the close is denoised; `false` for not at all. Default: `fast`, no delay. */
  readonly denoise?: Partial<DenoiserParameters> | false;
  /**
   * What says the regime of each timeframe: `TrendVolatilityRegime` with these parameters (default), a
   * kind of `own.kinds` with outputs `trend` (−1, 0, 1) and `volatility` (−1, 0, 1), as
   * `{ kind: 'mine' }`, or, `false`, nothing: then it is `unknown` to whoever asks.
   */
  readonly regime?: Partial<TrendVolatilityParameters> | CustomSpec | false;
  /**
   * How likely each regime is, and for how long the likeliest has been it: `regimeOdds` in each row, and
   * `odds` in `result.regime`. `{}` for the defaults; default `false`: not asked.
   */
  readonly regimeOdds?: Partial<RegimeFilterParameters> | false;
  /** Strategies that speak in a regime: `{ trend: ['maCrossover'] }`; default: all in each. */
  readonly regimes?: StrategiesByRegime;
  /** By the name each shall have in signals; `false` for none. Default: `macdRsi`, `maCrossover`. */
  readonly strategies?: NamedStrategies | readonly [] | false;
  /** Patterns, features on a scale, models: run after the strategies of each timeframe, by name. */
  readonly stages?: Readonly<Record<string, StageSpec>>;
  /** What wavelets have to say in what signals count for; default: nothing. */
  readonly fusion?: FusionOptions;
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
  /** Symbols with settings of their own, by symbol; the others follow the options above. */
  readonly symbols?: Readonly<Record<string, SymbolConfig>>;
  /** Lanes at most; further symbols are refused. Default 10,000. */
  readonly maxSymbols?: number;
}

/** Strategies by the name each has in signals. */
export type NamedStrategies = Readonly<Record<string, StrategySpec | CustomStrategySpec>>;

/**
 * What is different for one symbol: its hours, timeframes, strategies and terms of trade. What is
 * left out is as in the pipeline's options.
 */
export interface SymbolConfig
  extends Pick<
      PipelineOptions,
      'calendar' | 'riskTimeframe' | 'strategies' | 'validation' | 'gaps' | 'risk'
    >,
    Partial<Pick<RiskPolicy, 'step' | 'pointValue' | 'minQuantity' | 'minNotional'>>,
    Partial<Pick<RiskPolicy, 'maxQuantity' | 'riskRatio' | 'maxExposureRatio'>>,
    Partial<Pick<RiskPolicy, 'commissionRatio' | 'slipRatio'>> {
  /** `false`: its bars are refused, `symbol-disabled`, until `reconfigure`. Default `true`. */
  readonly enabled?: boolean;
  /** Those that are built, by name or with what else there is to say of each. */
  readonly timeframes?: readonly (string | DeclaredTimeframe)[];
  /** Where its bars come from, and what it is, for whoever reads the configuration. */
  readonly feed?: string;
  readonly assetType?: string;
  /** Prices are whole multiples of it: `off-tick` where they are not. */
  readonly tick?: number;
  /**
   * Account currency that one unit of the price's currency is worth, until `setQuoteRate` says
   * otherwise; default 1. Where it is 'told', there is no new risk until it was: `no-quote-rate`.
   */
  readonly quoteRate?: number | 'told';
  /** Who goes first where `portfolio` has not room for all: the higher; default 0. */
  readonly priority?: number;
}

/** How much wavelets change the weight of signals; `denoise` must not be `false`. */
export interface FusionOptions {
  /** Whether a signal counts for less, the more of its timeframe is noise; default `false`. */
  readonly noiseWeight?: boolean;
  /** Bars, from that of a transient on, in which no signal counts; default 0: none. */
  readonly transientVetoBars?: number;
}

/** Limits over all symbols: on what is held and on what may still be filled. */
export type PortfolioOptions = PortfolioLimits;

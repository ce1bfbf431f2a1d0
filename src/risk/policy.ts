import { frozen } from '../bars/frozen.js';
import {
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireOneOf,
  requireRecord,
} from '../core/arguments.js';
import { type QualityTier, qualityTiers } from '../validation/quality.js';
import { policies } from './made-policies.js';
import { requireSizing, type Sizing } from './sizing-rule.js';
import { requireWords } from './words.js';

/** Why a position ends. */
export type ExitRule = 'stop' | 'target' | 'opposite' | 'time' | 'regime';

/** A state of the market in which nothing is opened; `against`: its trend is against the position. */
export type AvoidedRegime = 'up' | 'down' | 'range' | 'low' | 'normal' | 'high' | 'against';

/** How much to risk, and when not to. Ratios are shares of equity, so no option has a currency. */
export interface RiskPolicy {
  /** Share of equity that is lost, costs included, if the stop is hit; default 0.01. */
  readonly riskRatio: number;
  /** ATRs between entry and stop; default 2. */
  readonly stopAtrMultiple: number;
  /** Largest exposure of a symbol, price · quantity, as a share of equity; default 1. */
  readonly maxExposureRatio: number;
  /** Largest quantity held of a symbol; no limit by default. */
  readonly maxQuantity: number;
  /** Smallest quantity worth an order; default 0. */
  readonly minQuantity: number;
  /** Smallest price · quantity · pointValue worth an order; default 0. */
  readonly minNotional: number;
  /** Quantities are whole multiples of it; default 1e-8. */
  readonly step: number;
  /** Commission on each side, as a share of what is traded; default 0. */
  readonly commissionRatio: number;
  /** Slip and half the spread on each side, as a share of the price; default 0. */
  readonly slipRatio: number;
  /** Currency of the price that one unit gains when the price rises by 1; default 1. */
  readonly pointValue: number;
  /** Confidence below which nothing is done; default 0.05. */
  readonly minConfidence: number;
  /** Coverage below which nothing is done; default 0. */
  readonly minCoverage: number;
  /** Worst tier of data on which new risk is taken; default 'Fair'. */
  readonly minTier: QualityTier;
  /** Quality of data, 0 … 1, below which no new risk is taken; default 0.7. */
  readonly minQuality: number;
  /** How the size follows; default: what loses `riskRatio` at the stop. */
  readonly sizing: Sizing;
  /** Confidence from which on the whole size is taken, and of less a share; default 0: always. */
  readonly fullConfidence: number;
  /**
   * Width of a forecast's 95 % interval, as a ratio of the price, up to which the whole size is taken;
   * where it is w times as wide, 1/w of it, and nothing where it is not known. Default 0: the width
   * does not matter.
   */
  readonly fullWidthRatio?: number;
  /** Share of the size taken in a state of volatility; default 1 in each. */
  readonly regimeScale: Readonly<Partial<Record<'low' | 'normal' | 'high', number>>>;
  /** States of the market in which no risk is taken, and that end a position; default none. */
  readonly avoidRegimes: readonly AvoidedRegime[];
  /** What ends a position; default all. */
  readonly exits: readonly ExitRule[];
  /** Way to the target, as a multiple of that to the stop; default 0: no target. */
  readonly targetMultiple: number;
  /** How long a position may last unless it is confirmed; default 0: as long as its signals say. */
  readonly horizonMs: number;
  /** ATRs at which the stop follows the close; default 0: it stays. */
  readonly trailAtrMultiple: number;
  /** Decisions that may build one position; default 1. */
  readonly maxEntries: number;
  /** How far exposure may outgrow its cap, as a share of it, before it is cut back; default 0.25. */
  readonly trimRatio: number;
}

export type RiskOptions = Partial<RiskPolicy>;

const exitRules: readonly ExitRule[] = ['stop', 'target', 'opposite', 'time', 'regime'];
const regimeWords: readonly AvoidedRegime[] = [
  ...(['up', 'down', 'range', 'low', 'normal', 'high', 'against'] as const),
];
const volatilityWords = ['low', 'normal', 'high'] as const;

/**
 * The policy that `options` describe, checked, defaults filled in; nobody can write on it.
 *
 * @throws {ConfigError} if an option is out of bounds or unknown
 * @example
 * riskPolicy({ riskRatio: 0.005 }).stopAtrMultiple; // 2
 * riskPolicy({ riskRatio: 5 }); // throws riskRatio must be a number from 0 to 1
 */
export function riskPolicy(options: RiskOptions = {}): RiskPolicy {
  const given = requireRecord('options', options);
  const number = (name: keyof RiskOptions, usual: number, min: number, max?: number): number =>
    requireNumber(name, options[name] ?? usual, min, max);
  const fullWidthRatio = number('fullWidthRatio', 0, 0, 1e6);
  const policy: RiskPolicy = {
    riskRatio: number('riskRatio', 0.01, 0, 1),
    stopAtrMultiple: number('stopAtrMultiple', 2, 1e-3, 1e3),
    maxExposureRatio: number('maxExposureRatio', 1, 0, 1e3),
    maxQuantity: number('maxQuantity', Number.MAX_VALUE, 0),
    minQuantity: number('minQuantity', 0, 0),
    minNotional: number('minNotional', 0, 0),
    step: number('step', 1e-8, 1e-12, 1e12),
    commissionRatio: number('commissionRatio', 0, 0, 0.5),
    slipRatio: number('slipRatio', 0, 0, 0.5),
    pointValue: number('pointValue', 1, 1e-12, 1e12),
    minConfidence: number('minConfidence', 0.05, 0, 1),
    minCoverage: number('minCoverage', 0, 0, 1),
    minTier: requireOneOf('minTier', options.minTier ?? 'Fair', qualityTiers),
    minQuality: number('minQuality', 0.7, 0, 1),
    sizing: requireSizing('sizing', options.sizing ?? { kind: 'fixedFractional' }),
    fullConfidence: number('fullConfidence', 0, 0, 1),
    regimeScale: requireScale(options.regimeScale ?? {}),
    avoidRegimes: requireWords('avoidRegimes', options.avoidRegimes ?? [], regimeWords),
    exits: requireWords('exits', options.exits ?? exitRules, exitRules),
    targetMultiple: number('targetMultiple', 0, 0, 1e6),
    horizonMs: number('horizonMs', 0, 0, 1e15),
    trailAtrMultiple: number('trailAtrMultiple', 0, 0, 1e3),
    maxEntries: requireInteger('maxEntries', options.maxEntries ?? 1, 1, 1_000),
    trimRatio: number('trimRatio', 0.25, 0, 1e6),
  };
  requireKnownKeys('', given, [...Object.keys(policy), 'fullWidthRatio']);
  // Named only where it counts, so that snapshots of before it was there still fit.
  const made = fullWidthRatio > 0 ? { ...policy, fullWidthRatio } : policy;
  policies.add(made);
  return frozen(made);
}

function requireScale(given: unknown): RiskPolicy['regimeScale'] {
  const scale = requireRecord('regimeScale', given);
  requireKnownKeys('regimeScale', scale, volatilityWords);
  const entries = Object.entries(scale).map(([word, share]) => [
    word,
    requireNumber(`regimeScale.${word}`, share, 0, 1),
  ]);
  return Object.fromEntries(entries);
}

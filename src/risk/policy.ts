import { requireKnownKeys, requireNumber, requireOneOf, requireRecord } from '../core/arguments.js';
import { type QualityTier, qualityTiers } from '../validation/quality.js';

/** How much to risk, and when not to. Ratios are shares of equity, so no option has a currency. */
export interface RiskPolicy {
  /** Share of equity that is lost, costs included, if the stop is hit; default 0.01. */
  readonly riskRatio: number;
  /** ATRs between entry and stop; default 2. */
  readonly stopAtrMultiple: number;
  /** Largest exposure, entry · quantity, as a share of equity; default 1. */
  readonly maxExposureRatio: number;
  /** Largest quantity; no limit by default. */
  readonly maxQuantity: number;
  /** Smallest quantity worth an order; default 0. */
  readonly minQuantity: number;
  /** Smallest entry · quantity · pointValue worth an order; default 0. */
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
  /** Worst tier of data on which anything is done; default 'Fair'. */
  readonly minTier: QualityTier;
}

export type RiskOptions = Partial<RiskPolicy>;

/**
 * The policy that `options` describe, checked, defaults filled in.
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
  };
  requireKnownKeys('', given, Object.keys(policy));
  return policy;
}

import { type Reason, reason } from '../core/reason.js';
import { type QualityTier, qualityTiers } from '../validation/quality.js';
import { riskOf } from './commitments.js';
import type { CompositeInput, DecisionInput } from './decision-input.js';
import { avoided, type Held, wishOf } from './exits.js';
import { lossOfOne } from './loss-at-stop.js';
import { type OpenPosition, tighterStop } from './open-position.js';
import type { RiskPolicy } from './policy.js';
import { shareOf } from './share.js';
import { isPositive, type Size } from './size.js';
import { sizeOn } from './sizing.js';
import { atrStop } from './stop.js';

/** New risk: how much of it, on which terms. */
export interface Entry extends Size {
  readonly side: Held;
  readonly stop: number;
  readonly target: number;
  readonly horizonMs: number;
  readonly riskTaken: number;
}

/** The first gate to new risk that is shut. */
export function objectionToRisk(policy: RiskPolicy, input: DecisionInput): Reason | undefined {
  const { minTier, minQuality, minConfidence, minCoverage } = policy;
  const { composite, price, atr, tier, quality, regime } = input;
  if (input.isFilled === true) return reason('filled-before-correction');
  if (tier !== undefined && !isAtLeast(tier, minTier)) {
    return reason(
      `tier-below-${minTier}`,
      qualityTiers.indexOf(tier),
      qualityTiers.indexOf(minTier),
    );
  }
  if (quality !== undefined && !(quality >= minQuality)) {
    return reason('low-quality', quality, minQuality);
  }
  const direction = composite?.direction;
  const coverage = shareOf(composite?.coverage);
  const confidence = shareOf(composite?.confidence);
  if (composite?.isNil === true) return reason('no-skill');
  if (direction !== 'up' && direction !== 'down') return reason('no-direction');
  if (confidence < minConfidence) return reason('low-confidence', confidence, minConfidence);
  if (coverage < minCoverage) return reason('low-coverage', coverage, minCoverage);
  const side = direction === 'up' ? 'long' : 'short';
  const unwanted = avoided(policy.avoidRegimes, regime, side);
  if (unwanted !== undefined) return unwanted;
  if (!isPositive(price)) return reason('no-price', price, 0);
  if (!isPositive(atr)) return reason('no-volatility', atr, 0);
  const isUnsure = isPositive(policy.fullWidthRatio) && !isPositive(input.widthRatio);
  return isUnsure ? reason('no-interval', input.widthRatio, 0) : undefined;
}

/** What to take on the side of the composite, on top of what is `held` on it; no gate is shut. */
export function entryOf(policy: RiskPolicy, input: DecisionInput, held?: OpenPosition): Entry {
  const { price, atr, equity, quoteRate = 1, composite } = input;
  const side = wishOf(policy, input) ?? 'long';
  const usual = atrStop(price, atr, policy.stopAtrMultiple, side);
  const stop = held === undefined ? usual : tighterStop(side, held.stop, usual);
  const confidence = shareOf(composite?.confidence);
  const { quantity, boundBy, reasons } = sizeOn(policy, policy.sizing, {
    equity,
    entry: price,
    stop,
    quoteRate: input.quoteRate,
    volatilityRatio: atr / price,
    winRatio: (1 + confidence) / 2,
    payoffRatio: policy.targetMultiple > 0 ? policy.targetMultiple : 1,
    scaleRatio: scaleOf(policy, input, confidence),
    heldQuantity: held && Math.abs(held.quantity),
    // What is held counts against the limits too, at the stop that all of it has from now on.
    heldRisk: held && riskOf({ ...held, stop, price }, { ...policy, quoteRate }),
  });
  const way = policy.targetMultiple * Math.abs(price - usual);
  const target = way > 0 ? (side === 'long' ? price + way : price - way) : Number.NaN;
  return {
    quantity,
    boundBy,
    reasons,
    side,
    stop,
    target,
    horizonMs: horizonOf(policy, composite),
    riskTaken: quantity * lossOfOne(policy, price, stop) * quoteRate,
  };
}

function scaleOf(
  policy: RiskPolicy,
  { regime, widthRatio = Number.NaN }: DecisionInput,
  confidence: number,
): number {
  const { fullConfidence, fullWidthRatio = 0, regimeScale } = policy;
  const byConfidence = fullConfidence > 0 ? Math.min(1, confidence / fullConfidence) : 1;
  const volatility = regime?.volatility;
  const byRegime =
    volatility === undefined || volatility === 'unknown' ? 1 : (regimeScale[volatility] ?? 1);
  const byWidth = fullWidthRatio > 0 ? Math.min(1, fullWidthRatio / widthRatio) : 1;
  return byConfidence * byRegime * byWidth;
}

function horizonOf({ horizonMs }: RiskPolicy, composite: CompositeInput | undefined): number {
  if (horizonMs > 0) return horizonMs;
  const said = composite?.horizonMs;
  return isPositive(said) ? said : Number.NaN;
}

function isAtLeast(tier: QualityTier, worst: QualityTier): boolean {
  const rank = qualityTiers.indexOf(tier);
  return rank >= 0 && rank <= qualityTiers.indexOf(worst);
}

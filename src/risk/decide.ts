import { type Reason, reason } from '../core/reason.js';
import type { Direction } from '../strategies/opinion.js';
import { type QualityTier, qualityTiers } from '../validation/quality.js';
import type { RiskPolicy } from './policy.js';
import { isPositive, sizeFixedFractional } from './size.js';
import { atrStop } from './stop.js';

/** What is known when a decision is due. */
export interface DecisionInput {
  readonly symbol: string;
  /** Open of the bar decided on, ms since the epoch, UTC. */
  readonly time: number;
  /** End of that bar. */
  readonly end: number;
  /** When the decision is made: not before `end`. */
  readonly decidedAt: number;
  /** What the signals say; left out where there are none. */
  readonly composite?:
    | { readonly direction: Direction; readonly confidence: number; readonly coverage: number }
    | undefined;
  /** At which price a position would be opened: the close. */
  readonly price: number;
  /** Average true range, in the unit of the price. */
  readonly atr: number;
  /** What the account is worth. */
  readonly equity: number;
  /** Account currency that one unit of the price's currency is worth; default 1. */
  readonly quoteRate?: number | undefined;
  /** How good the data are, where somebody judges them. */
  readonly tier?: QualityTier | undefined;
  /** False where a step after this one may still change the decision; default true. */
  readonly final?: boolean;
}

/** What to do about one symbol at one bar, and why. */
export interface Decision {
  readonly symbol: string;
  readonly time: number;
  readonly end: number;
  readonly decidedAt: number;
  readonly action: 'buy' | 'sell' | 'hold';
  /** 0 for a hold. */
  readonly quantity: number;
  /** NaN for a hold. */
  readonly entry: number;
  /** Price at which the position is given up; NaN for a hold. */
  readonly stop: number;
  /** Of the composite; 0 where there is none. */
  readonly confidence: number;
  /** False where a step after this one may still change it. */
  readonly final: boolean;
  /** What stood in the way of a trade, or what decided its size. */
  readonly reasons: readonly Reason[];
}

/**
 * One decision, from the quality of the data to the size of the position: gates for tier,
 * direction, confidence and coverage, then a stop by ATR and a fixed-fractional size. The first
 * gate that is shut makes it a hold and is its reason.
 *
 * A pure function. Data never make it throw: what is missing, zero, NaN or of another type is a
 * hold with the reason.
 *
 * @param policy  from `riskPolicy`
 * @example
 * const policy = riskPolicy({ step: 1 });
 * const bar = { symbol: 'SPY', time: 0, end: 86_400_000, decidedAt: 86_400_000 };
 * const composite = { direction: 'up', confidence: 0.12, coverage: 0.5 } as const;
 * const known = { ...bar, composite, price: 400, atr: 5, equity: 100_000 };
 * const { action, quantity, stop } = decide(policy, known);
 * [action, quantity, stop]; // ['buy', 100, 390]
 * decide(policy, { ...known, atr: Number.NaN }).reasons; // [{ code: 'no-volatility' }]
 */
export function decide(policy: RiskPolicy, input: DecisionInput): Decision {
  const { symbol, time, end, decidedAt, composite, price, atr, equity, quoteRate } = input;
  const confidence = shareOf(composite?.confidence);
  const objection = objectionTo(policy, input, confidence);
  if (objection !== undefined) return hold(input, confidence, [objection]);
  const action = composite?.direction === 'up' ? 'buy' : 'sell';
  const stop = atrStop(price, atr, policy.stopAtrMultiple, action);
  const { quantity, reasons } = sizeFixedFractional(policy, {
    equity,
    entry: price,
    stop,
    quoteRate,
  });
  if (quantity === 0) return hold(input, confidence, reasons);
  const why = [reason('confident', confidence, policy.minConfidence), ...reasons];
  const final = input.final ?? true;
  return {
    symbol,
    time,
    end,
    decidedAt,
    action,
    quantity,
    entry: price,
    stop,
    confidence,
    final,
    reasons: why,
  };
}

function hold(input: DecisionInput, confidence: number, reasons: readonly Reason[]): Decision {
  return {
    symbol: input.symbol,
    time: input.time,
    end: input.end,
    decidedAt: input.decidedAt,
    action: 'hold',
    quantity: 0,
    entry: Number.NaN,
    stop: Number.NaN,
    confidence,
    final: input.final ?? true,
    reasons,
  };
}

/** The first gate that is shut. */
function objectionTo(
  policy: RiskPolicy,
  { composite, price, atr, tier }: DecisionInput,
  confidence: number,
): Reason | undefined {
  const { minTier, minConfidence, minCoverage } = policy;
  if (tier !== undefined && !isAtLeast(tier, minTier)) return reason(`tier-below-${minTier}`);
  const direction = composite?.direction;
  const coverage = shareOf(composite?.coverage);
  if (direction !== 'up' && direction !== 'down') return reason('no-direction');
  if (confidence < minConfidence) return reason('low-confidence', confidence, minConfidence);
  if (coverage < minCoverage) return reason('low-coverage', coverage, minCoverage);
  if (!isPositive(price)) return reason('no-price', price);
  return isPositive(atr) ? undefined : reason('no-volatility', atr);
}

function isAtLeast(tier: QualityTier, worst: QualityTier): boolean {
  const rank = qualityTiers.indexOf(tier);
  return rank >= 0 && rank <= qualityTiers.indexOf(worst);
}

/** `value` if it is a share, else 0. */
function shareOf(value: unknown): number {
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : 0;
}

import { type Reason, reason } from '../core/reason.js';
import type { DecisionInput } from './decision-input.js';
import type { OpenPosition } from './open-position.js';
import type { RiskPolicy } from './policy.js';
import { isPositive } from './size.js';
import { floorToStep } from './step.js';

/** What of a position is to go. */
export interface Excess {
  readonly action: 'reduce' | 'close';
  readonly quantity: number;
  readonly reasons: readonly Reason[];
}

/** What to cut a position back by, where its exposure has outgrown the cap by more than `trimRatio`. */
export function excessOf(
  policy: RiskPolicy,
  { price, equity, quoteRate = 1 }: DecisionInput,
  position: OpenPosition,
): Excess | undefined {
  const unit = Math.abs(price) * policy.pointValue * quoteRate;
  if (!isPositive(unit) || !Number.isFinite(equity)) return undefined;
  const held = Math.abs(position.quantity);
  const most = Math.max(0, equity) * policy.maxExposureRatio;
  const tolerated = 1 + policy.trimRatio;
  const isOver = held * unit > most * tolerated || held > policy.maxQuantity * tolerated;
  if (!isOver) return undefined;
  const kept = floorToStep(Math.min(most / unit, policy.maxQuantity), policy.step);
  const isWorthKeeping = kept > 0 && kept >= policy.minQuantity;
  const quantity = isWorthKeeping ? held - kept : held;
  const reasons = [reason('over-exposure', held * unit, most)];
  return { action: isWorthKeeping ? 'reduce' : 'close', quantity, reasons };
}

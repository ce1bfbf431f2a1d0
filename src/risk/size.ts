import { type Reason, reason } from '../core/reason.js';
import type { RiskPolicy } from './policy.js';
import { floorToStep } from './step.js';

/** What a size depends on besides the policy; anything may be missing or nonsense. */
export interface SizeInput {
  readonly equity: number;
  readonly entry: number;
  readonly stop: number;
}

/** How much, and which limit made it so. */
export interface Size {
  /** ≥ 0, a whole multiple of the step. */
  readonly quantity: number;
  readonly reasons: readonly Reason[];
}

/**
 * Fixed-fractional size: as much as loses a fixed share of equity if the stop is hit.
 *
 *   byRisk = equity · riskRatio · (1 − 2·commissionRatio) / (|entry − stop| · pointValue)
 *   byExposure = equity · maxExposureRatio / (entry · pointValue)
 *   quantity = the smallest of byRisk, byExposure, maxQuantity, rounded down to the step
 *
 * @returns quantity 0 with the reason where there is nothing to size, or less than the minimum
 * @cost    O(1); never throws because of a number
 * @source  R. Vince, Portfolio Management Formulas (1990), for the fraction; rounding down and
 *          commission as in NautilusTrader's fixed risk sizer
 * @example
 * const policy = riskPolicy({ riskRatio: 0.01, step: 1 });
 * sizeFixedFractional(policy, { equity: 10_000, entry: 50, stop: 47 }).quantity; // 33
 * const near = sizeFixedFractional(policy, { equity: 10_000, entry: 50, stop: 49.75 });
 * near; // { quantity: 200, reasons: [{ code: 'limited-by-exposure', value: 400, limit: 200 }] }
 * sizeFixedFractional(policy, { equity: 0, entry: 50, stop: 47 }).reasons[0].code; // 'no-equity'
 */
export function sizeFixedFractional(policy: RiskPolicy, input: SizeInput): Size {
  const { equity, entry, stop } = input;
  if (!isPositive(equity)) return nothing('no-equity', equity);
  if (!isPositive(entry)) return nothing('no-price', entry);
  if (!isPositive(stop)) return nothing('stop-not-positive', stop);
  if (stop === entry) return nothing('stop-at-entry', stop);
  const { riskRatio, commissionRatio, pointValue, maxExposureRatio, maxQuantity } = policy;
  const atRisk = equity * riskRatio * (1 - 2 * commissionRatio);
  const byRisk = atRisk / (Math.abs(entry - stop) * pointValue);
  const byExposure = (equity * maxExposureRatio) / (entry * pointValue);
  const limit = Math.min(byRisk, byExposure, maxQuantity);
  const quantity = floorToStep(limit, policy.step);
  if (!(quantity > 0 && quantity >= policy.minQuantity)) {
    return nothing('below-minimum', limit, Math.max(policy.step, policy.minQuantity));
  }
  if (limit === byRisk) return { quantity, reasons: [reason('sized-by-risk', byRisk)] };
  const code = limit === byExposure ? 'limited-by-exposure' : 'limited-by-quantity';
  return { quantity, reasons: [reason(code, byRisk, limit)] };
}

/** Whether `x` is a number above 0 that one can compute with. */
export function isPositive(x: unknown): x is number {
  return typeof x === 'number' && x > 0 && x <= Number.MAX_VALUE;
}

function nothing(code: string, value: number, limit?: number): Size {
  return { quantity: 0, reasons: [reason(code, value, limit)] };
}

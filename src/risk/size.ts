import { type Reason, reason } from '../core/reason.js';
import type { RiskPolicy } from './policy.js';
import { floorToStep, stepBelow } from './step.js';

/** What a size depends on besides the policy; anything may be missing or nonsense. */
export interface SizeInput {
  readonly equity: number;
  readonly entry: number;
  readonly stop: number;
  /** Account currency that one unit of the price's currency is worth; default 1. */
  readonly quoteRate?: number | undefined;
}

/** How much, and which limit made it so. */
export interface Size {
  /** ≥ 0, a whole multiple of the step. */
  readonly quantity: number;
  readonly reasons: readonly Reason[];
}

/**
 * Fixed-fractional size: as much as loses a fixed share of equity, costs included, if the stop is
 * hit.
 *
 *   entry' = entry · (1 + side·slip),  stop' = stop · (1 − side·slip),  side 1 long, −1 short
 *   loss = side·(entry' − stop') + commission·(entry' + stop')
 *   byRisk = equity · riskRatio / (loss · pointValue · quoteRate)
 *   byExposure = equity · maxExposureRatio / (entry · pointValue · quoteRate)
 *   quantity = the smallest of byRisk, byExposure, maxQuantity, rounded down to the step
 *
 * The promise is the loss at the stop: through a gap in prices more is lost.
 *
 * @returns quantity 0 with the reason where there is nothing to size, or less than a minimum
 * @cost    O(1); never throws because of a number
 * @source  R. Vince, Portfolio Management Formulas (1990), for the fraction
 * @example
 * const policy = riskPolicy({ riskRatio: 0.01, step: 1 });
 * sizeFixedFractional(policy, { equity: 10_000, entry: 50, stop: 47 }).quantity; // 33
 * const near = sizeFixedFractional(policy, { equity: 10_000, entry: 50, stop: 49.75 });
 * near; // { quantity: 200, reasons: [{ code: 'limited-by-exposure', value: 400, limit: 200 }] }
 * sizeFixedFractional(policy, { equity: 0, entry: 50, stop: 47 }).reasons[0].code; // 'no-equity'
 */
export function sizeFixedFractional(policy: RiskPolicy, input: SizeInput): Size {
  const objection = objectionTo(input);
  if (objection !== undefined) return objection;
  return capped(policy, { quantity: byRisk(policy, input), code: 'sized-by-risk' }, input);
}

/** Why there is nothing to size. */
export function objectionTo({ equity, entry, stop, quoteRate = 1 }: SizeInput): Size | undefined {
  if (!isPositive(equity)) return nothing('no-equity', equity);
  if (!isPositive(entry)) return nothing('no-price', entry);
  if (!isPositive(stop)) return nothing('stop-not-positive', stop);
  if (stop === entry) return nothing('stop-at-entry', stop);
  return isPositive(quoteRate) ? undefined : nothing('no-quote-rate', quoteRate);
}

/** How much loses the share of equity that may be lost at the stop. */
export function byRisk(policy: RiskPolicy, input: SizeInput): number {
  const { equity, entry, stop, quoteRate = 1 } = input;
  return (equity * policy.riskRatio) / (lossAtStop(policy, entry, stop) * quoteRate);
}

/**
 * What one unit loses if the stop is hit, in the currency of the price: the way from entry to stop,
 * the slip on both, and the commission on both.
 *
 * @example
 * const policy = riskPolicy({ commissionRatio: 0.25 });
 * lossAtStop(policy, 100, 96); // 53
 */
export function lossAtStop(policy: RiskPolicy, entry: number, stop: number): number {
  const { commissionRatio, slipRatio, pointValue } = policy;
  const side = stop < entry ? 1 : -1;
  const opened = entry * (1 + side * slipRatio);
  const closed = stop * (1 - side * slipRatio);
  return (side * (opened - closed) + commissionRatio * (opened + closed)) * pointValue;
}

/** What a rule of size asks for, and the reason that names the rule. */
export interface Wanted {
  readonly quantity: number;
  readonly code: string;
}

/** What is wanted, but for the limits of the policy. */
export function capped(
  policy: RiskPolicy,
  { quantity: wanted, code: rule }: Wanted,
  input: SizeInput,
): Size {
  const { equity, entry, quoteRate = 1 } = input;
  const { maxExposureRatio, maxQuantity, minQuantity, minNotional, pointValue, step } = policy;
  const exposureOfOne = entry * pointValue * quoteRate;
  const most = equity * maxExposureRatio;
  const byExposure = most / exposureOfOne;
  const limit = Math.min(wanted, byExposure, maxQuantity);
  let quantity = floorToStep(limit, step);
  // A quotient may be rounded up: its product is what is held to the cap.
  if (quantity * exposureOfOne > most) quantity = stepBelow(quantity, step);
  if (!(quantity > 0 && quantity >= minQuantity)) {
    return nothing('below-minimum', limit, Math.max(step, minQuantity));
  }
  const notional = quantity * entry * pointValue;
  if (!(notional >= minNotional)) return nothing('below-notional', notional, minNotional);
  if (limit === wanted) return { quantity, reasons: [reason(rule, wanted)] };
  const code = limit === byExposure ? 'limited-by-exposure' : 'limited-by-quantity';
  return { quantity, reasons: [reason(code, wanted, limit)] };
}

/** Whether `x` is a number above 0 that one can compute with. */
export function isPositive(x: unknown): x is number {
  return typeof x === 'number' && x > 0 && x <= Number.MAX_VALUE;
}

export function nothing(code: string, value: number, limit?: number): Size {
  return { quantity: 0, reasons: [reason(code, value, limit)] };
}

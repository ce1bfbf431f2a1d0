import { type Reason, reason } from '../core/reason.js';
import type { SizeCap } from './decision.js';
import { isWithinExposure } from './exposure-cap.js';
import { lossOfOne } from './loss-at-stop.js';
import type { RiskPolicy } from './policy.js';
import { readSizing } from './read-sizing.js';
import type { SizeInput } from './size-input.js';
import { soundPolicy } from './sound-policy.js';
import { floorToStep, steppedDown } from './step.js';

/** How much, and which limit made it so. */
export interface Size {
  /** ≥ 0, a whole multiple of the step. */
  readonly quantity: number;
  /** The limit that set it; `undefined` where there is nothing. */
  readonly boundBy: SizeCap | undefined;
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
 * @throws {ConfigError} if the policy is none; what is known never makes it throw
 * @cost    O(1)
 * @source  R. Vince, Portfolio Management Formulas (1990), for the fraction
 * @example
 * const policy = riskPolicy({ riskRatio: 0.01, step: 1 });
 * sizeFixedFractional(policy, { equity: 10_000, entry: 50, stop: 47 }).quantity; // 33
 * const near = sizeFixedFractional(policy, { equity: 10_000, entry: 50, stop: 49.75 });
 * [near.quantity, near.boundBy]; // [200, 'exposure']
 * near.reasons; // [{ code: 'limited-by-exposure', value: 400, limit: 200 }]
 * sizeFixedFractional(policy, { equity: 0, entry: 50, stop: 47 }).reasons[0].code; // 'no-equity'
 */
export function sizeFixedFractional(policy: RiskPolicy, input: SizeInput): Size {
  const sound = soundPolicy(policy);
  const known = readSizing(input);
  const objection = objectionTo(known);
  if (objection !== undefined) return objection;
  const quantity = byRisk(sound, known);
  return capped(sound, { quantity, code: 'sized-by-risk', cap: 'risk' }, known);
}

/** Why there is nothing to size. */
export function objectionTo({ equity, entry, stop, quoteRate = 1 }: SizeInput): Size | undefined {
  if (!isPositive(equity)) return nothing('no-equity', equity, 0);
  if (!isPositive(entry)) return nothing('no-price', entry, 0);
  if (!isPositive(stop)) return nothing('stop-not-positive', stop, 0);
  if (stop === entry) return nothing('stop-at-entry', stop, entry);
  return isPositive(quoteRate) ? undefined : nothing('no-quote-rate', quoteRate, 0);
}

/** How much loses the share of equity that may be lost at the stop. */
export function byRisk(policy: RiskPolicy, input: SizeInput): number {
  const { equity, entry, stop, quoteRate = 1, heldRisk = 0 } = input;
  const room = equity * policy.riskRatio - heldRisk;
  return room > 0 ? room / (lossOfOne(policy, entry, stop) * quoteRate) : 0;
}

/** What a rule of size asks for, and the reason that names the rule. */
export interface Wanted {
  readonly quantity: number;
  readonly code: string;
  readonly cap: SizeCap;
}

/** What is wanted, but for the limits of the policy. */
export function capped(
  policy: RiskPolicy,
  { quantity: wanted, code: rule, cap }: Wanted,
  input: SizeInput,
): Size {
  const { equity, entry, quoteRate = 1, heldQuantity = 0 } = input;
  const { maxExposureRatio, maxQuantity, minQuantity, minNotional, pointValue, step } = policy;
  const exposureOfOne = entry * pointValue * quoteRate;
  const byExposure = (equity * maxExposureRatio) / exposureOfOne - heldQuantity;
  const byQuantity = maxQuantity - heldQuantity;
  const limit = Math.min(wanted, byExposure, byQuantity);
  const most = { price: entry, pointValue, quoteRate, equity, maxExposureRatio };
  const quantity = steppedDown(floorToStep(limit, step), step, {
    isWithin: (units) => isWithinExposure(heldQuantity + units, most),
    besides: heldQuantity,
  });
  if (!(quantity > 0 && quantity >= minQuantity)) {
    return nothing('below-minimum', limit, Math.max(step, minQuantity));
  }
  const notional = quantity * entry * pointValue;
  if (!(notional >= minNotional)) return nothing('below-notional', notional, minNotional);
  if (limit === wanted) return { quantity, boundBy: cap, reasons: [reason(rule, wanted)] };
  const boundBy = limit === byExposure ? 'exposure' : 'quantity';
  return { quantity, boundBy, reasons: [reason(`limited-by-${boundBy}`, wanted, limit)] };
}

/** Whether `x` is a number above 0 that one can compute with. */
export function isPositive(x: unknown): x is number {
  return typeof x === 'number' && x > 0 && x <= Number.MAX_VALUE;
}

export function nothing(code: string, value: number, limit?: number): Size {
  return { quantity: 0, boundBy: undefined, reasons: [reason(code, value, limit)] };
}

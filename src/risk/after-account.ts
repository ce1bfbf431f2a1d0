import { reason } from '../core/reason.js';
import { type ExposureTerms, riskOf, unitOf } from './commitments.js';
import { type Decision, held, takesRisk } from './decision.js';
import { isWithinExposure } from './exposure-cap.js';
import { isWorthAnOrder } from './fitting.js';
import { lossOfOne } from './loss-at-stop.js';
import type { OpenPosition } from './open-position.js';
import type { RiskPolicy } from './policy.js';
import { isPositive } from './size.js';
import { floorToStep, steppedDown } from './step.js';

/** What the caps of a symbol are taken of. */
export interface AccountSeen {
  readonly equity: number;
  /** Account currency that one unit of the price's currency is worth. */
  readonly quoteRate: number;
}

/** Terms of a symbol with the caps that are its own. */
export type OwnTerms = ExposureTerms & RiskPolicy;

/** An account as it is when a step is taken, and what is held of the symbol. */
export interface AccountNow {
  readonly equity: number;
  readonly terms: OwnTerms;
  readonly position: OpenPosition | undefined;
}

/**
 * What becomes of a candidate that waited for its portfolio step while equity or the rate of exchange
 * changed: new risk is no more than the caps of its symbol allow now, and says what it loses now. It
 * never grows. Equity or a rate that is not known is left to the step, which refuses it.
 */
export function afterAccount(candidate: Decision, then: AccountSeen, now: AccountNow): Decision {
  const { equity, terms } = now;
  const { quoteRate, step } = terms;
  const { action, quantity, price } = candidate;
  const isSame = then.equity === equity && then.quoteRate === quoteRate;
  if (isSame || !takesRisk(action)) return candidate;
  if (!isPositive(equity) || !isPositive(quoteRate)) return candidate;
  const { units, unit, risk, riskOfOne } = ownUse(candidate, now);
  const mostExposure = equity * terms.maxExposureRatio;
  const mostRisk = equity * terms.riskRatio;
  const exposureCap = { ...terms, price: Math.abs(price), equity };
  const isWithin = (more: number): boolean =>
    isWithinExposure(units + more, exposureCap) && !(risk + more * riskOfOne > mostRisk);
  if (isWithin(quantity)) return { ...candidate, riskTaken: quantity * riskOfOne };
  const byExposure = mostExposure / unit - units;
  const byRisk = (mostRisk - risk) / riskOfOne;
  const most = Math.max(0, Math.min(quantity, byExposure, byRisk));
  const fits = steppedDown(floorToStep(most, step), step, { isWithin, besides: units });
  const cap = byExposure < byRisk ? 'exposure' : 'risk';
  const why = reason(`limited-by-${cap}`, quantity, most);
  if (!isWorthAnOrder(fits, price, terms)) {
    return { ...held(candidate, why), final: candidate.final };
  }
  const reasons = [...candidate.reasons, why];
  return { ...candidate, quantity: fits, riskTaken: fits * riskOfOne, boundBy: cap, reasons };
}

/** What is held counts at the stop that all of it will have. */
function ownUse({ price, stop }: Decision, { terms, position }: AccountNow) {
  const { quoteRate } = terms;
  const unit = unitOf(price, terms);
  const riskOfOne = lossOfOne(terms, price, stop) * quoteRate;
  if (position === undefined) return { units: 0, unit, risk: 0, riskOfOne };
  const units = Math.abs(position.quantity);
  return { units, unit, risk: riskOf({ ...position, stop, price }, terms), riskOfOne };
}

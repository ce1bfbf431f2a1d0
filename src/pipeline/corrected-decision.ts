import { reason } from '../core/reason.js';
import { type ExposureTerms, unitOf } from '../risk/commitments.js';
import { type Decision, held } from '../risk/decision.js';
import { isWorthAnOrder } from '../risk/fitting.js';
import { floorToStep, steppedDown } from '../risk/step.js';

/**
 * What becomes of a decision on a corrected bar, once its end time is settled: as much as it asks for
 * on the side that was decided, but no more units, exposure or risk than may still be filled of that.
 * So no limit is exceeded, and it does not matter whose bar was corrected first.
 */
export function correctedDecision(
  candidate: Decision,
  { decision: before, left }: { readonly decision: Decision; readonly left: number },
  terms: ExposureTerms,
): Decision {
  const { action, side, quantity, price, riskTaken } = candidate;
  if (before.action !== action || before.side !== side) {
    return held(candidate, reason('after-its-portfolio-step', candidate.end, candidate.end));
  }
  const unit = unitOf(price, terms);
  const exposure = left * unitOf(before.price, terms);
  const risk = before.riskTaken * (left / before.quantity);
  const riskOfOne = riskTaken / quantity;
  const isWithin = (units: number): boolean =>
    units <= left && units * unit <= exposure && units * riskOfOne <= risk;
  if (isWithin(quantity)) return { ...candidate, final: true };
  const most = Math.min(left, exposure / unit, risk / riskOfOne);
  const fits = steppedDown(floorToStep(most, terms.step), terms.step, { isWithin });
  const why = reason('correction', quantity, most);
  if (!isWorthAnOrder(fits, price, terms)) return held(candidate, why);
  return {
    ...candidate,
    quantity: fits,
    riskTaken: riskTaken * (fits / quantity),
    boundBy: 'correction',
    reasons: [...candidate.reasons, why],
    final: true,
  };
}

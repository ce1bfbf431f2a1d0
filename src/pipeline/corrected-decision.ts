import { reason } from '../core/reason.js';
import { type ExposureTerms, unitOf } from '../risk/commitments.js';
import { type Decision, held, takesRisk } from '../risk/decision.js';
import { isWorthAnOrder } from '../risk/fitting.js';
import { floorToStep, steppedDown } from '../risk/step.js';

/** What was settled last, and how much of it may still be filled. */
interface Before {
  readonly decision: Decision;
  readonly left: number;
}

/** What becomes of a decision on an end time that is settled: it may reduce and close, and take back. */
export function lateDecision(
  candidate: Decision,
  before: Before | undefined,
  terms: ExposureTerms,
  settledEnd: number,
): Decision {
  if (!takesRisk(candidate.action)) return { ...candidate, final: true };
  if (before?.decision.end === candidate.end) return correctedDecision(candidate, before, terms);
  return held(candidate, reason('after-its-portfolio-step', candidate.end, settledEnd));
}

/**
 * What becomes of a decision on a corrected bar, once its end time is settled: as much as it asks for
 * on the side that was decided, but no more units, exposure or risk than may still be filled of that.
 * So no limit is exceeded, and it does not matter whose bar was corrected first.
 */
function correctedDecision(
  candidate: Decision,
  { decision: before, left }: Before,
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

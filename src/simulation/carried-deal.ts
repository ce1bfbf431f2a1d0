import { costsOf, type Deal, type DealCosts, type Run } from './bar-run.js';
import { wholeSteps } from './book-options.js';

/** A deal that can be paid for, and what it costs. */
export interface CarriedDeal {
  readonly deal: Deal;
  readonly costs: DealCosts;
}

/** As much of an opening deal as the account carries with what that costs; undefined if nothing. */
export function carriedDeal(run: Run, wanted: Deal): CarriedDeal | undefined {
  const costs = costsOf(run, wanted, true);
  const most = Math.abs(wanted.quantity);
  const units = run.budget.affordable(most, costs.price, costs.fee);
  const carried = units < most && units > 0 ? fewer(run, wanted, units) : units;
  const whole = wholeSteps(carried, run.settings.step);
  if (whole === most) return { deal: wanted, costs };
  if (!(whole > 0)) return undefined;
  const deal = { ...wanted, quantity: Math.sign(wanted.quantity) * whole };
  return { deal, costs: costsOf(run, deal, true) };
}

/** Halvings until a number is known to its last bit, nearly. */
const HALVINGS = 50;

/**
 * Fewer units cost less, but a minimum fee stays: where the proportional `units` are too many, they
 * are halved in.
 */
function fewer(run: Run, wanted: Deal, units: number): number {
  const side = Math.sign(wanted.quantity);
  const holds = (some: number): boolean => {
    const { price, fee } = costsOf(run, { ...wanted, quantity: side * some }, true);
    return run.budget.affordable(some, price, fee) >= some * (1 - 1e-12);
  };
  if (holds(units)) return units;
  let tooMany = units;
  let held = 0;
  for (let n = 0; n < HALVINGS; n++) {
    const middle = (held + tooMany) / 2;
    if (holds(middle)) held = middle;
    else tooMany = middle;
  }
  return held;
}

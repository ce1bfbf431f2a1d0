import { costsOf, type Deal, type Run } from './bar-run.js';
import { wholeSteps } from './book-options.js';

/**
 * As much of an opening deal as the account carries with what that costs; undefined if nothing. Fewer
 * units cost less, but a minimum fee stays: where the proportion is too much, the units are halved in.
 */
export function carriedDeal(run: Run, wanted: Deal): Deal | undefined {
  const side = Math.sign(wanted.quantity);
  const carried = (units: number): number => {
    const { price, fee } = costsOf(run, { ...wanted, quantity: side * units }, true);
    return run.budget.affordable(units, price, fee);
  };
  const most = Math.abs(wanted.quantity);
  let units = carried(most);
  if (units < most && units > 0 && !holds(carried, units)) {
    let tooMany = units;
    units = 0;
    for (let n = 0; n < HALVINGS; n++) {
      const middle = (units + tooMany) / 2;
      if (holds(carried, middle)) units = middle;
      else tooMany = middle;
    }
  }
  const whole = wholeSteps(units, run.settings.step);
  return whole > 0 ? { ...wanted, quantity: side * whole } : undefined;
}

/** Halvings until a number is known to its last bit, nearly. */
const HALVINGS = 50;

function holds(carried: (units: number) => number, units: number): boolean {
  return carried(units) >= units * (1 - 1e-12);
}

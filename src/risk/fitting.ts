import type { ExposureTerms } from './commitments.js';
import type { Room } from './portfolio-totals.js';
import { floorToStep, steppedDown } from './step.js';

/** As much of a quantity, in whole steps, as there is room for; rounding of the sum included. */
export function fittingIn(
  { exposure, used, limit, ofOne }: Room,
  { quantity, unit, step }: Readonly<Record<'quantity' | 'unit' | 'step', number>>,
): number {
  if (!(exposure > 0)) return 0;
  const most = exposure / unit;
  const fits = steppedDown(quantity <= most ? quantity : floorToStep(most, step), step, {
    isWithin: (units) => !(used + units * unit * ofOne > limit),
    besides: used / unit,
  });
  return Math.max(0, fits);
}

/** Whether a quantity reaches the least quantity and notional. */
export function isWorthAnOrder(quantity: number, price: number, terms: ExposureTerms): boolean {
  const { minQuantity, minNotional, pointValue } = terms;
  if (!(quantity > 0 && quantity >= minQuantity)) return false;
  return quantity * price * pointValue >= minNotional;
}

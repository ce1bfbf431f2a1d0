/**
 * The largest multiple of `step` that is not above `quantity`. From 2^53 steps on neighbouring
 * numbers lie more than a step apart, so `quantity` is as near to a multiple as a number can be.
 *
 * A step of a tenth, a hundredth, … is counted in tenths, so that 0.3 stays 0.3 although 3·0.1 is
 * more than that.
 *
 * @example
 * floorToStep(1.29, 0.1); // 1.2
 * floorToStep(0.3, 0.1); // 0.3
 * floorToStep(7, 5); // 5
 */
export function floorToStep(quantity: number, step: number): number {
  if (typeof quantity !== 'number' || typeof step !== 'number') return Number.NaN;
  const perUnit = Math.round(1 / step);
  const isFraction = Math.abs(perUnit * step - 1) < 1e-12;
  const multiple = (count: number): number => (isFraction ? count / perUnit : count * step);
  const quotient = isFraction ? quantity * perUnit : quantity / step;
  if (!(quotient < Number.MAX_SAFE_INTEGER)) return quantity;
  const count = Math.floor(quotient);
  if (multiple(count) > quantity) return multiple(count - 1); // the quotient was rounded up
  return multiple(count + 1) <= quantity ? multiple(count + 1) : multiple(count);
}

/** Steps that the rounding of a sum of exposures can be worth, amply. */
const mostRoundings = 64;

/** What a quantity has to stay within, and the units that count besides it: their rounding counts too. */
export interface Fit {
  readonly isWithin: (quantity: number) => boolean;
  readonly besides?: number;
}

/**
 * `quantity`, or the nearest multiple of `step` below it that is within a limit: a quotient may be
 * rounded up, and its product is what is held to the limit. 0 where more is in the way than rounding.
 */
export function steppedDown(
  quantity: number,
  step: number,
  { isWithin, besides = 0 }: Fit,
): number {
  let fits = quantity;
  for (let i = 0; fits > 0 && !isWithin(fits); i++) {
    if (i === mostRoundings) return 0;
    const excess = (besides + fits) * Number.EPSILON;
    fits = Math.min(stepBelow(fits, step), floorToStep(fits - excess, step));
  }
  return fits;
}

/** The largest multiple of `step` below `quantity`; below it whatever the numbers are. */
function stepBelow(quantity: number, step: number): number {
  const below = floorToStep(quantity * (1 - Number.EPSILON), step);
  return below < quantity ? below : 0;
}

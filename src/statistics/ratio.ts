import { isAdmissible } from '../core/operator.js';

/**
 * a / b, NaN where that is undefined (0/0, a/0) or beyond what the next operator's door would let
 * in: one comparison keeps infinities out of outputs and states alike.
 */
export function ratio(a: number, b: number): number {
  const quotient = a / b;
  return isAdmissible(quotient) ? quotient : Number.NaN;
}

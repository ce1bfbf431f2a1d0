import { isAdmissible } from '../core/operator.js';

/** ln(a / b), NaN where it is undefined or infinite: the return from `b` to `a`. */
export function logRatio(a: number, b: number): number {
  const log = Math.log(a / b);
  return isAdmissible(log) ? log : Number.NaN;
}

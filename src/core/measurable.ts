import { isAdmissible } from './operator.js';

/** Below it a number is not told from what rounding leaves of it. */
const SMALLEST = 4.909093465297727e-91; // 2^-300

/** Whether the ratio of `x` to another such number is finite: it is admissible, and 0 or not next to it. */
export function isMeasurable(x: number): boolean {
  return isAdmissible(x) && (x === 0 || Math.abs(x) >= SMALLEST);
}

import { isAdmissible } from '../core/operator.js';

/** Below it a number is not told from what rounding leaves of it. */
const SMALLEST = 4.909093465297727e-91; // 2^-300

/** Units and prices of which one unit becomes several. */
export interface Splitting {
  readonly units: readonly number[];
  /** NaN for what there is not. */
  readonly prices: readonly number[];
}

/** Whether all of it, split by `ratio`, are numbers of a size that is taken in. */
export function canSplit({ units, prices }: Splitting, ratio: number): boolean {
  const isKept = (before: number, after: number): boolean =>
    before === 0 || Number.isNaN(before) || (isAdmissible(after) && Math.abs(after) >= SMALLEST);
  return (
    units.every((one) => isKept(one, one * ratio)) &&
    prices.every((price) => isKept(price, price / ratio))
  );
}

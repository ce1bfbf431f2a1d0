import { isMeasurable } from '../core/measurable.js';

/** Units and prices of which one unit becomes several. */
export interface Splitting {
  readonly units: readonly number[];
  /** NaN for what there is not. */
  readonly prices: readonly number[];
}

/** Whether all of it, split by `ratio`, are numbers of a size that is taken in. */
export function canSplit({ units, prices }: Splitting, ratio: number): boolean {
  const isKept = (before: number, after: number): boolean =>
    before === 0 || Number.isNaN(before) || (after !== 0 && isMeasurable(after));
  return (
    units.every((one) => isKept(one, one * ratio)) &&
    prices.every((price) => isKept(price, price / ratio))
  );
}

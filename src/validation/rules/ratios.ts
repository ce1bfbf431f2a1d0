/** Ratios in which shares are split, or put together. */
const SPLIT_RATIOS = [1.25, 1.5, 2, 3, 4, 5, 7, 8, 10, 15, 20, 25, 50];

/** How near, as a ratio, a price is to a power of ten of another: 10^0.02. */
const UNIT_RATIO = 1.0471285480508996;

/** Beyond twelve powers of ten the range of prices has refused the bar. */
const MOST_POWERS = 12;

/**
 * The ratio in which the price was split between `before` and `after`, below 1 if shares were put
 * together; `undefined` if it is none. `toleranceRatio` is how far off it may be.
 */
export function splitRatio(
  before: number,
  after: number,
  toleranceRatio: number,
): number | undefined {
  const ratio = before / after;
  for (const split of SPLIT_RATIOS) {
    if (Math.abs(ratio / split - 1) <= toleranceRatio) return split;
    if (Math.abs(ratio * split - 1) <= toleranceRatio) return 1 / split;
  }
  return undefined;
}

/** By which power of ten, not 0, `price` is about `before`; 0 if by none. */
export function powerOfTen(price: number, before: number): number {
  const ratio = price > before ? price / before : before / price;
  for (let power = 1, tens = 10; power <= MOST_POWERS; power++, tens *= 10) {
    if (ratio < tens / UNIT_RATIO) return 0;
    if (ratio <= tens * UNIT_RATIO) return price > before ? power : -power;
  }
  return 0;
}

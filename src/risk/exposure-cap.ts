/** What the exposure of a symbol is worth, and how much of equity it may be. */
export interface ExposureCap {
  readonly price: number;
  readonly pointValue: number;
  readonly quoteRate: number;
  readonly equity: number;
  readonly maxExposureRatio: number;
}

/**
 * Whether `units` are worth no more than the cap in whichever order a reader multiplies: products
 * that are rounded differ by an ulp, and none of them may be above it.
 */
export function isWithinExposure(units: number, cap: ExposureCap): boolean {
  const { price, pointValue, quoteRate, equity, maxExposureRatio } = cap;
  const inTurn = units * price * pointValue * quoteRate;
  const ofOne = units * (price * pointValue * quoteRate);
  const ofPrice = units * price * (pointValue * quoteRate);
  const highest = Math.max(inTurn, ofOne, ofPrice);
  return !(highest > equity * maxExposureRatio) && !(highest / equity > maxExposureRatio);
}

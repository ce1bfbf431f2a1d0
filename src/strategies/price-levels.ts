import { misfit } from '../core/state.js';

/** Price levels, oldest first: where pivots were, and how many of them. Unused places are NaN. */
export type PriceLevelsState = {
  readonly prices: Float64Array;
  readonly touches: Float64Array;
};

export const priceLevelsInit = (most: number): PriceLevelsState => ({
  prices: new Float64Array(most).fill(Number.NaN),
  touches: new Float64Array(most).fill(Number.NaN),
});

/**
 * A pivot at `price` is a touch of the nearest level within `tolerance`, which moves to the mean of its
 * touches and becomes the newest; or a level of its own, for which the oldest makes room.
 */
export function touchLevel(state: PriceLevelsState, price: number, tolerance: number): void {
  const { prices, touches } = state;
  let nearest = -1;
  for (let i = 0; i < prices.length; i++) {
    const distance = Math.abs(prices[i]! - price);
    if (!(distance <= tolerance)) continue;
    if (nearest === -1 || distance < Math.abs(prices[nearest]! - price)) nearest = i;
  }
  const count = nearest === -1 ? 1 : touches[nearest]! + 1;
  const mean = nearest === -1 ? price : prices[nearest]! + (price - prices[nearest]!) / count;
  const leaving = nearest === -1 ? 0 : nearest; // the oldest, or a place that is unused
  prices.copyWithin(leaving, leaving + 1);
  touches.copyWithin(leaving, leaving + 1);
  prices[prices.length - 1] = mean;
  touches[touches.length - 1] = count;
}

/** Forget the level at `at`: older ones move up, so unused places are at the old end. */
export function removeLevel({ prices, touches }: PriceLevelsState, at: number): void {
  prices.copyWithin(1, 0, at);
  touches.copyWithin(1, 0, at);
  prices[0] = Number.NaN;
  touches[0] = Number.NaN;
}

/**
 * The level that a close which was at `from` and is at `to` has broken by more than `margin`, the
 * farthest on its way; −1 if there is none. `sign` 1 looks upward, −1 downward.
 */
export function brokenLevel(
  { prices }: PriceLevelsState,
  { from, to, margin, sign }: Record<'from' | 'to' | 'margin' | 'sign', number>,
): number {
  let broken = -1;
  for (let i = 0; i < prices.length; i++) {
    const beyond = sign * (to - prices[i]!);
    const isBroken = beyond > margin && sign * (from - prices[i]!) <= margin;
    if (!isBroken) continue;
    if (broken === -1 || sign * (prices[i]! - prices[broken]!) > 0) broken = i;
  }
  return broken;
}

/** Forget every level that a close at `to` is beyond. */
export function forgetBroken(state: PriceLevelsState, to: number, sign: number): void {
  for (let i = 0; i < state.prices.length; i++) {
    if (sign * (to - state.prices[i]!) > 0) removeLevel(state, i);
  }
}

/** Refuse levels that no pivots leave. */
export function requireLevels({ prices, touches }: PriceLevelsState, path: string): void {
  prices.forEach((price, i) => {
    const isFree = Number.isNaN(price) && Number.isNaN(touches[i]!);
    const isLevel = !Number.isNaN(price) && Number.isSafeInteger(touches[i]) && touches[i]! >= 1;
    if (!isFree && !isLevel) throw misfit(`${path}.touches`, 'are not those of its prices');
  });
}

import { oneOf, type WordParameter } from '../core/parameters.js';
import type { Specs } from '../indicators/set/spec.js';

/** What a strategy's indicators read: the close, or what the set calls `denoised`. */
export type StrategyPrice = 'close' | 'denoised';

export const strategyPrice: WordParameter<StrategyPrice> = oneOf('close', 'denoised');

/** What a strategy finds an indicator of `price` by: its id, and the price where it is not the close. */
export function nameOn(id: string, price: StrategyPrice): string {
  return price === 'close' ? id : `${id} of ${price}`;
}

/** `spec`, reading `price`. */
export function specOn(spec: Specs[string], price: StrategyPrice): Specs[string] {
  return price === 'close' ? spec : { ...spec, of: price };
}

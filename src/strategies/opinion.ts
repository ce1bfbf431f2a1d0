import { numberIn } from '../core/reading.js';
import type { Reason } from '../core/reason.js';

/** Where the close will be at the horizon, seen from now. */
export type Direction = 'up' | 'down' | 'flat';

/** What a strategy thinks of the bar it was just shown. */
export interface Opinion {
  readonly direction: Direction;
  /** How clearly, from 0 to 1. */
  readonly strength: number;
  /** In how many bars of its timeframe it expects to be right. */
  readonly horizonBars: number;
  readonly reasons: readonly Reason[];
  /** Probability that the close is higher at the horizon, if the strategy knows better than the prior. */
  readonly pUp?: number;
}

/** +1, −1 or 0. */
export function signOf(direction: Direction): number {
  if (direction === 'flat') return 0;
  return direction === 'up' ? 1 : -1;
}

/** What `sign` points to; what is no number points nowhere. */
export function directionOf(sign: number): Direction {
  if (!numberIn(sign)) return 'flat';
  return sign > 0 ? 'up' : 'down';
}

/**
 * The probability of a higher close before there are outcomes to learn from:
 * pUp = 0.5 + 0.1·strength·sign, so 0.4 … 0.6.
 *
 * A prior, not a finding: it lets directions and strengths be combined as probabilities, and claims
 * no more than one chance in ten for the clearest opinion.
 *
 * @example
 * priorUp('up', 1); // 0.6
 * priorUp('down', 0.5); // 0.45
 * priorUp('flat', 1); // 0.5
 */
export function priorUp(direction: Direction, strength: number): number {
  return 0.5 + 0.1 * numberIn(strength) * signOf(direction);
}

/** The probability an opinion stands for: its own, or the prior's. */
export function probabilityUp({ direction, strength, pUp }: Opinion): number {
  return pUp ?? priorUp(direction, strength);
}

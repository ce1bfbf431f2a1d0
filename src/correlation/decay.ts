import { exp } from '../core/exp.js';

/** What a weight fades by, and what is left of it after 0, 1, 2 … bars. */
export interface Fading {
  readonly halfLifeBars: number;
  readonly decays: Float64Array;
}

/** Whole bars that are looked up: where bars close, the young voices of a timeframe are so old. */
const lookedUp = 16;

export function decaysOf(halfLifeBars: number): Float64Array {
  return Float64Array.from({ length: lookedUp }, (_, bars) => decayAfter(bars, halfLifeBars));
}

/** 2^(−age / halfLife). */
export function decayOf({ halfLifeBars, decays }: Fading, ageBars: number): number {
  const isKnown = ageBars < lookedUp && (ageBars | 0) === ageBars;
  return isKnown ? decays[ageBars]! : decayAfter(ageBars, halfLifeBars);
}

function decayAfter(ageBars: number, halfLifeBars: number): number {
  return exp((-Math.LN2 * ageBars) / halfLifeBars);
}

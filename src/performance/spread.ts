/** What rounding alone makes of returns that are all the same, and more: less spread is none. */
const ROUNDING = 1e-14;

/** `value` over a spread of returns; NaN where there is none. */
export function perSpread(value: number, spread: number): number {
  return spread > ROUNDING ? finite(value / spread) : Number.NaN;
}

/** The return from one value to another; NaN where there was nothing to grow, or it is past all numbers. */
export function returnFrom(before: number, after: number): number {
  return before > 0 ? finite(after / before - 1) : Number.NaN;
}

/** `x`, or NaN where it has left the numbers. */
export function finite(x: number): number {
  return Math.abs(x) <= Number.MAX_VALUE ? x : Number.NaN;
}

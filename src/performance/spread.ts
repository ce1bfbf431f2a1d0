/** What rounding alone makes of returns that are all the same, and more: less spread is none. */
const ROUNDING = 1e-14;

/** `value` over a spread of returns; NaN where there is none. */
export function perSpread(value: number, spread: number): number {
  return spread > ROUNDING ? value / spread : Number.NaN;
}

/** The return from one value to another; NaN where there was nothing to grow. */
export function returnFrom(before: number, after: number): number {
  return before > 0 ? after / before - 1 : Number.NaN;
}

/** Decimals that a tick or step has: 2 of 0.01, 8 of 1e-8, 0 of 5. */
export function decimalsOf(step: number): number {
  const [digits, exponent = '0'] = String(step).split('e');
  const behindPoint = digits!.split('.')[1]?.length ?? 0;
  return Math.max(0, behindPoint - Number(exponent));
}

/**
 * `value` rounded to a multiple of `step`, as the double that its decimals spell. A value that is a
 * multiple but for the rounding of its double stays where it is.
 */
export function onGrid(value: number, step: number, direction: 'up' | 'down'): number {
  if (!Number.isFinite(value)) return Number.NaN;
  const nearest = Math.round(value / step);
  const isOnGrid = Math.abs(value - nearest * step) <= 1e-9 * step + 4e-16 * Math.abs(value);
  const rounded = direction === 'up' ? Math.ceil(value / step) : Math.floor(value / step);
  return Number(((isOnGrid ? nearest : rounded) * step).toFixed(Math.min(decimalsOf(step), 100)));
}

/** The decimals of a value on the grid, without an exponent: `0.00001`. */
export function printedOnGrid(value: number, step: number): string {
  return value.toFixed(Math.min(decimalsOf(step), 100));
}

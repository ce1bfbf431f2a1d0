/**
 * How far apart two prices are, in either direction: |a − b| / min(a, b), which for small moves is
 * |ln(a/b)| and grows with it for large ones, without a logarithm. Prices that may be negative have
 * no ratio: there it is |a − b|.
 */
export function moveBetween(a: number, b: number, negativePrices: boolean): number {
  const apart = Math.abs(a - b);
  return negativePrices ? apart : apart / Math.min(a, b);
}

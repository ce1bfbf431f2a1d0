import { notNegative, requireInvariants } from '../../core/invariants.js';
import { misfit } from '../../core/state.js';

/** Weight, means and products of deviations; the lower triangle of the products, row by row. */
export type EwProducts = {
  rowCount: number;
  weight: number;
  weightSquares: number;
  readonly means: Float64Array;
  readonly products: Float64Array;
};

/** Beyond it a square is no number; no return of an asset is near. */
const largest = 1e150;
/** Squares below it have lost their digits to underflow: what moved so little did not move. */
const leastSquare = 1e-250;

/** Of `size` assets, before any row. */
export function ewProducts(size: number): EwProducts {
  return {
    rowCount: 0,
    weight: 0,
    weightSquares: 0,
    means: new Float64Array(size),
    products: new Float64Array((size * (size + 1)) / 2),
  };
}

/** Copy a row, each number read once; whether it is one. */
export function readRow(row: ArrayLike<number>, to: Float64Array): boolean {
  try {
    if (row.length !== to.length) return false;
    let isSound = true;
    for (let i = 0; i < to.length; i++) {
      const x: unknown = row[i];
      isSound = isSound && typeof x === 'number' && Math.abs(x) <= largest;
      to[i] = isSound ? (x as number) : 0;
    }
    return isSound;
  } catch {
    return false;
  }
}

/** Absorb `row`, which is overwritten; what was there before weighs `decay` times what it did. */
export function absorb(state: EwProducts, row: Float64Array, decay: number): void {
  const { means, products } = state;
  const aged = decay * state.weight;
  const weight = 1 + aged;
  const share = aged / weight;
  for (let i = 0, k = 0; i < row.length; i++) {
    const d = row[i]! - means[i]!;
    row[i] = d;
    means[i] = means[i]! + d / weight;
    const scaled = d * share;
    for (let j = 0; j <= i; j++, k++) products[k] = decay * products[k]! + scaled * row[j]!;
  }
  state.rowCount += 1;
  state.weight = weight;
  state.weightSquares = 1 + decay * decay * state.weightSquares;
}

/** ρ of assets `i` and `j`; NaN if one of them has not moved. */
export function correlationIn({ products }: EwProducts, i: number, j: number): number {
  const [own, other] = [products[placeOf(i, i)]!, products[placeOf(j, j)]!];
  if (!(own > leastSquare && other > leastSquare)) return Number.NaN;
  if (i === j) return 1;
  const between = products[i > j ? placeOf(i, j) : placeOf(j, i)]!;
  return Math.max(-1, Math.min(1, between / Math.sqrt(own) / Math.sqrt(other)));
}

const promises = {
  __proto__: null,
  weight: notNegative,
  weightSquares: { of: 'weight', ratio: 1 },
} as const;

/** Refuse, with a `SnapshotError`, what no rows lead to. */
export function requireProducts(state: EwProducts, path: string): void {
  requireInvariants(state, promises, path);
  const { rowCount, weight, products, means } = state;
  const isWeight = weight <= rowCount && (rowCount === 0 || weight >= 1);
  if (!isWeight) throw misfit(`${path}.weight`, `is not of ${rowCount} rows`);
  if (means.some(Number.isNaN)) throw misfit(`${path}.means`, 'has a NaN');
  for (let i = 0, k = 0; i < means.length; i++) {
    for (let j = 0; j <= i; j++, k++) {
      const bound = Math.sqrt(products[placeOf(i, i)]!) * Math.sqrt(products[placeOf(j, j)]!);
      if (Math.abs(products[k]!) <= bound * (1 + 1e-9)) continue;
      throw misfit(`${path}.products`, 'has a product beyond its squares');
    }
  }
}

/** Where the product of `i` and `j` ≤ i stands. */
function placeOf(i: number, j: number): number {
  return (i * (i + 1)) / 2 + j;
}

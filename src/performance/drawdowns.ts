import { requireNumbers } from '../core/lists.js';

/** One fall of the equity from a high, and the way back. Indexes count values of the curve. */
export interface Drawdown {
  /** The deepest loss as a share of the high, 0 … 1. */
  readonly ratio: number;
  /** The high that it fell from. */
  readonly from: number;
  /** The lowest value; the first of equals. */
  readonly trough: number;
  /** The first value at or above the high again; `undefined` while it has not come back. */
  readonly recovered: number | undefined;
}

/**
 * Every drawdown of an equity curve, in order of time.
 *
 * @param equity  values > 0; the first one is a high (a curve of compounded returns starts at 1)
 * @cost    O(n)
 * @example
 * drawdowns([100, 90, 95, 100, 80]);
 * // [{ ratio: 0.1, from: 0, trough: 1, recovered: 3 }, { ratio: 0.2, from: 3, trough: 4, recovered: undefined }]
 */
export function drawdowns(equity: ArrayLike<number>): Drawdown[] {
  const curve = requireNumbers('equity', equity);
  const found: Drawdown[] = [];
  let from = 0;
  let trough = 0;
  for (let i = 1; i < curve.length; i++) {
    if (curve[i]! < curve[trough]!) trough = i;
    if (!(curve[i]! >= curve[from]!)) continue;
    if (trough > from) found.push(drawdown(curve, from, trough, i));
    from = i;
    trough = i;
  }
  if (trough > from) found.push(drawdown(curve, from, trough, undefined));
  return found;
}

function drawdown(
  equity: ArrayLike<number>,
  from: number,
  trough: number,
  recovered: number | undefined,
): Drawdown {
  return { ratio: lossFrom(equity[from]!, equity[trough]!), from, trough, recovered };
}

/** The deepest drawdown as a share, 0 … 1; 0 where nothing was lost, NaN for an empty curve. */
export function maxDrawdown(equity: ArrayLike<number>): number {
  const curve = requireNumbers('equity', equity);
  return depths(curve).reduce((deepest, depth) => Math.max(deepest, depth), firstOf(curve));
}

/**
 * Ulcer index: root of the mean square of drawdowns, over all values of the curve but the first.
 *
 * @source P. G. Martin, B. B. McCann, The Investor's Guide to Fidelity Funds (1989)
 * @undefined NaN for fewer than two values
 * @example
 * ulcerIndexOf([100, 90, 100]).toFixed(12); // '0.070710678119'
 */
export function ulcerIndexOf(equity: ArrayLike<number>): number {
  const squares = depths(requireNumbers('equity', equity)).map((depth) => depth * depth);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

/** The loss from the running high at each value but the first. */
function depths(equity: ArrayLike<number>): number[] {
  let high = equity[0] ?? Number.NaN;
  return Array.from({ length: Math.max(0, equity.length - 1) }, (_, i) => {
    const value = equity[i + 1]!;
    high = Math.max(high, value);
    return lossFrom(high, value);
  });
}

function lossFrom(high: number, value: number): number {
  return high > 0 ? (high - value) / high : Number.NaN;
}

function firstOf(equity: ArrayLike<number>): number {
  return equity.length === 0 ? Number.NaN : 0;
}

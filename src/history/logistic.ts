/** Cells of the two tables; `squash` covers −12 … 12 in equal steps. */
const CELLS = 4096;
const REACH = 12;

/**
 * 1 / (1 + e^−x) at the edges of 4,096 equal steps from −12 to 12. Only + × ÷ make it, so that
 * every engine has the same bits and reads what another wrote.
 */
const squashed: Float64Array = squashTable();

/** ln(p / (1 − p)) at the middle of 4,096 equal steps of p from 0 to 1. */
export const stretched: Float64Array = stretchTable();

/** The probability whose log odds are `x`; beyond ±12 that of ±12. */
export function squash(x: number): number {
  const at = (Math.min(Math.max(x, -11.999), 11.999) + REACH) * (CELLS / (2 * REACH));
  const cell = at | 0;
  const left = squashed[cell]!;
  return left + (squashed[cell + 1]! - left) * (at - cell);
}

function squashTable(): Float64Array {
  const table = new Float64Array(CELLS + 1);
  const growth = 1.0058766518032305; // e^(24 / 4096)
  let odds = 6.14421235332821e-6; // e^−12
  for (let i = 0; i <= CELLS; i++, odds *= growth) table[i] = odds / (1 + odds);
  return table;
}

/** The inverse of `squash`, read off its table between two edges. */
function stretchTable(): Float64Array {
  const table = new Float64Array(CELLS);
  const step = (2 * REACH) / CELLS;
  let cell = 0;
  for (let i = 0; i < CELLS; i++) {
    const p = (i + 0.5) / CELLS;
    while (cell < CELLS - 1 && squashed[cell + 1]! < p) cell += 1;
    const [left, right] = [squashed[cell]!, squashed[cell + 1]!];
    table[i] = (cell + (p - left) / (right - left)) * step - REACH;
  }
  return table;
}

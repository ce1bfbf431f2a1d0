import type { LaneDesign } from '../pipeline/lane-design.js';
import type { Rows } from '../pipeline/told.js';
import { judgedColumn as column } from './packed-row.js';

const none: readonly never[] = Object.freeze([]);

/** What of a lane's rows a decision reads, kept as long as it stays the same. */
interface RiskRow {
  readonly numbers: Float64Array;
  rows: Rows;
}

const riskWidth = column.direction - column.atr;

/** By symbol, what of its rows decisions read. */
export class RiskRows {
  readonly #bySymbol = new Map<string, RiskRow>();

  of(symbol: string, design: LaneDesign, judged: Float64Array, at: number): Rows {
    let known = this.#bySymbol.get(symbol);
    if (known === undefined) {
      known = { numbers: new Float64Array(riskWidth), rows: none };
      this.#bySymbol.set(symbol, known);
    }
    const { numbers } = known;
    let isSame = known.rows !== none;
    for (let i = 0; i < riskWidth; i++) {
      const number = judged[at + column.atr + i]!;
      if (Object.is(numbers[i], number)) continue;
      numbers[i] = number;
      isSame = false;
    }
    if (!isSame) known.rows = rowsOf(design, numbers);
    return known.rows;
  }
}

/** Rows that have nothing but ATR and regime. */
function rowsOf(
  { riskAt, atrColumn, regimeColumns, columns }: LaneDesign,
  numbers: Float64Array,
): Rows {
  if (numbers[numbers.length - 1] === 0) return [];
  const row = columns.map(() => Number.NaN);
  row[atrColumn] = numbers[0]!;
  regimeColumns.forEach((to, i) => {
    row[to] = numbers[1 + i]!;
  });
  const rows: (readonly number[] | undefined)[] = [];
  rows[riskAt] = row;
  return rows;
}

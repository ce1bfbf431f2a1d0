/**
 * How doubles become whole numbers: value = ticks · unit / 10^decimals, rounded to a double, and
 * then to a single where a feed keeps its prices in 32 bits.
 */
export interface Scale {
  /** 0 … 14. */
  readonly decimals: number;
  readonly single: boolean;
  /** What all counts are multiples of: 25 where prices move by quarters. */
  readonly unit: number;
  /** Every value of the columns has this scale: no place needs an escape. */
  readonly exact: boolean;
}

export const MOST_DECIMALS = 14;

/** Counts stay within ±2^51, so that sums and differences of two are exact. */
const LARGEST_COUNT = 2_251_799_813_685_248;

/** This share of values may be escapes if that saves all the others a decimal. */
const ESCAPE_SHARE = 0.02;

const powers: readonly number[] = Array.from({ length: MOST_DECIMALS + 1 }, (_, d) =>
  Number(`1e${d}`),
);

/** The scale in which most values of `columns` are whole, with the fewest decimals. */
export function scaleOf(columns: readonly Float64Array[]): Scale {
  const double = fewestDecimals(columns, false);
  const single = double.escapes === 0 ? double : fewestDecimals(columns, true);
  const isSingle = single.escapes < double.escapes;
  const { decimals } = isSingle ? single : double;
  const fine = { decimals, single: isSingle, unit: 1, exact: false };
  const scale = { ...fine, unit: commonUnit(columns, fine) };
  const exact = columns.every((column) => column.every((x) => !Number.isNaN(ticksOf(x, scale))));
  return { ...scale, exact };
}

/** How many ticks `value` is; NaN if it is not a whole number of them to the bit. */
export function ticksOf(value: number, scale: Scale): number {
  const ticks = Math.round(Math.round(value * powers[scale.decimals]!) / scale.unit) + 0; // no −0
  if (!(Math.abs(ticks) <= LARGEST_COUNT / scale.unit)) return Number.NaN;
  return Object.is(doubleOf(ticks, scale), value) ? ticks : Number.NaN;
}

export function doubleOf(ticks: number, scale: Scale): number {
  const value = (ticks * scale.unit) / powers[scale.decimals]!;
  return scale.single ? Math.fround(value) : value;
}

function fewestDecimals(
  columns: readonly Float64Array[],
  single: boolean,
): { decimals: number; escapes: number } {
  const scales = powers.map((_, decimals) => ({ decimals, single, unit: 1, exact: false }));
  const needing = new Float64Array(MOST_DECIMALS + 2); // the last: no number of decimals will do
  let values = 0;
  for (const column of columns) {
    values += column.length;
    for (let i = 0; i < column.length; i++) {
      let decimals = 0;
      while (decimals <= MOST_DECIMALS && Number.isNaN(ticksOf(column[i]!, scales[decimals]!))) {
        decimals += 1;
      }
      needing[decimals] = needing[decimals]! + 1;
    }
  }
  const escapes = needing[MOST_DECIMALS + 1]!;
  let decimals = MOST_DECIMALS;
  for (let more = 0; decimals > 0; decimals--) {
    more += needing[decimals]!;
    if (more > ESCAPE_SHARE * values) break;
  }
  return { decimals, escapes };
}

function commonUnit(columns: readonly Float64Array[], scale: Scale): number {
  let unit = 0;
  for (const column of columns) {
    for (let i = 0; i < column.length && unit !== 1; i++) {
      const ticks = ticksOf(column[i]!, scale);
      if (!Number.isNaN(ticks)) unit = greatestCommonDivisor(unit, Math.abs(ticks));
    }
  }
  return Math.max(unit, 1);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

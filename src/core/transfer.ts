/** Say NaN at every one of `count` outputs. */
export function refuse(row: Float64Array, to: number, count: number): void {
  for (let i = 0; i < count; i++) row[to + i] = Number.NaN;
}

/** Say NaN at `i` of every one of `lines`. */
export function refuseLines(lines: readonly Float64Array[], i: number): void {
  for (let j = 0; j < lines.length; j++) lines[j]![i] = Number.NaN;
}

/** No rows: what a block is that is no array. */
const nothing = new Float64Array(0);

/**
 * `given`, if it is a column of numbers; of another list, the numbers in it, NaN in place of the
 * rest. What is no list has no rows.
 */
export function columnFrom(given: unknown): Float64Array {
  try {
    if (given instanceof Float64Array) return given;
    return Array.isArray(given)
      ? Float64Array.from(given, (x) => (typeof x === 'number' ? x : Number.NaN))
      : nothing;
  } catch {
    return nothing;
  }
}

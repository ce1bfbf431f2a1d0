const powers = /* @__PURE__ */ doublings(1.1125369292536007e-308, 2047); // from 2^−1023
/** Where a number is taken apart. */
export const bytes: DataView = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));

/** 2^k, exact; −1023 ≤ k ≤ 1023. */
export function powerOfTwo(k: number): number {
  return powers[k + 1023]!;
}

/** The k of 2^k ≤ x < 2^(k+1), for a normal x > 0. */
export function exponentOf(x: number): number {
  // Little-endian, as most machines are: they need not turn the bytes round.
  bytes.setFloat64(0, x, true);
  return (bytes.getInt32(4, true) >> 20) - 1023;
}

function doublings(first: number, count: number): Float64Array {
  const values = new Float64Array(count);
  for (let i = 0, x = first; i < count; i++, x *= 2) values[i] = x;
  return values;
}

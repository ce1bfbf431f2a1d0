import type { TransientDesign } from './transient-design.js';

/**
 * When it happened and which way it went, from the input at `report[0]` to `report[1]` and `[3]`: of
 * the differences between neighbouring means of 2^j inputs, as far back as level `j` (from 0)
 * reaches, the first that is at least 0.8 of the largest; but where the one 2^j before it went the
 * other way, and was at least 0.6 of the largest, that one. So a spike that has gone has the sign it
 * came with.
 */
export function locate(
  { inputs, count: now }: { readonly inputs: Float64Array; readonly count: number },
  report: Float64Array,
  j: number,
  { reaches, ring, differences }: TransientDesign,
): void {
  const x = report[0]!;
  const mask = ring - 1;
  const scale = 1 << j;
  const first = Math.max(now - reaches[j]! + 1, 2 * scale - 1);
  const count = now - first + 1;
  let largest = 0;
  for (let k = 0; k < count; k = (k + 1) | 0) {
    const t = first + k;
    let difference = 0;
    for (let i = 0; i < scale; i = (i + 1) | 0) {
      const later = t - i === now ? x : inputs[(t - i) & mask]!;
      difference += later - inputs[(t - i - scale) & mask]!;
    }
    differences[k] = difference;
    largest = Math.max(largest, Math.abs(difference));
  }
  let found = 0;
  while (found < count - 1 && !(Math.abs(differences[found]!) >= 0.8 * largest)) found++;
  const before = found < scale ? 0 : differences[found - scale]!;
  if (before * differences[found]! < 0 && Math.abs(before) >= 0.6 * largest) found -= scale;
  report[1] = first + found - (scale >> 1);
  report[3] = Math.sign(differences[found]!);
}

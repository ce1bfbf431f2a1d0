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
  { reaches, ring }: TransientDesign,
): void {
  const x = report[0]!;
  const scale = 1 << j;
  const first = Math.max(now - reaches[j]! + 1, 2 * scale - 1);
  const at = (t: number): number => (t === now ? x : inputs[t & (ring - 1)]!);
  const differences: number[] = [];
  let largest = 0;
  for (let t = first; t <= now; t++) {
    let difference = 0;
    for (let i = 0; i < scale; i++) difference += at(t - i) - at(t - i - scale);
    differences.push(difference);
    largest = Math.max(largest, Math.abs(difference));
  }
  let found = differences.findIndex((d) => Math.abs(d) >= 0.8 * largest);
  const before = differences[found - scale] ?? 0;
  if (before * differences[found]! < 0 && Math.abs(before) >= 0.6 * largest) found -= scale;
  report[1] = first + found - (scale >> 1);
  report[3] = Math.sign(differences[found]!);
}

import { log } from '../core/log.js';
import type { Buckets } from './exponential-histogram.js';

/** Inputs on each side of a cut, beyond which it is tested. */
const fewest = 5;

/**
 * Which way the mean went at the first cut between buckets that shows it, 0 if none does.
 *
 * @param list  the buckets of the window, the oldest first
 */
export function driftAtCut(list: Buckets, delta: number, range: number): number {
  let [n, total, squares] = [0, 0, 0];
  for (let i = 0; i < list.length; i++) {
    const [size, sum] = [list.sizes[i]!, list.totals[i]!];
    const apart = n === 0 ? 0 : total / n - sum / size;
    squares += list.squares[i]! + (apart * apart * n * size) / (n + size);
    n += size;
    total += sum;
  }
  const d = log((2 * log(n)) / delta);
  let [n0, total0] = [0, 0];
  for (let i = 0; i + 1 < list.length; i++) {
    n0 += list.sizes[i]!;
    total0 += list.totals[i]!;
    const n1 = n - n0;
    if (n0 <= fewest || n1 <= fewest) continue;
    const m = 1 / (n0 - fewest + 1) + 1 / (n1 - fewest + 1);
    const bound = Math.sqrt(2 * m * (squares / n) * d) + (2 / 3) * range * d * m;
    const apart = (total - total0) / n1 - total0 / n0;
    if (Math.abs(apart) > bound) return apart > 0 ? 1 : -1;
  }
  return 0;
}

import { areAdmissible } from '../core/operator.js';
import type { Bar } from './bar.js';

/**
 * Read the fields of whatever came in, each once, to the beginning of `row`; false, and `row` as it
 * was, unless all are numbers that an operator's door lets in. Never throws.
 */
export function admitBar(input: unknown, row: Float64Array): boolean {
  try {
    const { time, open, high, low, close, volume } = input as Bar;
    if (!areAdmissible(time, open, high) || !areAdmissible(low, close, volume)) return false;
    row[0] = time;
    row[1] = open;
    row[2] = high;
    row[3] = low;
    row[4] = close;
    row[5] = volume;
    return true;
  } catch {
    return false;
  }
}

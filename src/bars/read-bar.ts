import { areAdmissible, isAdmissible } from '../core/operator.js';
import { type Bar, barColumn } from './bar.js';
import { MAX_TIME } from './schedule.js';

/** Why what came in is no bar. */
export type BarFault =
  | 'inadmissible' // a field is no finite number, or the time is years ahead
  | 'inconsistent'; // the high is not the highest, the low not the lowest, or the volume negative

/**
 * Read the six numbers of whatever came in, each once, to the beginning of `row`; or say why it is
 * no bar. Never throws: `input` may be anything, with fields that throw or change.
 */
export function readBar(input: unknown, row: Float64Array): BarFault | undefined {
  if (typeof input !== 'object' || input === null) return 'inadmissible';
  let time: unknown;
  let open: unknown;
  let high: unknown;
  let low: unknown;
  let close: unknown;
  let volume: unknown;
  try {
    ({ time, open, high, low, close, volume } = input as Record<keyof Bar, unknown>);
  } catch {
    return 'inadmissible';
  }
  if (
    typeof time !== 'number' ||
    typeof open !== 'number' ||
    typeof high !== 'number' ||
    typeof low !== 'number' ||
    typeof close !== 'number' ||
    typeof volume !== 'number'
  ) {
    return 'inadmissible';
  }
  if (!(Math.abs(time) <= MAX_TIME) || Math.floor(time) !== time) return 'inadmissible';
  const isOrdered = low <= open && open <= high && low <= close && close <= high;
  if (!isOrdered || !(volume >= 0) || !areAdmissible(high, low, volume)) {
    return faultOf(open, high, low, close, volume);
  }
  row[barColumn.time] = time + 0; // -0 + 0 is 0
  row[barColumn.open] = open;
  row[barColumn.high] = high;
  row[barColumn.low] = low;
  row[barColumn.close] = close;
  row[barColumn.volume] = volume + 0;
  return undefined;
}

/** Why these are not the numbers of a bar. */
function faultOf(...numbers: readonly number[]): BarFault {
  return numbers.every(isAdmissible) ? 'inconsistent' : 'inadmissible';
}

import type { Numbers } from './numbers.js';
import type { Scale } from './scale.js';

/** Which of `columns` of equal width each time falls into, from the first to the last of the scale. */
export function columnsOf(times: Scale, time: Numbers, columns: number): Int32Array {
  return Int32Array.from({ length: time.length }, (_, i) =>
    Math.max(0, Math.min(columns - 1, Math.floor(times.at(time[i]!) * columns))),
  );
}

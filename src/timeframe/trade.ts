import { MAX_TIME } from '../bars/schedule.js';
import { isAdmissible } from '../core/operator.js';

/** Something that was traded: `size` of it at `price`, at `time` in ms since the Unix epoch, UTC. */
export interface Trade {
  readonly time: number;
  readonly price: number;
  readonly size: number;
}

/** Where a row has the numbers of a trade. */
export const tradeColumn = { time: 0, price: 1, size: 2 } as const;

/**
 * Read the numbers of whatever came in, each once; false if it is no trade. Never throws. The time
 * may have a fraction: feeds count micro- and nanoseconds.
 */
export function readTrade(input: unknown, row: Float64Array): boolean {
  if (typeof input !== 'object' || input === null) return false;
  let time: unknown;
  let price: unknown;
  let size: unknown;
  try {
    ({ time, price, size } = input as Record<keyof Trade, unknown>);
  } catch {
    return false;
  }
  if (typeof time !== 'number' || typeof price !== 'number' || typeof size !== 'number')
    return false;
  if (!(Math.abs(time) <= MAX_TIME) || !isAdmissible(price) || !isAdmissible(size)) return false;
  if (size < 0) return false;
  row[tradeColumn.time] = time;
  row[tradeColumn.price] = price;
  row[tradeColumn.size] = size + 0; // -0 + 0 is 0
  return true;
}

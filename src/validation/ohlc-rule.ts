import type { Bar } from '../bars/bar.js';
import type { ReasonCode } from './judgement.js';

/** The high is the highest of the four prices and the low the lowest, exactly. */
export function ohlcRule({ open, high, low, close }: Bar): ReasonCode | undefined {
  if (!(high >= open && high >= close && high >= low)) return 'high-too-low';
  return low <= open && low <= close ? undefined : 'low-too-high';
}

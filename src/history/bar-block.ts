import type { Columns } from '../bars/bar.js';
import { decodeBars } from './decode-bars.js';
import { encodeBars } from './encode-bars.js';
import { malformed } from './malformed.js';

/** Bars in a block at most: what a read of one bar has to decode. */
export const BLOCK_BARS = 4096;

/** Consecutive bars, encoded, and what has to be known to find them. */
export interface BarBlock {
  readonly bytes: Uint8Array;
  readonly count: number;
  readonly firstTime: number;
  readonly lastTime: number;
}

/** `columns`, 1 … 4,096 bars in order of time, as a block. */
export function blockOf(columns: Columns): BarBlock {
  const { time } = columns;
  const count = time.length;
  return { bytes: encodeBars(columns), count, firstTime: time[0]!, lastTime: time[count - 1]! };
}

/** The bars of a block; a `SnapshotError` if they are not what the block says of itself. */
export function readBlock(block: BarBlock): Columns {
  const columns = decodeBars(block.bytes, { maxBars: BLOCK_BARS });
  const { time } = columns;
  if (time.length !== block.count || time[0] !== block.firstTime) throw malformed('another block');
  for (let i = 1; i < time.length; i++) {
    if (!(time[i]! > time[i - 1]!)) throw malformed('bars out of order');
  }
  if (time[time.length - 1] !== block.lastTime) throw malformed('another block');
  return columns;
}

import { refusePromise } from '../../core/own-code.js';
import type { Streaming } from '../../core/streaming.js';
import type { Step } from './step.js';

/** What a kind of one's own threw, and which operator of the set it was. */
export interface IndicatorFailure {
  /** What it computes: its id and its source's. */
  readonly what: string;
  readonly error: unknown;
}

/** Room for the inputs and outputs of a kind of the caller's own; `undefined` for one of ours. */
export function roomOf({ isOwn, width, outputs }: Step): Float64Array | undefined {
  return isOwn ? new Float64Array(width + outputs.length) : undefined;
}

/**
 * `operator.transfer` for code that may be anybody's: it reads and writes in a `room` of its own, and
 * nothing else of the row.
 *
 * @throws what it throws, or a word on what it said instead of numbers: a promise, an infinity
 */
export function transferApart(
  operator: Streaming<unknown, unknown>,
  { from, to, width, outputs }: Step,
  row: Float64Array,
  room: Float64Array,
  keep: boolean,
): void {
  for (let i = 0; i < width; i++) room[i] = row[from + i]!;
  room.fill(Number.NaN, width);
  refusePromise(operator.transfer(room, 0, width, keep));
  for (let i = 0; i < outputs.length; i++) {
    const x = room[width + i]!;
    if (Math.abs(x) === Number.POSITIVE_INFINITY) throw new TypeError(`said ${x} as ${outputs[i]}`);
    row[to + i] = x;
  }
}

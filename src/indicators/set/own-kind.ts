import { OperatorShell } from '../../core/operator-shell.js';
import { refusePromise } from '../../core/own-code.js';
import type { Streaming } from '../../core/streaming.js';
import type { Step } from './step.js';

/** What a kind of one's own threw, and which operator of the set it was. */
export interface IndicatorFailure {
  /** What it computes: its id and its source's. */
  readonly what: string;
  readonly error: unknown;
}

/** Room for the inputs and outputs of what works apart; `undefined` for kinds of ours in the shell. */
export function roomOf(
  { isOwn, width, outputs }: Step,
  operator: Streaming<unknown, unknown>,
): Float64Array | undefined {
  const isApart = isOwn || !(operator instanceof OperatorShell);
  return isApart ? new Float64Array(width + outputs.length) : undefined;
}

/**
 * `operator.transfer` for code that may be anybody's: it reads and writes in a `room` of its own, and
 * nothing else of the row.
 *
 * @throws what it throws, or a word on what it said instead of numbers: a promise, an infinity
 */
export function transferApart(
  operator: Streaming<unknown, unknown>,
  step: Step,
  row: Float64Array,
  room: Float64Array,
  keep: boolean,
): void {
  const { from, to, width, outputs } = step;
  for (let i = 0; i < width; i++) room[i] = row[from + i]!;
  speak(operator, step, room, keep);
  for (let i = 0; i < outputs.length; i++) row[to + i] = room[width + i]!;
}

function speak(
  operator: Streaming<unknown, unknown>,
  { width, outputs }: Step,
  room: Float64Array,
  keep: boolean,
): void {
  for (let i = width; i < room.length; i++) room[i] = Number.NaN;
  refusePromise(operator.transfer(room, 0, width, keep));
  for (let i = 0; i < outputs.length; i++) {
    const x = room[width + i]!;
    if (Math.abs(x) === Number.POSITIVE_INFINITY) throw new TypeError(`said ${x} as ${outputs[i]}`);
  }
}

/** Where a block of a set has its numbers: a column for each place, `length` rows in use. */
export interface BlockPlaces {
  readonly columns: readonly Float64Array[];
  readonly length: number;
  /** Of each kind that failed the first failure. */
  readonly failures: IndicatorFailure[];
}

/** The same for each row of a block. */
export function absorbApart(
  operator: Streaming<unknown, unknown>,
  step: Step,
  { columns, length, failures }: BlockPlaces,
  room: Float64Array,
): void {
  const { key, from, to, pair, outputs, width } = step;
  for (let k = 0; k < length; k++) {
    for (let i = 0; i < width; i++) room[i] = columns[pair?.[i] ?? from + i]![k]!;
    try {
      speak(operator, step, room, true);
      for (let i = 0; i < outputs.length; i++) columns[to + i]![k] = room[width + i]!;
    } catch (error) {
      for (let i = 0; i < outputs.length; i++) columns[to + i]![k] = Number.NaN;
      if (failures.every(({ what }) => what !== key)) failures.push({ what: key, error });
    }
  }
}

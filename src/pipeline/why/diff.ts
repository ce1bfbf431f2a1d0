import { requireRecord } from '../../core/arguments.js';
import { requireMethods } from '../../core/door.js';
import type { PipelineFeed } from '../feed.js';
import { requireIterable } from '../handed-in.js';
import type { PipelineResult } from '../result.js';
import { answerOf } from '../streams/answering.js';
import { type StreamInput, streamItem } from '../streams/stream-input.js';
import { type Difference, firstDifference } from './first-difference.js';
import { viewsOf } from './views.js';

/** The first value in which two runs differ. */
export interface Divergence extends Difference {
  /** Of the inputs, counted from 0. */
  readonly index: number;
  /** What the first of the two was fed there; `undefined` if it had no more. */
  readonly input: StreamInput | undefined;
  /** Whose value it is: `input`, a room of the library, or `own code`. */
  readonly room: string;
}

export interface DiffFeeds {
  readonly inputs: Iterable<StreamInput>;
  /** Inputs of the second, where they are others. */
  readonly others?: Iterable<StreamInput>;
}

/**
 * Where two runs part: two versions, two configurations, or two feeds, side by side, from wherever
 * the two pipelines stand. The path leads to the first value that differs, in the order in which
 * values follow from each other: input, validation, timeframes, features, stages, signals,
 * composite, decision. The inner values of a strategy are not compared, only its signals.
 *
 * Both pipelines have absorbed the inputs up to `index`. To begin elsewhere, restore snapshots
 * before.
 *
 * @returns `undefined` if all that they say is the same, bit for bit
 * @cost    both runs, and reading all of every result
 * @example
 * const bars = [5, 6, 7, 9, 8].map((close, i) => {
 *   return { symbol: 'X', time: i * 60_000, open: close, high: close, low: close, close, volume: 1 };
 * });
 * const pipeline = (period: number) =>
 *   new Pipeline({ base: '1m', indicators: { rsi: { kind: 'rsi', period } } });
 * const parted = diff(pipeline(2), pipeline(3), { inputs: bars });
 * [parted?.index, parted?.room, parted?.path]; // [2, 'indicators', 'features.1m.rsi']
 * [parted?.a, parted?.b]; // [100, NaN]
 */
export function diff(a: PipelineFeed, b: PipelineFeed, feeds: DiffFeeds): Divergence | undefined {
  for (const [path, feed] of Object.entries({ a, b }))
    requireMethods(path, feed, ['update', 'peek', 'advance']);
  const { inputs, others } = requireRecord('feeds', feeds) as unknown as DiffFeeds;
  requireIterable('inputs', inputs);
  if (others !== undefined) requireIterable('others', others);
  const second = others?.[Symbol.iterator]();
  try {
    return parting(a, b, inputs, second);
  } finally {
    leave(second);
  }
}

function parting(
  a: PipelineFeed,
  b: PipelineFeed,
  inputs: Iterable<StreamInput>,
  second: Iterator<StreamInput> | undefined,
): Divergence | undefined {
  let index = 0;
  for (const input of inputs) {
    const next = second?.next();
    const other = next === undefined ? input : next.done ? undefined : next.value;
    const divergence = difference(a, b, input, other);
    if (divergence !== undefined) return { index, input, ...divergence };
    index += 1;
  }
  const next = second?.next();
  if (next === undefined || next.done) return undefined;
  return { index, input: undefined, room: 'input', path: '', a: undefined, b: next.value };
}

/** Tell inputs that nobody reads on, as a loop does; what they throw then concerns nobody. */
function leave(inputs: Iterator<StreamInput> | undefined): void {
  try {
    inputs?.return?.();
  } catch {} // nobody reads on
}

type Found = Omit<Divergence, 'index' | 'input'>;

function difference(
  a: PipelineFeed,
  b: PipelineFeed,
  input: StreamInput,
  other: StreamInput | undefined,
): Found | undefined {
  const fed = firstDifference(input, other);
  if (fed !== undefined) return { room: 'input', ...fed };
  const item = streamItem(input);
  const [ofA, ofB] = [answerOf(a, item), answerOf(b, item)];
  for (let i = 0; i < Math.max(ofA.results.length, ofB.results.length); i++) {
    const found = differenceOf(ofA.results[i], ofB.results[i]);
    if (found !== undefined) return found;
  }
  const decided = firstDifference(ofA.decisions, ofB.decisions, 'decisions');
  return decided && { room: 'portfolio', ...decided };
}

function differenceOf(
  a: PipelineResult | undefined,
  b: PipelineResult | undefined,
): Found | undefined {
  if (a === undefined || b === undefined) return { room: 'timeframe', path: '', a, b };
  const views = viewsOf(b);
  for (const [i, { field, room, value }] of viewsOf(a).entries()) {
    const found = firstDifference(value, views[i]!.value, field);
    if (found !== undefined) return { room, ...found };
  }
  return undefined;
}

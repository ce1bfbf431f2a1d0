import type { Bar } from '../bars/bar.js';
import { MAX_TIME } from '../bars/schedule.js';
import { requireKnownKeys, requireNumber, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { fieldsOf, numberIn, textIn } from '../core/reading.js';
import { countOn } from './replay/counted-on.js';
import type { Happening } from './replay/happening.js';
import { barsIn } from './replay/life.js';
import { relive } from './replay/relive.js';
import type { Taken } from './replay/taken.js';
import { type Wired, wiringOf } from './wiring.js';

/** How to read prices before a moment after it: `price · ratio + offset`. */
export interface Adjustment {
  /** Above 0, default 1; a split of 4 for 1 is 0.25. */
  readonly ratio?: number;
  /** Default 0; a roll by differences is the new contract's price less the old one's. */
  readonly offset?: number;
  /** Of volumes; above 0, default 1 / ratio, as of a split. For a roll it is 1. */
  readonly volumeRatio?: number;
  /** Bars of earlier times are adjusted. */
  readonly at: number;
}

/** The bars from which a symbol's memory was built again. */
export interface Adjusted {
  readonly bars: number;
  /** Time of the oldest; NaN without any. */
  readonly from: number;
  /** Whether these are all bars that ever came: if not, what lies before them is forgotten. */
  readonly isWhole: boolean;
}

/**
 * Rebase `symbol` for a split or a roll. All that it remembers is built again from its bars, with
 * those before `at` adjusted, so its features are those of adjusted history. The bars are those
 * that `revise: 'replay'` remembers, or `history`, unadjusted. Counts and quality stay. Nothing is
 * decided, and nothing is reported again. `splitPosition` adjusts the position.
 *
 * @param history  base bars up to now, in order, where they are not remembered or do not reach back far
 *                 enough: `barsNeeded` is the least, some ten times that for averages that never forget
 * @returns        `undefined` where the symbol has no lane
 * @throws {ConfigError} for numbers out of bounds, or where there are no bars to make it of; nothing
 *                       has changed then
 * @cost    that of the bars
 * @example
 * const pipeline = new Pipeline({
 *   base: '1m',
 *   indicators: { mean: { kind: 'sma', period: 2 } },
 *   revise: 'replay',
 * });
 * const bar = (i: number, close: number) => {
 *   return { symbol: 'X', time: i * 60_000, open: close, high: close, low: close, close, volume: 1 };
 * };
 * for (const one of [bar(0, 400), bar(1, 404)]) pipeline.update(one);
 * adjust(pipeline, 'X', { ratio: 0.25, at: 120_000 })?.isWhole; // true
 * pipeline.update(bar(2, 103)).features['1m']!.get('mean'); // 102
 */
export function adjust(
  pipeline: Wired,
  symbol: string,
  adjustment: Adjustment,
  history?: Iterable<Bar>,
): Adjusted | undefined {
  const wiring = wiringOf(pipeline);
  wiring.entrance.check();
  const change = changeOf(adjustment);
  const given = history === undefined ? undefined : happened(history);
  const known = wiring.canonical(symbol, undefined) ?? '';
  const lane = wiring.lanes.of(known);
  if (lane === undefined) return undefined;
  const state = lane.snapshot(); // first: it makes the lane remember the time that passed in silence
  const { life } = lane;
  const happenings = given ?? life?.happenings;
  if (happenings === undefined) {
    throw new ConfigError('history', "given, unless revise is 'replay'", history);
  }
  const adjusted = happenings.map((one) =>
    one.kind === 'bar' ? { ...one, taken: change(one.taken) } : one,
  );
  wiring.lanes.renew(known, (renewed) => {
    relive(renewed, adjusted);
    countOn(renewed, state);
  });
  const first = adjusted.find(({ kind }) => kind === 'bar');
  return {
    bars: barsIn(adjusted),
    from: first?.kind === 'bar' ? first.taken.time : Number.NaN,
    isWhole: given === undefined && life!.isWhole,
  };
}

function happened(history: Iterable<Bar>): readonly Happening[] {
  let bars: readonly unknown[];
  try {
    bars = [...history];
  } catch {
    throw new ConfigError('history', 'a list of bars, in order', history);
  }
  return bars.map((bar) => {
    return { kind: 'bar', start: Number.NaN, taken: takenIn(bar), isDecided: false } as const;
  });
}

/** Whatever a caller hands in as a bar; a validator judges it. */
function takenIn(bar: unknown): Taken {
  const field = fieldsOf(bar);
  return {
    time: numberIn(field('time')),
    open: numberIn(field('open')),
    high: numberIn(field('high')),
    low: numberIn(field('low')),
    close: numberIn(field('close')),
    volume: numberIn(field('volume') ?? 0),
    source: textIn(field('source')),
    receivedAt: numberIn(field('receivedAt')),
  };
}

function changeOf(adjustment: Adjustment): (taken: Taken) => Taken {
  requireKnownKeys('', requireRecord('adjustment', adjustment), [
    'ratio',
    'offset',
    'volumeRatio',
    'at',
  ]);
  const ratio = requireNumber('ratio', adjustment.ratio ?? 1, 1e-9, 1e9);
  const offset = requireNumber('offset', adjustment.offset ?? 0, -1e15, 1e15);
  const volumeRatio = requireNumber('volumeRatio', adjustment.volumeRatio ?? 1 / ratio, 1e-9, 1e9);
  const at = requireNumber('at', adjustment.at, -MAX_TIME, MAX_TIME);
  const moved = (price: number): number => price * ratio + offset;
  return (taken) => {
    if (taken.time >= at) return taken;
    const { open, high, low, close, volume } = taken;
    const prices = { open: moved(open), high: moved(high), low: moved(low), close: moved(close) };
    return { ...taken, ...prices, volume: volume * volumeRatio };
  };
}

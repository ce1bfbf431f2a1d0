import type { Bar } from '../bars/bar.js';
import { seededRandom } from './random.js';

/** What can be wrong with a bar, or look as if it were. */
export const faultKinds = [
  'ohlc', // high below the close
  'non-finite', // NaN, ±∞ or null in a field
  'sign', // a price or the volume below zero
  'duplicate', // the bar twice
  'conflict', // the bar twice, with other values
  'order', // the bar once more, some bars later
  'times-100', // the close × 100
  'divided-by-100',
  'times-10',
  'spike', // the close off by `deviations`, for one bar
  'wick', // the high or low off by `deviations`
  'stale', // five bars that repeat the one before
  'split', // every price from here on, over 2 or 10
  'jump', // no fault: every price from here on, off by `deviations`
] as const;

export type FaultKind = (typeof faultKinds)[number];

export interface FaultOptions {
  readonly kind: FaultKind;
  /** Share of the bars that get a fault; default 0.004. */
  readonly prevalenceRatio?: number;
  /** Size of spikes, wicks and jumps in usual moves of the bars before; default 40. */
  readonly deviations?: number;
  readonly seed: number;
  /** Bars at the beginning that stay as they are; default 200. */
  readonly cleanBars?: number;
}

/** A feed with faults, and where they are. */
export interface FaultyFeed {
  /** What to feed, in order. */
  readonly inputs: readonly unknown[];
  /** Index in `inputs` of each fault; of a run, that of its last bar. */
  readonly faults: readonly number[];
}

/** Moves that the usual one is the median of. */
const WINDOW = 128;

/** Bars between two faults, at least: each is seen by itself. */
const APART = 12;

const STALE_BARS = 5;

/** Bars after which a bar comes again out of order. */
const LATE_BARS = 3;

/**
 * `bars` with faults of one kind put in at random, and their places: to measure what a validator
 * sees. The bars are not changed.
 *
 * @example
 * const bar = { time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 };
 * const bars = Array.from({ length: 900 }, (_, i) => ({ ...bar, time: i * 60_000 }));
 * const { inputs, faults } = injectFaults(bars, { kind: 'duplicate', seed: 1 });
 * inputs.length - bars.length === faults.length; // true
 */
export function injectFaults(bars: readonly Bar[], options: FaultOptions): FaultyFeed {
  const { kind, prevalenceRatio = 0.004, cleanBars = 200 } = options;
  const random = seededRandom(options.seed);
  const inputs: unknown[] = [];
  const faults: number[] = [];
  let level = 1; // what splits and jumps have done to prices so far
  let next = cleanBars;
  const waiting: { readonly at: number; readonly bar: Bar }[] = [];
  for (let i = 0; i < bars.length; i++) {
    const bar = scaled(bars[i]!, level);
    const isDue = i >= next && i < bars.length - APART && random() < prevalenceRatio * 1.05;
    if (isDue) next = i + APART;
    if (waiting[0] !== undefined && waiting[0].at <= i) {
      faults.push(inputs.length);
      inputs.push(waiting.shift()!.bar);
    }
    if (!isDue) {
      inputs.push(bar);
    } else if (kind === 'split' || kind === 'jump') {
      const factor =
        kind === 'split' ? splitFactor(random, level) : jumpFactor(bars, i, options, random);
      level *= factor;
      faults.push(inputs.length);
      inputs.push(scaled(bars[i]!, level));
    } else if (kind === 'order') {
      inputs.push(bar);
      waiting.push({ at: i + LATE_BARS, bar });
    } else if (kind === 'stale') {
      for (let n = 0; n < STALE_BARS && i < bars.length; n++, i++) {
        inputs.push({ ...bar, time: bars[i]!.time });
      }
      i -= 1;
      faults.push(inputs.length - 1);
    } else if (kind === 'duplicate' || kind === 'conflict') {
      inputs.push(bar);
      faults.push(inputs.length);
      inputs.push(kind === 'duplicate' ? { ...bar } : { ...bar, volume: bar.volume + 1 });
    } else {
      faults.push(inputs.length);
      inputs.push(spoiled(bar, kind, sizeOf(bars, i, options), random));
    }
  }
  return { inputs, faults };
}

function scaled({ time, open, high, low, close, volume }: Bar, level: number): Bar {
  const [o, h, l, c] = [open * level, high * level, low * level, close * level];
  return { time, open: o, high: h, low: l, close: c, volume };
}

/** One bar with a fault of its own. */
function spoiled(bar: Bar, kind: FaultKind, sizeRatio: number, random: () => number): unknown {
  const { open, close, high, low } = bar;
  const isUp = random() < 0.5;
  switch (kind) {
    case 'ohlc':
      return { ...bar, high: Math.min(open, close) * 0.99 };
    case 'non-finite': {
      const value = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, null];
      const field = ['open', 'high', 'low', 'close', 'volume'][Math.floor(5 * random())]!;
      return { ...bar, [field]: value[Math.floor(4 * random())] };
    }
    case 'sign':
      return isUp ? { ...bar, low: -low } : { ...bar, volume: -1 - bar.volume };
    case 'wick':
      return isUp
        ? { ...bar, high: Math.max(open, close) * (1 + sizeRatio) }
        : { ...bar, low: Math.min(open, close) / (1 + sizeRatio) };
    default: {
      const factor = factorOf(kind, sizeRatio, isUp);
      const off = close * factor;
      return { ...bar, close: off, high: Math.max(high, off), low: Math.min(low, off) };
    }
  }
}

function factorOf(kind: FaultKind, sizeRatio: number, isUp: boolean): number {
  if (kind === 'times-100') return 100;
  if (kind === 'divided-by-100') return 0.01;
  if (kind === 'times-10') return 10;
  return isUp ? 1 + sizeRatio : 1 / (1 + sizeRatio);
}

/** Two or ten for one, and back again where prices have become small. */
function splitFactor(random: () => number, level: number): number {
  const ratio = random() < 0.5 ? 2 : 10;
  return level < 0.02 ? ratio : 1 / ratio;
}

function jumpFactor(
  bars: readonly Bar[],
  i: number,
  options: FaultOptions,
  random: () => number,
): number {
  const factor = 1 + sizeOf(bars, i, options);
  return random() < 0.5 ? factor : 1 / factor;
}

/** `deviations` usual moves, as a share of the price: 1.4826 medians of the last 128 not zero. */
function sizeOf(bars: readonly Bar[], i: number, { deviations = 40 }: FaultOptions): number {
  const moves: number[] = [];
  for (let n = i - 1; n > 0 && moves.length < WINDOW; n--) {
    const move = Math.abs(bars[n]!.close / bars[n - 1]!.close - 1);
    if (move > 0) moves.push(move);
  }
  moves.sort((a, b) => a - b);
  return deviations * 1.4826 * (moves[moves.length >> 1] ?? 0.001);
}

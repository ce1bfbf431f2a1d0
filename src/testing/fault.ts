import type { Bar } from '../bars/bar.js';

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

/** Moves that the usual one is the median of. */
const WINDOW = 128;

/** One bar with a fault of its own. */
export function spoiled(
  bar: Bar,
  kind: FaultKind,
  sizeRatio: number,
  random: () => number,
): unknown {
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

/** `deviations` usual moves, as a share of the price: 1.4826 medians of the last 128 not zero. */
export function sizeOf(bars: readonly Bar[], i: number, { deviations = 40 }: FaultOptions): number {
  const moves: number[] = [];
  for (let n = i - 1; n > 0 && moves.length < WINDOW; n--) {
    const move = Math.abs(bars[n]!.close / bars[n - 1]!.close - 1);
    if (move > 0) moves.push(move);
  }
  moves.sort((a, b) => a - b);
  return deviations * 1.4826 * (moves[moves.length >> 1] ?? 0.001);
}

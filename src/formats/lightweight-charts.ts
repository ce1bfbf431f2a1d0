import type { Bar } from '../bars/bar.js';
import { requireRecord } from '../core/arguments.js';
import { requireList, requireNumbers } from '../core/lists.js';
import { fieldsOf, numberIn } from '../core/reading.js';

const prices = ['open', 'high', 'low', 'close'] as const;
type Prices = [open: number, high: number, low: number, close: number];

/**
 * Seconds since the Unix epoch, UTC, branded as lightweight-charts brands its `UTCTimestamp`, so
 * that what is made here goes into `setData` without a cast.
 */
export type ChartTime = number & { [Symbol.species]: 'UTCTimestamp' };

/** A moment at which a series has nothing to draw: lightweight-charts calls it whitespace data. */
export interface ChartWhitespace {
  time: ChartTime;
}

export interface ChartCandle extends ChartWhitespace {
  open: number;
  high: number;
  low: number;
  close: number;
}

export interface ChartPoint extends ChartWhitespace {
  value: number;
}

export interface ChartMarker extends ChartWhitespace {
  position: 'aboveBar' | 'belowBar';
  shape: 'arrowUp' | 'arrowDown' | 'circle';
  color: string;
  text: string;
}

/** What `toMarkers` reads of a signal, a decision or anything else that happened at a bar. */
export interface Marked {
  /** The bar's open, in milliseconds. */
  readonly time: number;
  /** Up if `'up'` or positive, down if `'down'` or negative, else a plain dot. */
  readonly direction: number | 'up' | 'down' | 'flat';
  /** What stands beside the mark; without it, the strategy and its timeframe. */
  readonly text?: string;
  readonly strategy?: string;
  readonly timeframe?: string;
}

/**
 * Candles for a lightweight-charts candlestick series; whitespace where a price is not finite.
 *
 * The chart refuses times that do not rise, so bars are sorted by time, and of bars within one
 * second the last one given stands.
 *
 * @example
 * toCandles([{ time: 60_000, open: 1, high: 3, low: 1, close: 2, volume: 9 }]); // [{ time: 60, open: 1, high: 3, low: 1, close: 2 }]
 */
export function toCandles(bars: readonly Bar[]): (ChartCandle | ChartWhitespace)[] {
  const candles = Array.from(requireList('bars', bars), (bar) => {
    const field = fieldsOf(bar);
    const [open, high, low, close] = prices.map((name) => numberIn(field(name))) as Prices;
    const time = chartTime(numberIn(field('time')));
    // The sum is finite only if all four are.
    return Number.isFinite(open + high + low + close) ? { time, open, high, low, close } : { time };
  });
  return rising(candles);
}

/**
 * Points for a lightweight-charts line, area or histogram series; whitespace where a value is not
 * finite. Sorted by time, and of values within one second the last one given stands.
 *
 * @example
 * toLine([60_000, 120_000], [Number.NaN, 1.5]); // [{ time: 60 }, { time: 120, value: 1.5 }]
 */
export function toLine(
  times: ArrayLike<number>,
  values: ArrayLike<number>,
): (ChartPoint | ChartWhitespace)[] {
  const starts = requireNumbers('times', times);
  const numbers = requireNumbers('values', values);
  const points = Array.from({ length: Math.min(starts.length, numbers.length) }, (_, i) => {
    const time = chartTime(starts[i]!);
    const value = numbers[i]!;
    return Number.isFinite(value) ? { time, value } : { time };
  });
  return rising(points);
}

/**
 * Markers for lightweight-charts, sorted by time as it wants them: an arrow below the bar for up,
 * above it for down. Signals go in as a result of the Pipeline holds them.
 *
 * @example
 * toMarkers([{ time: 60_000, direction: 'up', strategy: 'trend', timeframe: '1h' }])[0].text; // 'trend 1h'
 */
export function toMarkers(marks: readonly Marked[]): ChartMarker[] {
  requireList('marks', marks);
  const records = marks.map((mark, i) => requireRecord(`marks[${i}]`, mark) as unknown as Marked);
  return records.sort(byTime).map((mark) => {
    const text = mark.text ?? [mark.strategy, mark.timeframe].filter(Boolean).join(' ');
    return { time: chartTime(mark.time), ...lookOf(mark.direction), text };
  });
}

/** A mark whose time is no number comes last, and stays where it was among its like. */
function byTime(a: Marked, b: Marked): number {
  const [x, y] = [numberIn(a.time), numberIn(b.time)];
  return x - y || 0;
}

/** Blue and orange, told apart by every eye. */
function lookOf(direction: Marked['direction']): Omit<ChartMarker, 'time' | 'text'> {
  if (direction === 'up' || Number(direction) > 0) {
    return { position: 'belowBar', shape: 'arrowUp', color: '#0072b2' };
  }
  if (direction === 'down' || Number(direction) < 0) {
    return { position: 'aboveBar', shape: 'arrowDown', color: '#d55e00' };
  }
  return { position: 'aboveBar', shape: 'circle', color: '#777777' };
}

/** In order of time, one a second; a time that is no number can be drawn nowhere. */
function rising<T extends ChartWhitespace>(items: readonly T[]): T[] {
  const byTime = new Map<number, T>();
  for (const item of items) if (Number.isFinite(item.time)) byTime.set(item.time, item);
  return [...byTime.values()].sort((a, b) => a.time - b.time);
}

function chartTime(time: number): ChartTime {
  return Math.floor(time / 1000) as ChartTime;
}

import type { Bar } from '../bars/bar.js';

/** A moment at which a series has nothing to draw: lightweight-charts calls it whitespace data. */
export interface ChartWhitespace {
  /** Seconds since the Unix epoch, UTC. */
  readonly time: number;
}

export interface ChartCandle extends ChartWhitespace {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

export interface ChartPoint extends ChartWhitespace {
  readonly value: number;
}

export interface ChartMarker extends ChartWhitespace {
  readonly position: 'aboveBar' | 'belowBar';
  readonly shape: 'arrowUp' | 'arrowDown' | 'circle';
  readonly color: string;
  readonly text: string;
}

/** What `toMarkers` reads of a signal, a decision or anything else that happened at a bar. */
export interface Marked {
  /** The bar's open, in milliseconds. */
  readonly time: number;
  /** Up if positive, down if negative, a plain dot if 0 or NaN. */
  readonly direction: number;
  readonly text: string;
}

/**
 * Candles for a lightweight-charts candlestick series; whitespace where a price is not finite.
 *
 * @example
 * toCandles([{ time: 60_000, open: 1, high: 3, low: 1, close: 2, volume: 9 }]); // [{ time: 60, open: 1, high: 3, low: 1, close: 2 }]
 */
export function toCandles(bars: readonly Bar[]): (ChartCandle | ChartWhitespace)[] {
  return bars.map((bar) => {
    const { open, high, low, close } = bar;
    const time = chartTime(bar.time);
    // The sum is finite only if all four are.
    return Number.isFinite(open + high + low + close) ? { time, open, high, low, close } : { time };
  });
}

/**
 * Points for a lightweight-charts line, area or histogram series; whitespace where a value is not finite.
 *
 * @example
 * toLine([60_000, 120_000], [Number.NaN, 1.5]); // [{ time: 60 }, { time: 120, value: 1.5 }]
 */
export function toLine(
  times: ArrayLike<number>,
  values: ArrayLike<number>,
): (ChartPoint | ChartWhitespace)[] {
  return Array.from({ length: Math.min(times.length, values.length) }, (_, i) => {
    const time = chartTime(times[i]!);
    const value = values[i]!;
    return Number.isFinite(value) ? { time, value } : { time };
  });
}

/**
 * Markers for lightweight-charts, sorted by time as it wants them: an arrow below the bar for up,
 * above it for down.
 *
 * @example
 * toMarkers([{ time: 60_000, direction: 1, text: 'long' }])[0].shape; // 'arrowUp'
 */
export function toMarkers(marks: readonly Marked[]): ChartMarker[] {
  const inOrder = [...marks].sort((a, b) => a.time - b.time);
  return inOrder.map(({ time, direction, text }) => {
    return { time: chartTime(time), ...lookOf(direction), text };
  });
}

/** Blue and orange, told apart by every eye. */
function lookOf(direction: number): Omit<ChartMarker, 'time' | 'text'> {
  if (direction > 0) return { position: 'belowBar', shape: 'arrowUp', color: '#0072b2' };
  if (direction < 0) return { position: 'aboveBar', shape: 'arrowDown', color: '#d55e00' };
  return { position: 'aboveBar', shape: 'circle', color: '#777777' };
}

function chartTime(time: number): number {
  return Math.floor(time / 1000);
}

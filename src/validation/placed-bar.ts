import type { Bar, BarState } from '../bars/bar.js';
import type { Interval } from '../bars/session.js';
import type { ReasonCode } from './reason-code.js';

/** A bar with its place on the calendar, as a state holds it; NaN everywhere: there is none. */
export type PlacedBar = {
  time: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  start: number;
  end: number;
  /** What is held against it, joined by commas: see `reasonsOf`. */
  reasons: string;
};

export function noPlacedBar(): PlacedBar {
  const none = Number.NaN;
  return {
    time: none,
    open: none,
    high: none,
    low: none,
    close: none,
    volume: none,
    start: none,
    end: none,
    reasons: '',
  };
}

/** Write `bar` over `target`. */
export function place(target: PlacedBar, bar: Bar, { start, end }: Interval): void {
  target.time = bar.time;
  target.open = bar.open;
  target.high = bar.high;
  target.low = bar.low;
  target.close = bar.close;
  target.volume = bar.volume;
  target.start = start;
  target.end = end;
  target.reasons = '';
}

const none = noPlacedBar();

/** Leave no bar in `target`. */
export function unplace(target: PlacedBar): void {
  place(target, none, none);
}

export function isPlaced(bar: Readonly<PlacedBar>): boolean {
  return !Number.isNaN(bar.start);
}

/** The bar alone, as a record of its own. */
export function barOf({ time, open, high, low, close, volume }: PlacedBar): BarState {
  return { time, open, high, low, close, volume };
}

/** Its interval alone, as a record of its own. */
export function intervalOf({ start, end }: PlacedBar): Interval {
  return { start, end };
}

export function reasonsOf({ reasons }: PlacedBar): ReasonCode[] {
  return reasons === '' ? [] : (reasons.split(',') as ReasonCode[]);
}

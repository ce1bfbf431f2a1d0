import type { Session } from './session.js';

/** The interval `[start, end)` of a bar, in a record that its owner has written again and again. */
export type Place = { start: number; end: number };

/** Which session holds a time, or else comes next. */
export type SessionAt = (time: number) => Session;

/** The intervals of one timeframe in one calendar. */
export interface Grid {
  /** Write the interval that holds `time`, or else the next one. */
  locate(time: number, place: Place): void;
  /** Where the interval in `place`, located just now, would start were it not cut at an open. */
  uncutStart(place: Readonly<Place>): number;
  /** How many intervals start in `[start, end)`. */
  startsIn(start: number, end: number): number;
}

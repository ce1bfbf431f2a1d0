import type { Bar } from '../bars/bar.js';

/** What a candle, or the passing of time, made of the feed. */
export interface FormingUpdate {
  /** The candle that is over, as it was last seen. */
  readonly closed: Bar | undefined;
  /** The candle that is not. */
  readonly forming: Bar | undefined;
  /** Why the candle that came was set aside. */
  readonly reason?: FormingRefusal;
  /** Which field of it is no number. */
  readonly field?: keyof Bar;
}

export type FormingRefusal =
  | 'older' // than the newest: its interval was closed before
  | 'duplicate' // of the candle that was closed last
  | 'not-a-bar' // null, an array, text: no record of fields
  | 'not-a-number' // a field is missing, null, text or a Date
  | 'outside-session' // the market is closed at its time, and a bar of minutes cannot be then
  | 'inadmissible'; // a number is not finite or too large, or the time is years ahead

/** The fields of a bar, each read once; undefined of what has none, or has one that throws. */
export function fieldsOf(candle: unknown): Readonly<Record<keyof Bar, unknown>> | undefined {
  if (typeof candle !== 'object' || candle === null) return undefined;
  try {
    if (Array.isArray(candle)) return undefined;
    const { time, open, high, low, close, volume } = candle as Readonly<Record<keyof Bar, unknown>>;
    return { time, open, high, low, close, volume };
  } catch {
    return undefined;
  }
}

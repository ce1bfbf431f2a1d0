/** All reasons why a bar was not simply accepted, of the rules that are built in. */
export const builtInReasonCodes = [
  'not-an-object',
  'unreadable', // reading a field threw
  'not-a-number', // a field is missing, or text, or anything else
  'field-missing', // one that `requiredFields` names
  'not-finite',
  'time-not-whole',
  'time-in-seconds', // milliseconds were due; the magnitude says seconds
  'time-in-microseconds',
  'time-in-nanoseconds',
  'time-out-of-range', // beyond the years that calendars reach
  'from-the-future', // begins after it was received
  'price-not-positive',
  'volume-negative',
  'high-too-low', // below the open, the low or the close
  'low-too-high', // above the open or the close
  'ohlc-rounding', // by a few units in the last place: mended
  'price-out-of-range',
  'volume-out-of-range',
  'off-grid', // not where a bar of this timeframe begins
  'outside-session', // the calendar has the market closed
  'same-values', // as the bar of the same time
  'other-values', // than the bar of the same time
  'older-than-newest',
  'in-known-gap', // older than the newest, and missing until now
  'time-leap', // so far from the newest bar that a wrong stamp is likelier
  'leap-contradicted', // the bars after it went on as if it had not been
  'hold-expired', // released because time passed, not because a bar told
  'suspected-spike',
  'suspected-unit', // prices differ by a power of ten
  'spike-confirmed', // the bar before this went back to where it came from
  'jump', // the bar before this was no spike: the level has moved
  'split-like', // and by a ratio in which shares are split
  'unit-shift', // and by a power of ten
  'wick',
  'open-spike',
  'stale-run',
  'flat-but-traded',
  'volume-spike',
  'volume-shift',
  'off-tick',
  'sources-disagree',
  'parent-differs', // a longer bar is not what its parts make
  'late-arrival', // received long after it ended
  'price-change-too-large',
  'volume-too-small',
  'volume-too-large',
  'z-score-too-large',
] as const;

export type BuiltInReason = (typeof builtInReasonCodes)[number];

/** A reason of the caller's own rules: any text after `own:`. */
export type OwnReason = `own:${string}`;

export type ReasonCode = BuiltInReason | OwnReason;

import type { Bar } from '../bars/bar.js';
import type { Interval } from '../bars/session.js';
import type { ReasonCode } from './reason-code.js';

/** A bar that is one, with its place and what was mended on the way. */
export interface Arrival {
  readonly bar: Bar;
  readonly interval: Interval;
  readonly reasons: readonly ReasonCode[];
}

import type { Bar } from '../bars/bar.js';
import type { StateRecord } from '../core/state.js';
import type { QualityDimension } from './quality.js';
import type { ReasonCode } from './reason-code.js';

/** What a breach leads to. */
export type Severity =
  | 'reject' // the bar cannot be one: it goes nowhere
  | 'doubt' // the bar after it tells whether it is to be believed
  | 'note'; // the bar goes on, with the reason

/** What a rule may know besides the bar. */
export interface RuleView {
  /** The bar before it that was believed; NaN in every field if there is none. */
  readonly previous: Bar;
  /** How far the close has moved from that of `previous`; see `moveBetween`. */
  readonly move: number;
  /** The usual size of a move, robust; NaN until 32 moves were seen. */
  readonly scale: number;
  /** The usual size of a bar from low to high; NaN until 32 were seen. */
  readonly range: number;
  /** Time of the newest bar of all, believed or not; NaN if there is none. */
  readonly newestTime: number;
  /** The first millisecond after the bar; NaN where the calendar was not asked yet. */
  readonly end: number;
  /** Whether prices may be zero and below. */
  readonly negativePrices: boolean;
  /** Where the bar came from and when, if it said so. */
  readonly source: string | undefined;
  readonly receivedAt: number;
}

/**
 * One rule: what it is called, what its breach costs, and how it is seen. `check` is pure; what a
 * rule remembers is a record of its own, which `learn` writes once a bar is believed.
 */
export interface Rule<S extends StateRecord = StateRecord> {
  readonly id: string;
  readonly severity: Severity;
  readonly dimension: QualityDimension;
  /** What a breach costs in its dimension: 1 is a whole fault. */
  readonly costRatio: number;
  /** In plain text. */
  readonly formula: string;
  /** The codes that `check` returns, each with a sentence for a person. */
  readonly reasons: Readonly<Partial<Record<ReasonCode, string>>>;
  /** What it remembers before the first bar; left out where that is nothing. */
  init?(): S;
  /** The reason why `bar` breaks the rule; changes nothing. */
  check(bar: Bar, view: RuleView, state: Readonly<S>): ReasonCode | undefined;
  /** The bar that `check` should have seen, where a breach is one of rounding only. */
  mend?(bar: Bar, code: ReasonCode, view: RuleView): Bar | undefined;
  /** `bar` is believed. */
  learn?(bar: Bar, view: RuleView, state: S): void;
  /** Whether a state from outside is one that `learn` leads to; rebuilds what is derived. */
  revive?(state: S): boolean;
}

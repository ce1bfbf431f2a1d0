import type { FailureEvent } from '../core/own-code.js';
import type { QualityTier } from './quality.js';

/** What is to be known about a feed besides its bars. Times are ms since the epoch, UTC. */
export type ValidationEvent =
  /** A rule of one's own threw or returned nonsense: the bar is judged without it. */
  | FailureEvent
  /**
   * The calendar expects `missing` bars in `[from, to)`, and none came. Where the calendar's
   * holidays are not known for those dates the gap is `uncovered`, and costs nothing.
   */
  | {
      readonly type: 'gap';
      readonly from: number;
      readonly to: number;
      readonly missing: number;
      readonly uncovered: boolean;
    }
  /** The market was closed out of turn on `date`; `from` and `to` are its usual hours. */
  | {
      readonly type: 'closure';
      readonly name: string;
      readonly date: string;
      readonly from: number;
      readonly to: number;
    }
  /** By the time of `advance`, `overdue` bars since `since` should have come. Said once. */
  | { readonly type: 'stall'; readonly since: number; readonly overdue: number }
  /**
   * Five bars that agree with each other contradict the newest, which is left as an orphan: what
   * is remembered of the symbol begins anew with the five, whose judgements follow.
   */
  | { readonly type: 'reanchored'; readonly orphan: number; readonly time: number }
  /** What the bar after it says of the bar in doubt at `time`; its close, and that before it. */
  | {
      readonly type: 'spike' | 'jump' | 'split-like' | 'unit-shift';
      readonly time: number;
      readonly from: number;
      readonly to: number;
    }
  /** The feed is to be trusted more, or less, than before. */
  | {
      readonly type: 'tier';
      readonly from: QualityTier;
      readonly to: QualityTier;
      readonly score: number;
    };

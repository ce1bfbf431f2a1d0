import type { Bar } from '../bars/bar.js';
import type { Snapshot } from '../core/state.js';

/** A pattern that a closed bar has confirmed. */
export interface Detection {
  /** E.g. `threeBlackCrows`, `doubleTop`. */
  readonly pattern: string;
  /** 1 bullish, −1 bearish. */
  readonly direction: 1 | -1;
  /** 1 as a rule; 0.8 and 2 where a pattern says less or more. */
  readonly strength: number;
  /** Of the bar that confirmed it. */
  readonly time: number;
}

/**
 * What finds patterns in bars, one closed bar at a time. What it has said it does not take back: a
 * detection rests on bars up to `time` alone.
 */
export interface PatternDetector {
  readonly id: string;
  /** The first bar, counted from 1, on which all that it looks for can be told. */
  readonly warmUp: number;
  /** Absorb a closed bar; the patterns that it confirms. What is no bar confirms none. */
  update(bar: Bar): readonly Detection[];
  /** What `update(bar)` would return; changes nothing. For the bar that is still forming. */
  peek(bar: Bar): readonly Detection[];
  reset(): void;
  snapshot(): Snapshot;
  /** All of it, or a `SnapshotError` and nothing. */
  restore(snapshot: Snapshot): void;
}

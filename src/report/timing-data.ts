import type { Numbers } from './numbers.js';

/** How fast it went; measured by the caller, who has a clock. */
export interface ReportTiming {
  readonly bars: number;
  readonly barsPerSecond: number;
  /** Microseconds a bar: half the bars took less, all but one in a hundred took less. */
  readonly p50Us: number;
  readonly p99Us: number;
  /** Ends of the classes that `counts` are of, in µs and ascending; the last class has no end. */
  readonly classesUs?: Numbers;
  /** Bars in each class, one more than `classesUs`. */
  readonly counts?: Numbers;
  /** Parts of the work, each in the same classes. */
  readonly stages?: readonly ReportStage[];
}

export interface ReportStage {
  /** e.g. `validator`. */
  readonly name: string;
  readonly p50Us: number;
  readonly p99Us: number;
  readonly counts?: Numbers;
}

import type { Numbers } from './numbers.js';

export interface ReportQuality {
  /** 0 … 100. */
  readonly score: number;
  /** e.g. `Excellent`. */
  readonly tier: string;
  /** Bars that the calendar expects, and bars that came. */
  readonly expected?: number;
  readonly received?: number;
  /** Bars by disposition, e.g. `{ accepted: 5105, rejected: 0 }`. */
  readonly counts?: Readonly<Record<string, number>>;
  /** Bars by what a rule had against them, the most frequent first. */
  readonly reasons?: readonly ReportReason[];
  /** The score over time, 0 … 100, times ascending. */
  readonly history?: { readonly time: Numbers; readonly score: Numbers };
  readonly gaps?: readonly ReportGap[];
  /** Days on which the calendar knows the market closed out of turn: absences that are no gaps. */
  readonly closures?: readonly ReportClosure[];
}

/** What a rule had against bars. */
export interface ReportReason {
  /** e.g. `high-too-low`. */
  readonly code: string;
  readonly count: number;
  /** In a sentence. */
  readonly meaning?: string;
  /** Times of a few such bars. */
  readonly samples?: Numbers;
}

export interface ReportGap {
  readonly from: number;
  readonly to: number;
  /** Bars missing. */
  readonly missing: number;
}

export interface ReportClosure {
  /** e.g. `2012-10-29`; printed as given. */
  readonly date: string;
  /** e.g. `Hurricane Sandy`. */
  readonly name: string;
}

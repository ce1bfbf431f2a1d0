import type { ReturnsSummary } from './returns.js';

/**
 * What a report shows: plain data, so that anything may fill it and JSON may carry it. Every section
 * is optional and left out of the report if it is missing. Times are milliseconds since the Unix
 * epoch, UTC; numbers that are not finite (or null, as JSON has them) are holes, and print as a dash.
 */
export interface ReportData {
  /** The heading, e.g. `S&P 500, 2000 to 2020`. */
  readonly title: string;
  readonly symbol?: string;
  /** The timeframe fed, e.g. `1d`. */
  readonly base?: string;
  /** First and last bar. */
  readonly span?: { readonly from: number; readonly to: number };
  readonly quality?: ReportQuality;
  readonly series?: ReportSeries;
  /** What `returnsSummary` says of the closes of `series`, whose times then name its bars. */
  readonly returns?: ReturnsSummary;
  readonly energy?: ReportEnergy;
  /** Latest values, a column a timeframe. */
  readonly indicators?: readonly ReportIndicators[];
  /** Oldest first; the report lists the latest. */
  readonly signals?: readonly ReportSignal[];
  readonly composite?: ReportComposite;
  /** Oldest first; the report lists the latest. */
  readonly decisions?: readonly ReportDecision[];
  readonly timing?: ReportTiming;
}

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
  readonly gaps?: readonly ReportGap[];
  /** Days on which the calendar knows the market closed out of turn: absences that are no gaps. */
  readonly closures?: readonly ReportClosure[];
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

/** Numbers in a row: an array or a Float64Array. */
export type Numbers = ArrayLike<number>;

/** Prices by time. With open, high and low, a few hundred bars are drawn as candles. */
export interface ReportSeries {
  /** Ascending. */
  readonly time: Numbers;
  readonly close: Numbers;
  readonly open?: Numbers;
  readonly high?: Numbers;
  readonly low?: Numbers;
  readonly denoised?: Numbers;
  /** e.g. the signals; drawn at the price of the bar in which `time` lies. */
  readonly markers?: readonly ReportMarker[];
  /** Which they are, for the legend, e.g. `signals of 1w and 1M`. */
  readonly markersNote?: string;
  /** Default: `log` where the highest price is at least three times the lowest, else `linear`. */
  readonly priceAxis?: 'linear' | 'log';
}

export interface ReportMarker {
  readonly time: number;
  /** Up if positive, down if negative, a dot if 0. */
  readonly direction: number;
  readonly text: string;
}

/** Energy by wavelet scale over time; shown as shares of their sum. */
export interface ReportEnergy {
  /** Ascending. */
  readonly time: Numbers;
  /** From fine to coarse, e.g. `{ name: '2–4 bars', energy: [...] }`. */
  readonly scales: readonly { readonly name: string; readonly energy: Numbers }[];
}

export interface ReportIndicators {
  readonly timeframe: string;
  /** e.g. `{ 'rsi(14)': 48.2 }`. */
  readonly values: Readonly<Record<string, number>>;
}

export interface ReportSignal {
  readonly time: number;
  readonly timeframe: string;
  readonly strategy: string;
  readonly direction: number;
  /** Probability of a higher close at the horizon, 0 … 1. */
  readonly pUp: number;
  /** 0 … 1. */
  readonly strength?: number;
  readonly reasons?: readonly string[];
}

export interface ReportComposite {
  readonly direction: number;
  /** 0 … 1. */
  readonly confidence: number;
  /** Probability of a higher close, 0 … 1. */
  readonly pUp?: number;
  /** Share of the votes that agree, 0 … 1. */
  readonly agreement?: number;
}

export interface ReportDecision {
  readonly time: number;
  /** e.g. `open long`, `close short`, `hold`. */
  readonly action: string;
  readonly quantity?: number;
  readonly price?: number;
  readonly stop?: number;
  readonly reason?: string;
}

/** How fast it went; measured by the caller, who has a clock. */
export interface ReportTiming {
  readonly bars: number;
  readonly barsPerSecond: number;
  /** Microseconds a bar: half the bars took less, all but one in a hundred took less. */
  readonly p50Us: number;
  readonly p99Us: number;
}

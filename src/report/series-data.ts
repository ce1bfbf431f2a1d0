import type { Numbers } from './numbers.js';

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
  /** Prices that held for a while, e.g. the stops of positions: a short line each. */
  readonly stops?: readonly ReportStop[];
  /** Default: `log` where the highest price is at least three times the lowest, else `linear`. */
  readonly priceAxis?: 'linear' | 'log';
}

export interface ReportMarker {
  readonly time: number;
  /** Up if positive, down if negative, a dot if 0. */
  readonly direction: number;
  readonly text: string;
}

export interface ReportStop {
  readonly from: number;
  readonly to: number;
  readonly price: number;
}

/** Another timeframe of the same market. */
export interface ReportFrame {
  /** e.g. `1w`. */
  readonly timeframe: string;
  readonly series: ReportSeries;
}

/** What the market was like: from each time on until the next, by name. */
export interface ReportRegime {
  /** Whose bars they are, e.g. `1d`. */
  readonly timeframe: string;
  /** Ascending. */
  readonly time: Numbers;
  /** e.g. `trend`, `range`, `volatile`; an empty one is a hole. */
  readonly names: readonly string[];
}

/** Energy by wavelet scale over time. */
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

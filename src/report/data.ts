import type { BacktestReportData } from './backtest-data.js';
import type { ReportQuality } from './quality-data.js';
import type { ReturnsSummary } from './returns.js';
import type {
  ReportEnergy,
  ReportFrame,
  ReportIndicators,
  ReportRegime,
  ReportSeries,
} from './series-data.js';
import type {
  ReportComposite,
  ReportDecision,
  ReportReliability,
  ReportSignal,
  ReportStrategy,
} from './signal-data.js';
import type { ReportTiming } from './timing-data.js';

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
  /** Longer timeframes, each with a chart of its own. */
  readonly frames?: readonly ReportFrame[];
  /** Drawn as a strip below the price. */
  readonly regime?: ReportRegime;
  /** What `returnsSummary` says of the closes of `series`, whose times then name its bars. */
  readonly returns?: ReturnsSummary;
  /** Shares of energy by scale. */
  readonly energy?: ReportEnergy;
  /** Energy by scale and time as a picture, e.g. the rows of `scalogram` of `barwave/wavelet`. */
  readonly scalogram?: ReportEnergy;
  /** Latest values, a column a timeframe. */
  readonly indicators?: readonly ReportIndicators[];
  /** Oldest first; the report lists the latest. */
  readonly signals?: readonly ReportSignal[];
  /** What came of the signals, by strategy and timeframe. */
  readonly strategies?: readonly ReportStrategy[];
  /** How often prices rose where a rise was said to be so likely. */
  readonly reliability?: ReportReliability;
  readonly composite?: ReportComposite;
  /** Oldest first; the report lists the latest. */
  readonly decisions?: readonly ReportDecision[];
  /** What the decisions would have come to, filled by bars: an illustration, and called one. */
  readonly replay?: BacktestReportData;
  readonly timing?: ReportTiming;
}

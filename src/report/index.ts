export type { BacktestReportData, ReportTrade } from './backtest-data.js';
export { renderBacktestReport } from './backtest-report.js';
export { textBacktestReport } from './backtest-text.js';
export type { ReportData } from './data.js';
export type { Numbers } from './numbers.js';
export type * from './quality-data.js';
export {
  type QualityReportData,
  renderQualityReport,
  textQualityReport,
} from './quality-report.js';
export { type ReportOptions, renderReport } from './report.js';
export { type ReturnsOptions, type ReturnsSummary, returnsSummary } from './returns.js';
export type * from './series-data.js';
export type * from './signal-data.js';
export { textReport } from './text.js';
export type * from './timing-data.js';

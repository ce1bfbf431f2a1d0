export type { BacktestReportData, ReportTrade } from './backtest-data.js';
export { renderBacktestReport, textBacktestReport } from './backtest-report.js';
export type {
  Numbers,
  ReportClosure,
  ReportComposite,
  ReportData,
  ReportDecision,
  ReportEnergy,
  ReportGap,
  ReportIndicators,
  ReportMarker,
  ReportQuality,
  ReportSeries,
  ReportSignal,
  ReportTiming,
} from './data.js';
export {
  type QualityReportData,
  renderQualityReport,
  textQualityReport,
} from './quality-report.js';
export { type ReportOptions, renderReport } from './report.js';
export { type ReturnsOptions, type ReturnsSummary, returnsSummary } from './returns.js';
export { textReport } from './text.js';

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
export { renderReport } from './report.js';
export { textReport } from './text.js';

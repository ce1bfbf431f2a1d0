export {
  type Alert,
  type AlertRule,
  type AlertSeverity,
  defaultAlertRules,
} from './alert-rule.js';
export type { ErrorSummary } from './counts.js';
export * from './health.js';
export * from './metrics.js';
export * from './prometheus.js';
export * from './quantile-sketch.js';
export type { Measurement, MetricRecord } from './record.js';
export type { Summary } from './series.js';
export type { MetricsView } from './series-book.js';
export * from './timed.js';

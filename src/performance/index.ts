export * from './benchmark.js';
export * from './bootstrap.js';
export * from './drawdowns.js';
export * from './exposure.js';
export type * from './exposure-summary.js';
export {
  type Fold,
  type PurgedFoldsOptions,
  purgedFolds,
  type Stretch,
  type WalkForwardOptions,
  walkForwardFolds,
} from './folds.js';
export * from './growth.js';
export * from './monthly-table.js';
export * from './overfitting.js';
export * from './ratios.js';
export * from './returns.js';
export { rollingPerformance } from './rolling.js';
export { RunningExposure } from './running-exposure.js';
export { RunningPerformance, type RunningSummary } from './running-performance.js';
export * from './selection.js';
export * from './sharpe-evidence.js';
export * from './summary.js';
export * from './tail-loss.js';
export type { SourceRecord, TrackedBin } from './tracking/source-record.js';
export { StrategyTracker, type StrategyTrackerOptions } from './tracking/strategy-tracker.js';
export type * from './tracking/tracked.js';
export * from './trades.js';
export type { Trials } from './trials.js';

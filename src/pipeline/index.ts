export { splitPosition } from './account-news.js';
export { type Adjusted, type Adjustment, adjust } from './adjust.js';
export type { BarColumns } from './bar-columns.js';
export { type ChangedParts, changedParts, type SnapshotMark } from './changed-parts.js';
export { defaultIndicators, type PipelineConfig } from './config.js';
export type { DeclaredTimeframe } from './declared-timeframe.js';
export type { PipelineExtensions } from './extensions.js';
export type { PipelineFeed } from './feed.js';
export { finish } from './finish.js';
export { follow, settle } from './follow.js';
export { type ForecastVitals, forecastVitals } from './forecast-vitals.js';
export type { GapOptions, GapPolicy } from './gap-policy.js';
export type { HandedKinds, KnownStrategyClass } from './handed-kinds.js';
export { adoptLane, releaseLane, reset } from './lane-moves.js';
export { measured } from './measured.js';
export { newest } from './newest.js';
export type { FusionOptions, PipelineOptions, PortfolioOptions, SymbolConfig } from './options.js';
export type { ColumnSummary } from './outputs/column-summary.js';
export {
  type CompactBar,
  type CompactResult,
  closedColumns,
  compactResult,
  type WireNumber,
} from './outputs/compact-result.js';
export { Latest } from './outputs/latest.js';
export type { Listener } from './outputs/listeners.js';
export { memoryOf, type PipelineMemory, type SymbolMemory } from './outputs/memory-of.js';
export { namedNumbers, rowColumns } from './outputs/named-rows.js';
export { PipelineEvents } from './outputs/pipeline-events.js';
export { RecentBars, type RecentBarsOptions } from './outputs/recent-bars.js';
export type { LatestRow, ScanOptions } from './outputs/scan.js';
export type {
  Severity,
  ToldEvent,
  ToldPayloads,
  ToldType,
} from './outputs/told-event.js';
export { Pipeline } from './pipeline.js';
export { PipelineCore } from './pipeline-core.js';
export { PortfolioStage, type SaidOverAll, saidOverAll } from './portfolio-stage.js';
export type * from './portfolio-view.js';
export { predictionStage } from './prediction-stage.js';
export { type PredictionStrategyOptions, predictionStrategy } from './prediction-strategy.js';
export { presets } from './presets.js';
export type { Processed } from './processed.js';
export { type Reconfigured, reconfigure } from './reconfigure.js';
export type * from './result.js';
export { scalingStage } from './scaling-stage.js';
export { restoreParts, snapshotParts } from './snapshot-parts.js';
export type { Stage, StageClass, StageOutputs } from './stage.js';
export type { ModelSaying, StageSpec } from './stage-specs.js';
export type { DecidedPlan, HeardSignals, Steps, Verdict } from './steps.js';
export { PipelineRunner, type PipelineRunnerOptions } from './streams/pipeline-runner.js';
export type { PipelineStream, StreamCounts } from './streams/pipeline-stream.js';
export { type PipelineTransformer, stream, transformer } from './streams/stream.js';
export type { StreamInput } from './streams/stream-input.js';
export type { Overflow, StreamOptions } from './streams/stream-options.js';
export type { SymbolNames } from './symbol-names.js';
export { type TransitionSpec, transition } from './transition.js';
export type { BuiltInOptions, CheckedOptions, FeatureRow } from './typed-options.js';
export type { NoExtensions, SaidByStages } from './typed-stages.js';
export type { Rejection, Warmed } from './warm-tally.js';
export {
  DecisionLedger,
  type DecisionLedgerOptions,
  type Digest,
  type LedgerEntry,
  type LedgerFault,
  type LedgerHead,
  verifyLedger,
} from './why/decision-ledger.js';
export { type DiffFeeds, type Divergence, diff } from './why/diff.js';
export { type ExplainedStep, type Explanation, explain } from './why/explain.js';
export type { Difference } from './why/first-difference.js';

export { defaultIndicators, type PipelineConfig } from './config.js';
export type { GapOptions, GapPolicy } from './gap-policy.js';
export { type MeasuredPipeline, measured } from './measured.js';
export type {
  FusionOptions,
  PipelineExtensions,
  PipelineOptions,
  PortfolioOptions,
  SymbolConfig,
  SymbolNames,
} from './options.js';
export { Pipeline } from './pipeline.js';
export { predictionStage } from './prediction-stage.js';
export { type PredictionStrategyOptions, predictionStrategy } from './prediction-strategy.js';
export { presets } from './presets.js';
export type { BarColumns, Processed } from './processed.js';
export type * from './result.js';
export { scalingStage } from './scaling-stage.js';
export type { Stage, StageClass } from './stage.js';
export type { ModelSaying, StageSpec } from './stage-specs.js';
export { type TransitionSpec, transition } from './transition.js';
export type { BuiltInOptions, CheckedOptions, FeatureRow } from './typed-options.js';

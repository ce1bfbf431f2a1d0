export {
  defaultIndicators,
  type PipelineConfig,
  type PipelineExtensions,
  type PipelineOptions,
  type PortfolioOptions,
} from './config.js';
export { Pipeline } from './pipeline.js';
export { presets } from './presets.js';
export type * from './result.js';
export type { Stage, StageClass } from './stage.js';
export { type TransitionSpec, transition } from './transition.js';

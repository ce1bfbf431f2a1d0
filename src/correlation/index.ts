export { type AsynchronousLead, asynchronousLead } from './assets/asynchronous-lead.js';
export {
  type CorrelationIntervalOptions,
  correlationInterval,
  effectiveSample,
} from './assets/correlation-interval.js';
export {
  EwCorrelationMatrix,
  type EwCorrelationMatrixOptions,
} from './assets/ew-correlation-matrix.js';
export { hayashiYoshida, type Observations } from './assets/hayashi-yoshida.js';
export { type LeadLag, leadLag } from './assets/lead-lag.js';
export { rankCorrelation } from './assets/rank-correlation.js';
export {
  RollingRankCorrelation,
  type RollingRankCorrelationParameters,
} from './assets/rolling-rank-correlation.js';
export type { ScaleCovariance } from './assets/scale-covariance.js';
export { type ScaleCorrelation, waveletCorrelation } from './assets/wavelet-correlation.js';
export { WaveletCovariance } from './assets/wavelet-covariance.js';
export type { WaveletCovarianceParameters } from './assets/wavelet-covariance-kind.js';
export type { Composite } from './composite.js';
export type { CompositeView } from './composite-view.js';
export type { Contribution } from './contributions.js';
export type { CorrelatedSignal, SignalsByTimeframe } from './correlated-signal.js';
export { horizonFactor, pool } from './from-outside.js';
export type { Ignored, IgnoredCode } from './hear.js';
export type { Heard } from './heard.js';
export type { SignalCorrelatorOptions } from './options.js';
export type { LearnedSource } from './outcomes/learned-maps.js';
export type { FrozenMap, LearningOptions } from './outcomes/learning-options.js';
export type { ObservedOutcome } from './outcomes/observed-outcome.js';
export type { SourceMap } from './outcomes/source-map.js';
export { type Evidence, logOddsOf, type Pooled, probabilityOf } from './pool.js';
export { type PriorityOptions, prioritised } from './prioritised.js';
export * from './signal-correlator.js';

export { FeatureScaler, type FeatureScalerOptions } from './feature-scaler.js';
export { LogReturn, type LogReturnState } from './log-return.js';
export { RollingMinMax, type RollingMinMaxState } from './rolling-min-max.js';
export {
  RollingRobust,
  type RollingRobustParameters,
  type RollingRobustState,
} from './rolling-robust.js';
export { RollingZScore, type RollingZScoreState } from './rolling-z-score.js';
export type { Scaling, ScalingMethod } from './scaling.js';
export type { WindowParameters } from './window-bounds.js';

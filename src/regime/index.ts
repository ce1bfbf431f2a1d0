export { ChangePoint, type ChangePointValue } from './change-point.js';
export type { ChangePointOptions } from './change-point-options.js';
export { Cusum, type CusumOptions, type CusumValue } from './cusum.js';
export * from './regime.js';
export {
  RegimeFilter,
  type RegimeFilterParameters,
  type RegimeFilterValue,
} from './regime-filter.js';
export * from './regime-name.js';
export * from './trend.js';
export * from './trend-volatility.js';
export * from './trend-volatility-regime.js';
export { type VarianceRatio, varianceRatio } from './variance-ratio.js';
export * from './window-rank.js';

export type { Pair } from '../core/pair-operator.js';
export * from './bars-since-highest.js';
export * from './bars-since-lowest.js';
export * from './correlation.js';
export * from './covariance.js';
export * from './delay.js';
export * from './divisor.js';
export * from './ew-mean.js';
export * from './ew-variance.js';
export * from './exponential-mean.js';
export * from './exponential-moments.js';
export { quantileOf } from './from-outside.js';
export * from './gain.js';
export * from './highest.js';
export * from './linear-regression.js';
export { logOddsOf, probabilityOf } from './log-odds.js';
export * from './lowest.js';
export * from './mad.js';
export * from './median.js';
export * from './normal-distribution.js';
export * from './quantile.js';
export * from './ratio.js';
export * from './sorted-window.js';
export * from './std-dev.js';
export * from './sum.js';
export * from './variance.js';
export * from './window-co-moments.js';
export * from './window-mad.js';
export * from './window-max.js';
export * from './window-max-age.js';
export * from './window-moments.js';
export {
  type QuantileDesign,
  quantileAfter,
  quantileDesign,
  windowQuantileAt,
  windowQuantileStep,
} from './window-quantile.js';
export * from './window-range.js';
export * from './window-sum.js';
export * from './window-trend.js';
export * from './window-weighted-sum.js';

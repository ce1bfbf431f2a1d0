export { type AdaptiveWindow, Adwin, type AdwinParameters } from './adwin.js';
export {
  BayesianLinear,
  type BayesianLinearParameters,
  type LinearForecast,
} from './bayesian-linear.js';
export {
  type Calibration,
  type CalibrationOptions,
  calibrationOf,
  type ReliabilityBin,
} from './calibration.js';
export type { CalibrationRecord } from './calibration-record.js';
export { Calibrator, type CalibratorOptions } from './calibrator.js';
export {
  ConformalInterval,
  type ConformalIntervalParameters,
  type Interval,
} from './conformal-interval.js';
export { DelayedLabels, type DelayedLabelsOptions } from './delayed-labels.js';
export { type Anomaly, FeatureAnomaly, type FeatureAnomalyParameters } from './feature-anomaly.js';
export type { Example } from './feature-row.js';
export { FtrlLogistic, type FtrlLogisticParameters } from './ftrl-logistic.js';
export { Hedge, type HedgeParameters } from './hedge.js';
export { Learner, type LearnerKind } from './learner.js';
export type { Outcome } from './outcome.js';
export { PageHinkley, type PageHinkleyParameters, type Shift } from './page-hinkley.js';
export { Psi, type PsiParameters, type Stability } from './psi.js';
export type { QuantileMethod } from './quantile-tracker.js';
export type { Label } from './waiting-label.js';

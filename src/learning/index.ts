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
export { DelayedLabels, type DelayedLabelsOptions } from './delayed-labels.js';
export type { Example } from './feature-row.js';
export { FtrlLogistic, type FtrlLogisticParameters } from './ftrl-logistic.js';
export { Hedge, type HedgeParameters } from './hedge.js';
export { Learner, type LearnerKind } from './learner.js';
export type { Outcome } from './outcome.js';
export type { Label } from './waiting-label.js';

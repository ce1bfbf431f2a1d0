export { type AdaptiveWindow, Adwin, type AdwinParameters } from './adwin.js';
export { BayesianLinear, type LinearForecast } from './bayesian-linear.js';
export type { BayesianLinearParameters } from './bayesian-linear-kind.js';
export {
  type Calibration,
  type CalibrationOptions,
  calibrationOf,
  type ReliabilityBin,
} from './calibration.js';
export type { CalibrationRecord } from './calibration-record.js';
export { Calibrator, type CalibratorOptions } from './calibrator.js';
export type { Cause } from './causes.js';
export { Challenge, type ChallengeParameters, type Verdict } from './challenge.js';
export {
  ConformalInterval,
  type ConformalIntervalParameters,
  type Interval,
} from './conformal-interval.js';
export { DelayedLabels, type DelayedLabelsOptions } from './delayed-labels.js';
export type {
  Combine,
  EngineFault,
  FitOptions,
  News,
  OwnModel,
  PredictionEngineOptions,
  TrainedOn,
} from './engine-options.js';
export { type Anomaly, FeatureAnomaly } from './feature-anomaly.js';
export type { FeatureAnomalyParameters } from './feature-anomaly-kind.js';
export type { Example } from './feature-row.js';
export type { EngineInput, EngineResult, Forecast, ForecastTarget } from './forecast.js';
export { FtrlLogistic, type FtrlLogisticParameters } from './ftrl-logistic.js';
export { Hedge, type HedgeParameters } from './hedge.js';
export { IsotonicCalibrator, type IsotonicCalibratorOptions } from './isotonic-calibrator.js';
export { isotonicFit } from './isotonic-fit.js';
export { Learner, type LearnerKind } from './learner.js';
export type { Outcome } from './outcome.js';
export { PageHinkley, type PageHinkleyParameters, type Shift } from './page-hinkley.js';
export { PredictionEngine } from './prediction-engine.js';
export { Psi, type Stability } from './psi.js';
export type { PsiParameters } from './psi-state.js';
export type { QuantileMethod } from './quantile-design.js';
export {
  engineFrom,
  firstForecast,
  promoted,
  type RegistryEntry,
  registryEntry,
  registryFromText,
  registryToText,
} from './registry.js';
export type { TrackedCalibrator } from './tracked-calibrator.js';
export { type TrainedEngine, type TrainingJob, train } from './training.js';
export type { Label } from './waiting-label.js';

export {
  type Calibration,
  type CalibrationOptions,
  calibrationOf,
  type ReliabilityBin,
} from './calibration.js';
export {
  type CalibrationRecord,
  Calibrator,
  type CalibratorOptions,
  type Outcome,
} from './calibrator.js';
export { DelayedLabels, type DelayedLabelsOptions, type Label } from './delayed-labels.js';

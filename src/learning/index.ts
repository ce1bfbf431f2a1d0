export {
  type Calibration,
  type CalibrationOptions,
  calibrationOf,
  type ReliabilityBin,
} from './calibration.js';
export type { CalibrationRecord } from './calibration-record.js';
export { Calibrator, type CalibratorOptions } from './calibrator.js';
export { DelayedLabels, type DelayedLabelsOptions } from './delayed-labels.js';
export type { Outcome } from './outcome.js';
export type { Label } from './waiting-label.js';

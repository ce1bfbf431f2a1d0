export type { BackfillRequest } from './backfill.js';
export type { BarFault } from './bar-fault.js';
export type { DataPoint } from './data-point.js';
export { DataValidator } from './data-validator.js';
export type { FilledBar, FillMethod } from './fill.js';
export {
  type Disposition,
  dispositions,
  type Judgement,
  type Validation,
} from './judgement.js';
export type { Gap } from './missing-bars.js';
export type { ConflictPolicy } from './order-rule.js';
export { detectOutliers, type OutlierMethod, type OutlierOptions } from './outliers.js';
export type { Quality, QualityDimension, QualityTier } from './quality.js';
export { QualityHistory } from './quality-history.js';
export type { QualityPeriod } from './quality-period.js';
export {
  type BuiltInReason,
  builtInReasonCodes,
  type OwnReason,
  type ReasonCode,
} from './reason-code.js';
export type { Rule, RuleView, Severity } from './rule.js';
export { parentFault } from './rules/cross-timeframe.js';
export { sentenceOf } from './sentence.js';
export type { ValidationEvent } from './validation-event.js';
export type {
  DataValidatorOptions,
  FeedMode,
  RuleOptions,
  SpikePolicy,
} from './validator-options.js';

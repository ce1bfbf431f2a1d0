export { DataValidator } from './data-validator.js';
export {
  type Disposition,
  dispositions,
  type Judgement,
  type Validation,
} from './judgement.js';
export type { ConflictPolicy } from './order-rule.js';
export type { Quality, QualityDimension, QualityTier } from './quality.js';
export {
  type BuiltInReason,
  builtInReasonCodes,
  type OwnReason,
  type ReasonCode,
} from './reason-code.js';
export type { Rule, RuleView, Severity } from './rule.js';
export { parentFault } from './rules/cross-timeframe.js';
export type { ValidationEvent } from './validation-event.js';
export type {
  DataValidatorOptions,
  FeedMode,
  RuleOptions,
  SpikePolicy,
} from './validator-options.js';

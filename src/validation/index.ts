export { DataValidator, type DataValidatorOptions } from './data-validator.js';
export {
  type Disposition,
  dispositions,
  type Judgement,
  type ReasonCode,
  reasonCodes,
  type Validation,
  type ValidationEvent,
} from './judgement.js';
export type { ConflictPolicy } from './order-rule.js';
export type { Quality, QualityDimension, QualityTier } from './quality.js';

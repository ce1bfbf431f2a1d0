export type { Commitment, ExposureTerms } from './commitments.js';
export { decide } from './decide.js';
export {
  type Decision,
  type DecisionAction,
  orderSideOf,
  type PositionSide,
  type SizeCap,
} from './decision.js';
export type { CompositeInput, DecisionInput, SignalShare } from './decision-input.js';
export { DrawdownGuard } from './drawdown-guard.js';
export { decisionId } from './from-outside.js';
export { commitmentOf, limitExposure } from './limit-exposure.js';
export { lossAtStop } from './loss-at-stop.js';
export type { OpenPosition } from './open-position.js';
export * from './policy.js';
export type { PortfolioBook } from './portfolio-book.js';

export {
  type GroupLimit,
  type PortfolioLimits,
  requirePortfolioLimits,
} from './portfolio-limits.js';
export { type PortfolioRisk, portfolioRisk } from './portfolio-risk.js';
export {
  isPositive,
  type Size,
  sizeFixedFractional,
} from './size.js';
export type { SizeInput, SizingInput } from './size-input.js';
export { sizeBy } from './sizing.js';
export { requireSizing, type Sizing } from './sizing-rule.js';
export { floorToStep } from './step.js';
export * from './stop.js';
export type { DrawdownLimits, TradingState, TradingStatus } from './trading-status.js';
export { TrailingStop, type TrailingStopOptions } from './trailing-stop.js';

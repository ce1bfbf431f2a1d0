export * from './decide.js';
export { DrawdownGuard } from './drawdown-guard.js';
export * from './policy.js';
export { type ExposureTerms, limitExposure } from './portfolio-limit.js';
export { type PortfolioRisk, portfolioRisk } from './portfolio-risk.js';
export {
  isPositive,
  lossAtStop,
  type Size,
  type SizeInput,
  sizeFixedFractional,
} from './size.js';
export { requireSizing, type Sizing, type SizingInput, sizeBy } from './sizing.js';
export * from './step.js';
export * from './stop.js';
export type { DrawdownLimits, TradingState, TradingStatus } from './trading-status.js';
export { TrailingStop, type TrailingStopOptions } from './trailing-stop.js';

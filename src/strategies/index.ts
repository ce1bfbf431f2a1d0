export * from './bollinger-breakout.js';
export {
  type CustomStrategySpec,
  type StrategySpec,
  strategyCatalog,
  strategyOf,
} from './catalog.js';
export * from './cool-down.js';
export * from './crossing.js';
export type { Doubt } from './doubt.js';
export { escaped, signalId, tradingStyleOf } from './from-outside.js';
export * from './level-breakout.js';
export type { LevelBreakoutParameters } from './level-breakout-parameters.js';
export * from './ma-crossover.js';
export * from './macd-rsi.js';
export { needsOf } from './needs.js';
export * from './opinion.js';
export * from './price.js';
export * from './process-all-strategies.js';
export * from './remembering.js';
export * from './rsi-trend.js';
export type { Signal, SignalBasis, SignalOrigin } from './signal.js';
export { signalFrom } from './signal-from.js';
export type * from './strategy.js';
export type * from './strategy-kind.js';
export {
  requireStyles,
  type TradingStyle,
  type TradingStyles,
  tradingStyles,
} from './trading-style.js';

export type { Model, ModelFault, Prediction } from '../core/model.js';
export type { Candle, Candles } from './candles/candle.js';
export { CandlestickPatterns, type CandlestickValue } from './candles/candlestick-patterns.js';
export { candlePatterns } from './candles/catalog.js';
export { type CandlePattern, lookbackOf } from './candles/pattern.js';
export type { CandleThresholds } from './candles/thresholds.js';
export {
  type ChartParameters,
  ChartPatterns,
  type ChartPatternsValue,
} from './charts/chart-patterns.js';
export type { Detection, PatternDetector } from './detector.js';
export {
  type ModelAnswer,
  ModelChain,
  type ModelCounts,
  type ModelFailure,
} from './models/model-chain.js';
export { OperatorDetector } from './operator-detector.js';

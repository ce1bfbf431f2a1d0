export type { Candle, Candles } from './candles/candle.js';
export { CandlestickPatterns, type CandlestickValue } from './candles/candlestick-patterns.js';
export { candlePatterns } from './candles/catalog.js';
export { type CandlePattern, lookbackOf } from './candles/pattern.js';
export type { CandleThresholds } from './candles/thresholds.js';

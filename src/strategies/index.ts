export * from './catalog.js';
export * from './crossing.js';
export * from './ma-crossover.js';
export * from './macd-rsi.js';
export * from './opinion.js';
export * from './remembering.js';
export * from './signal.js';
export type * from './strategy.js';
export type * from './strategy-kind.js';

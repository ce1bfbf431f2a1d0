export * from './catalog.js';
export * from './incremental-indicators.js';
export * from './operators.js';
export * from './series.js';
export type * from './spec.js';

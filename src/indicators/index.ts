export * from './catalog.js';
export * from './incremental-indicators.js';
export type * from './kind-types.js';
export * from './operators.js';
export { type PriceBar, PriceBars } from './price-bars.js';
export { RangeBars, type RangeBarsParameters } from './range-bars.js';
export { Renko, type RenkoParameters } from './renko.js';
export * from './series.js';
export type * from './spec.js';

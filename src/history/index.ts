export { BarHistory } from './bar-history.js';
export { type BarLimits, decodeBars } from './decode-bars.js';
export { compressionRatio, encodeBars } from './encode-bars.js';
export type { MergeCounts } from './merge-columns.js';

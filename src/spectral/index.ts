export { type Coherence, coherence } from './coherence.js';
export { convolve } from './convolve.js';
export { type CrossCorrelation, crossCorrelation } from './cross-correlation.js';
export type { Detrend } from './detrend.js';
export { type DominantCycle, type DominantCycleOptions, dominantCycle } from './dominant-cycle.js';
export { type Periodogram, type PeriodogramOptions, periodogram } from './periodogram.js';
export type { SpectralWindow } from './segment.js';
export { type SegmentOptions, welch } from './welch.js';

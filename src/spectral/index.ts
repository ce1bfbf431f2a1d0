export { type CrossCorrelation, crossCorrelation } from './cross-correlation.js';
export type { Detrend } from './detrend.js';
export { type DominantCycle, type DominantCycleOptions, dominantCycle } from './dominant-cycle.js';
export {
  type Periodogram,
  type PeriodogramOptions,
  periodogram,
  type SpectralWindow,
} from './periodogram.js';

export type { Cycle, WaveletCycleParameters } from './cycle-parameters.js';
export type { DenoiserMode, DenoiserParameters } from './denoiser-parameters.js';
export { type DwtOptions, dwt, idwt } from './dwt.js';
export type { EnergyFeatures } from './energy.js';
export { energyDistribution } from './energy-distribution.js';
export type { WaveletEnergyColumns, WaveletEnergyParameters } from './energy-parameters.js';
export type { DwtMode } from './extension.js';
export { dwtWaveletNames } from './filter-bank.js';
export { type Phase, type Wavelet, wavelet, waveletNames } from './filters.js';
export type { Spectrum } from './level-spectrum.js';
export {
  Modwt,
  type ModwtColumns,
  type ModwtParameters,
  type ModwtState,
  modwtColumns,
} from './modwt.js';
export {
  type Boundary,
  type Coefficients,
  imodwt,
  type ModwtOptions,
  modwt,
  mra,
} from './modwt-series.js';
export { scalogram } from './scalogram.js';
export {
  StreamingWaveletTransformer,
  type StreamingWaveletTransformerParameters,
} from './streaming-wavelet-transformer.js';
export { iswt, type SwtOptions, swt } from './swt.js';
export { type Shrinkage, threshold } from './threshold.js';
export { type Transient, transientHistory } from './transient-history.js';
export { type LevelVariance, waveletVariance } from './variance.js';
export { dwtMaxLevel, wavedec, waverec } from './wavedec.js';
export { WaveletCycle, type WaveletCycleState } from './wavelet-cycle.js';
export { WaveletDenoiser } from './wavelet-denoiser.js';
export { WaveletEnergy } from './wavelet-energy.js';
export type { WaveletFeatures } from './wavelet-features.js';
export type { DwtWaveletName, WaveletName } from './wavelet-names.js';
export { WaveletPackets, type WaveletPacketsState } from './wavelet-packets.js';
export {
  type LastTransient,
  WaveletTransients,
  type WaveletTransientsColumns,
  type WaveletTransientsParameters,
} from './wavelet-transients.js';

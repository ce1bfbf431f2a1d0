export { type DwtMode, type DwtOptions, wavedec, waverec } from './dwt.js';
export { dwtMaxLevel, type Phase, type Wavelet, wavelet, waveletNames } from './filters.js';
export { Modwt, type ModwtParameters, type ModwtState, modwtColumns } from './modwt.js';
export {
  type Boundary,
  type Coefficients,
  imodwt,
  type ModwtOptions,
  modwt,
  mra,
} from './modwt-series.js';
export { scalogram } from './scalogram.js';
export { type LevelVariance, waveletVariance } from './variance.js';

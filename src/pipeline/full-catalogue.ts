import { classOf } from '../indicators/catalog.js';
import type { CustomKinds } from '../indicators/set/spec.js';
import { RegimeFilter } from '../regime/regime-filter.js';
import { TrendVolatilityRegime } from '../regime/trend-volatility-regime.js';
import { strategyClassOf } from '../strategies/catalog.js';
import { WaveletDenoiser } from '../wavelet/wavelet-denoiser.js';
import { WaveletEnergy } from '../wavelet/wavelet-energy.js';
import { WaveletTransients } from '../wavelet/wavelet-transients.js';
import type { Catalogue } from './catalogue.js';
import { stageClasses } from './stage-specs.js';

/** Kinds that a timeframe's set knows besides those of the catalogue of indicators. */
export const rowKinds: CustomKinds = {
  waveletDenoiser: WaveletDenoiser,
  waveletEnergy: WaveletEnergy,
  waveletTransients: WaveletTransients,
  trendVolatilityRegime: TrendVolatilityRegime,
  regimeFilter: RegimeFilter,
};

/** Every kind that the library has. */
export const fullCatalogue: Catalogue = {
  rowKinds,
  classOf,
  strategyClassOf,
  stageClasses,
};

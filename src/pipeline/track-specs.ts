import { ConfigError } from '../core/errors.js';
import { SetDesign } from '../indicators/set/design.js';
import { setOptions } from '../indicators/set/given.js';
import { IncrementalIndicators } from '../indicators/set/incremental-indicators.js';
import type { CustomKinds, CustomSpec, Specs } from '../indicators/set/spec.js';
import { RegimeFilter } from '../regime/regime-filter.js';
import { TrendVolatilityRegime } from '../regime/trend-volatility-regime.js';
import { WaveletDenoiser } from '../wavelet/wavelet-denoiser.js';
import { WaveletEnergy } from '../wavelet/wavelet-energy.js';
import { WaveletTransients } from '../wavelet/wavelet-transients.js';
import type { PipelineConfig } from './config.js';

/** What each timeframe's row has besides the caller's indicators. */
const ownNames = ['denoised', 'wavelet', 'transient', 'regime', 'regimeOdds'];

/** The specs of a timeframe's set: the caller's, wavelets, regime, and what the risk room reads. */
export function trackSpecs({ indicators, denoise, regime, regimeOdds }: PipelineConfig): Specs {
  for (const name of ownNames) {
    if (!Object.hasOwn(indicators, name)) continue;
    throw new ConfigError(`indicators.${name}`, `named unlike ${ownNames.join(', ')}`, name);
  }
  const wavelets: Record<string, CustomSpec> =
    denoise === false
      ? {}
      : {
          denoised: { ...denoise, kind: 'waveletDenoiser' },
          wavelet: { kind: 'waveletEnergy' },
          transient: { kind: 'waveletTransients' },
        };
  return {
    ...indicators,
    ...wavelets,
    regime: { ...regime, kind: 'trendVolatilityRegime' },
    ...(regimeOdds === false ? {} : { regimeOdds: { ...regimeOdds, kind: 'regimeFilter' } }),
    [riskAtr]: { kind: 'atr', period: 14 },
  };
}

/** Kinds that a timeframe's set knows besides those of the catalogue. */
export const trackKinds: CustomKinds = {
  waveletDenoiser: WaveletDenoiser,
  waveletEnergy: WaveletEnergy,
  waveletTransients: WaveletTransients,
  trendVolatilityRegime: TrendVolatilityRegime,
  regimeFilter: RegimeFilter,
};

/** A timeframe's set: what is ours works in the row itself, a caller's kind apart. */
export function trackIndicators(
  specs: Specs,
  own: CustomKinds | undefined,
  { calendar }: PipelineConfig,
): IncrementalIndicators {
  const options = setOptions(specs, { kinds: { ...own, ...trackKinds }, calendar });
  const trusted = Object.keys(trackKinds);
  return new IncrementalIndicators(new SetDesign({ ...options, trusted }));
}

/** Column of the ATR that stops are set by. */
export const riskAtr = 'atr(14)';

import type { Checked } from '../bars/checked-timeframes.js';
import type { Row } from '../core/row.js';
import type { CheckedSpecs, IndicatorRow, Specs } from '../indicators/set/spec.js';
import type { RegimeFilterValue } from '../regime/regime-filter.js';
import type { TrendVolatilityRegime } from '../regime/trend-volatility-regime.js';
import type { WaveletEnergy } from '../wavelet/wavelet-energy.js';
import type { WaveletTransients } from '../wavelet/wavelet-transients.js';
import type { defaultIndicators } from './config.js';
import type { PipelineOptions } from './options.js';

/** Options whose timeframes and names a compiler checks. */
export type CheckedOptions<O extends PipelineOptions> = Checked<O, PipelineOptions>;

/** Options of built-in kinds alone: a compiler checks their parameters too. */
export type BuiltInOptions<O extends PipelineOptions> = CheckedOptions<O> &
  (O extends { readonly indicators: infer S extends Specs }
    ? { readonly indicators: CheckedSpecs<S> }
    : unknown);

/** The caller's specs, or those there are where none are given. */
type SpecsOf<O> = O extends { readonly indicators: infer S extends Specs }
  ? S
  : typeof defaultIndicators;

/** What the library adds to the row of each timeframe. */
interface OwnFeatures {
  /** The close without its noise. */
  readonly denoised: number;
  readonly wavelet: WaveletEnergy['value'];
  readonly transient: WaveletTransients['value'];
}

/** What the row has under the name `regime`: of a kind of the caller's own, whatever that says. */
type RegimeFeature<O> = O extends { readonly regime: false }
  ? unknown
  : O extends { readonly regime: { readonly kind: infer K } }
    ? K extends 'trendVolatilityRegime'
      ? { readonly regime: TrendVolatilityRegime['value'] }
      : { readonly regime: unknown }
    : { readonly regime: TrendVolatilityRegime['value'] };

/** A timeframe's row, with a typed getter for each indicator that the options name. */
export type FeatureRow<O extends PipelineOptions = PipelineOptions> = PipelineOptions extends O
  ? Row
  : IndicatorRow<SpecsOf<O>> &
      RegimeFeature<O> &
      (O extends {
        readonly denoise: false;
      }
        ? unknown
        : OwnFeatures) &
      (O extends { readonly regimeOdds: object }
        ? { readonly regimeOdds: RegimeFilterValue }
        : unknown);

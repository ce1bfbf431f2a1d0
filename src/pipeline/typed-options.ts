import type { Checked, CheckedTimeframes } from '../bars/checked-timeframes.js';
import type { Allowed } from '../core/exact.js';
import type { Row } from '../core/row.js';
import type { CheckedSpecs, CustomKinds, IndicatorRow, Specs } from '../indicators/set/spec.js';
import type { RegimeFilterValue } from '../regime/regime-filter.js';
import type { TrendVolatilityRegime } from '../regime/trend-volatility-regime.js';
import type { CheckedStrategies } from '../strategies/checked-strategies.js';
import type { WaveletEnergy } from '../wavelet/wavelet-energy.js';
import type { WaveletTransients } from '../wavelet/wavelet-transients.js';
import type { defaultIndicators } from './config.js';
import type { PipelineExtensions } from './extensions.js';
import type { NamedStrategies, PipelineOptions } from './options.js';
import type { NoExtensions } from './typed-stages.js';

/** Options whose timeframes and names a compiler checks, those of `symbols` among them. */
export type CheckedOptions<O extends PipelineOptions> = Checked<O, PipelineOptions> &
  (O extends { readonly symbols: infer Named }
    ? { readonly symbols: { readonly [Name in keyof Named]: CheckedTimeframes<Named[Name]> } }
    : unknown) &
  (O extends { readonly features: unknown }
    ? { readonly features: Allowed<'indicators'> }
    : unknown);

/** Options of built-in kinds alone: a compiler checks their parameters too. */
export type BuiltInOptions<O extends PipelineOptions> = CheckedOptions<O> &
  (O extends { readonly indicators: infer S extends Specs }
    ? { readonly indicators: CheckedSpecs<S, FeatureSource> }
    : unknown) &
  BuiltInStrategies<O> &
  (O extends { readonly symbols: infer Named }
    ? { readonly symbols: { readonly [Name in keyof Named]: BuiltInStrategies<Named[Name]> } }
    : unknown);

/** What `of` may name beside the indicators: what the library adds to the row, and its outputs. */
type FeatureSource = OwnFeature | `${OwnFeature}.${string}`;
type OwnFeature = keyof OwnFeatures | 'regime' | 'regimeOdds';

type BuiltInStrategies<O> = O extends { readonly strategies: infer N extends NamedStrategies }
  ? { readonly strategies: CheckedStrategies<N> }
  : unknown;

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

/** What a kind of the caller's own says: `value` of its class. */
type ValueOfKind<Class> = Class extends new (
  ...given: never
) => { readonly value: infer Value }
  ? Value
  : unknown;

/** Of specs by name, what those of the kinds `K` say. */
type SaidByKinds<Named, K> = {
  readonly [Name in keyof Named as Named[Name] extends { readonly kind: keyof K }
    ? Name
    : never]: Named[Name] extends { readonly kind: infer Kind extends keyof K }
    ? ValueOfKind<K[Kind]>
    : never;
};

type RegimeSpec<O> = O extends { readonly regime: infer Spec extends { readonly kind: string } }
  ? { readonly regime: Spec }
  : NoExtensions;

/** What kinds of the caller's own say, where it is known when code is compiled which they are. */
type OwnKindFeatures<O, E> = E extends { readonly kinds: infer K extends CustomKinds }
  ? CustomKinds extends K
    ? unknown
    : SaidByKinds<SpecsOf<O> & RegimeSpec<O>, K>
  : unknown;

/** A timeframe's row, with a typed getter for each indicator that the options name. */
export type FeatureRow<
  O extends PipelineOptions = PipelineOptions,
  E extends PipelineExtensions = NoExtensions,
> = PipelineOptions extends O
  ? Row
  : IndicatorRow<SpecsOf<O>> &
      OwnKindFeatures<O, E> &
      RegimeFeature<O> &
      (O extends {
        readonly denoise: false;
      }
        ? unknown
        : OwnFeatures) &
      (O extends { readonly regimeOdds: object }
        ? { readonly regimeOdds: RegimeFilterValue }
        : unknown);

import { requireKnownKeys } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { SetDesign } from '../indicators/set/design.js';
import { setOptions } from '../indicators/set/given.js';
import { IndicatorSet } from '../indicators/set/indicator-set.js';
import type { CustomKinds, CustomSpec, Specs } from '../indicators/set/spec.js';
import type { PipelineConfig } from './config.js';
import type { LaneExtensions } from './hearing/lane-parts.js';

/** What each timeframe's row has besides the caller's indicators. */
const ownNames = ['denoised', 'wavelet', 'transient', 'regime', 'regimeOdds'];

/** The specs of a timeframe's set: the caller's, wavelets, regime, and what the risk room reads. */
export function trackSpecs(config: PipelineConfig, rowKinds: CustomKinds = {}): Specs {
  const { indicators, denoise, regime, regimeOdds } = config;
  requireKindOptions(config, rowKinds);
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

/** Options that are the parameters of a kind. */
const kindOf = {
  denoise: 'waveletDenoiser',
  regime: 'trendVolatilityRegime',
  regimeOdds: 'regimeFilter',
} as const;

/** Nothing else may stand in them, by the parameters of the kinds that there are. */
function requireKindOptions(config: PipelineConfig, kinds: CustomKinds): void {
  for (const [name, kind] of Object.entries(kindOf)) {
    const given = config[name as keyof typeof kindOf];
    const Class = kinds[kind];
    if (Class !== undefined) {
      requireKnownKeys(name, { ...(given || {}) }, Object.keys(Class.kind.parameters));
    }
  }
}

/** A timeframe's set: what is ours works in the row itself, a caller's kind apart. */
export function trackIndicators(
  specs: Specs,
  { kinds, catalogue }: LaneExtensions,
  { calendar }: PipelineConfig,
): IndicatorSet {
  const { rowKinds, classOf } = catalogue;
  const options = setOptions(specs, { kinds: { ...kinds, ...rowKinds }, calendar }, classOf);
  return new IndicatorSet(new SetDesign({ ...options, trusted: Object.keys(rowKinds) }));
}

/** Column of the ATR that stops are set by. */
export const riskAtr = 'atr(14)';

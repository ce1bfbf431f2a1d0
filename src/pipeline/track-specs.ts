import { requireKnownKeys } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { SetDesign } from '../indicators/set/design.js';
import { setOptions } from '../indicators/set/given.js';
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
    ...(regime === false ? {} : { regime: { ...regime, kind: kindIn(regime) } }),
    ...(regimeOdds === false ? {} : { regimeOdds: { ...regimeOdds, kind: 'regimeFilter' } }),
    [riskAtr]: { kind: 'atr', period: 14 },
  };
}

/** The kind that says the regime. */
function kindIn({ kind = kindOf.regime }: Partial<CustomSpec>): string {
  if (typeof kind === 'string') return kind;
  throw new ConfigError('regime.kind', 'the name of a kind', kind);
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
    const given = { ...(config[name as keyof typeof kindOf] || {}) } as Record<string, unknown>;
    const Class = kinds[kind];
    const allowed = Object.keys(Class?.kind.parameters ?? {});
    if (name === 'regime') allowed.push('kind');
    const isOther = name === 'regime' && kindIn(given) !== kind;
    if (Class !== undefined && !isOther) requireKnownKeys(name, given, allowed);
  }
}

/** The design of a timeframe's set: what is ours works in the row itself, a caller's kind apart. */
export function trackDesign(
  specs: Specs,
  { kinds, catalogue }: LaneExtensions,
  { calendar }: PipelineConfig,
): SetDesign {
  const { rowKinds, classOf } = catalogue;
  const options = setOptions(specs, { kinds: { ...kinds, ...rowKinds }, calendar }, classOf);
  const design = new SetDesign({ ...options, trusted: Object.keys(rowKinds) });
  const { regime } = specs;
  const { columns } = design;
  const isRegime = columns.includes('regime.trend') && columns.includes('regime.volatility');
  if (regime === undefined || isRegime) return design;
  throw new ConfigError('regime.kind', 'a kind with outputs trend and volatility', regime.kind);
}

/** The option in which the caller wrote what is at `path` of a set: `denoise.mode`, `indicators.e.period`. */
export function optionOf(path: string): string {
  return path
    .replace(/^kinds/, 'own.kinds')
    .replace(/^specs\.denoised\./, 'denoise.')
    .replace(/^specs\.(?=regime(Odds)?\.)/, '')
    .replace(/^specs/, 'indicators');
}

/** Column of the ATR that stops are set by. */
export const riskAtr = 'atr(14)';

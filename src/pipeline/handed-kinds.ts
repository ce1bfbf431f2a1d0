import { requireKnownKeys, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { didYouMean } from '../core/nearest.js';
import type { OperatorClass } from '../core/operator-class.js';
import { Atr } from '../indicators/volatility/atr.js';
import { TrendVolatilityRegime } from '../regime/trend-volatility-regime.js';
import type { StrategyClass, StrategyKind } from '../strategies/strategy-kind.js';
import type { Catalogue } from './catalogue.js';

/** A class of strategies of the library. */
export type KnownStrategyClass = StrategyClass & { readonly kind: StrategyKind };

/** The library's classes that a `PipelineCore` works with; code of your own goes into `own`. */
export interface HandedKinds {
  /**
   * Of the indicators that options name and that strategies need: `[Rsi, Macd]`. For `denoise`
   * `WaveletDenoiser`, `WaveletEnergy` and `WaveletTransients`, for `regimeOdds` `RegimeFilter`.
   */
  readonly kinds?: readonly OperatorClass[];
  /** `[MacdRsi]` */
  readonly strategies?: readonly KnownStrategyClass[];
}

/** What rows have of the library itself; other kinds may be called like your own, which come first. */
const inRows = ['waveletDenoiser', 'waveletEnergy', 'waveletTransients', 'regimeFilter'];

/**
 * The kinds that were handed in, as a catalogue.
 *
 * @throws {ConfigError} for what is no list of classes that say what kind they are
 */
export function handedCatalogue(given: HandedKinds): Catalogue {
  const handed = requireRecord('handed', given);
  requireKnownKeys('handed', handed, ['kinds', 'strategies']);
  const kinds = byName<OperatorClass>('kinds', handed['kinds']).set('atr', Atr);
  const strategies = byName<KnownStrategyClass>('strategies', handed['strategies']);
  const rowKinds = [...kinds].filter(([name]) => inRows.includes(name));
  return {
    rowKinds: Object.fromEntries([
      ...rowKinds,
      ['trendVolatilityRegime', TrendVolatilityRegime as OperatorClass],
    ]),
    classOf: (kind, own) => found('kinds', kind, own, kinds),
    strategyClassOf: (kind, own) => found('strategies', kind, own, strategies),
    stageClasses(specs) {
      const names = Object.keys(requireRecord('stages', specs));
      if (names.length === 0) return {};
      throw new ConfigError('stages', 'left out: hand classes in, as own.stages', specs);
    },
  };
}

interface Named {
  readonly kind: { readonly name: string };
}

function byName<C extends Named>(list: string, given: unknown): Map<string, C> {
  const path = `handed.${list}`;
  if (!Array.isArray(given ?? [])) throw new ConfigError(path, 'a list of classes', given);
  const classes = [...((given as readonly unknown[] | undefined) ?? [])];
  const named = classes.map((Class, i): readonly [string, C] => {
    const isClass = typeof Class === 'function' && 'kind' in Class;
    const name: unknown = isClass ? (Class as unknown as C).kind?.name : undefined;
    if (typeof name === 'string') return [name, Class as C];
    throw new ConfigError(`${path}[${i}]`, 'a class with a static `kind`', Class);
  });
  return new Map(named);
}

/** The class that `kind` names, the caller's own first. */
function found<C>(
  list: string,
  kind: unknown,
  own: Readonly<Record<string, C>>,
  handed: ReadonlyMap<string, C>,
): C {
  const name = typeof kind === 'string' ? kind : '';
  const Class = Object.hasOwn(own, name) ? own[name] : handed.get(name);
  if (Class !== undefined) return Class;
  const hint = didYouMean(name, [...Object.keys(own), ...handed.keys()]);
  throw new ConfigError('kind', `among the ${list} that were handed in${hint}`, kind);
}

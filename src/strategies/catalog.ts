import { frozen } from '../bars/frozen.js';
import { ConfigError } from '../core/errors.js';
import { nearest } from '../core/nearest.js';
import { BollingerBreakout, type BollingerBreakoutParameters } from './bollinger-breakout.js';
import { LevelBreakout } from './level-breakout.js';
import type { LevelBreakoutParameters } from './level-breakout-parameters.js';
import { MaCrossover, type MaCrossoverParameters } from './ma-crossover.js';
import { MacdRsi, type MacdRsiParameters } from './macd-rsi.js';
import { RsiTrend, type RsiTrendParameters } from './rsi-trend.js';
import type { Strategy } from './strategy.js';
import { strategyFrom } from './strategy-from.js';
import type { CustomStrategies, StrategyClass, StrategyKind } from './strategy-kind.js';

export type { CustomStrategies } from './strategy-kind.js';

/** A built-in strategy as plain JSON: its kind, and the parameters that differ from the defaults. */
export type StrategySpec =
  | ({ readonly kind: 'macdRsi' } & Partial<MacdRsiParameters>)
  | ({ readonly kind: 'maCrossover' } & Partial<MaCrossoverParameters>)
  | ({ readonly kind: 'rsiTrend' } & Partial<RsiTrendParameters>)
  | ({ readonly kind: 'bollingerBreakout' } & Partial<BollingerBreakoutParameters>)
  | ({ readonly kind: 'levelBreakout' } & Partial<LevelBreakoutParameters>);

/** A strategy of a kind that the caller brought along. */
export interface CustomStrategySpec {
  readonly kind: string;
  readonly [parameter: string]: unknown;
}

const classes = [MacdRsi, MaCrossover, RsiTrend, BollingerBreakout, LevelBreakout] as const;

const builtIn: ReadonlyMap<string, (typeof classes)[number]> = new Map(
  classes.map((Class) => [Class.kind.name, Class]),
);

/**
 * Every built-in kind of strategy as data: title, family, parameters with bounds and defaults.
 *
 * @example
 * Object.keys(strategyCatalog).slice(0, 3); // ['macdRsi', 'maCrossover', 'rsiTrend']
 * strategyCatalog.macdRsi.parameters.overbought.default; // 70
 */
export const strategyCatalog: {
  readonly macdRsi: StrategyKind<'macdRsi', MacdRsiParameters>;
  readonly maCrossover: StrategyKind<'maCrossover', MaCrossoverParameters>;
  readonly rsiTrend: StrategyKind<'rsiTrend', RsiTrendParameters>;
  readonly bollingerBreakout: StrategyKind<'bollingerBreakout', BollingerBreakoutParameters>;
  readonly levelBreakout: StrategyKind<'levelBreakout', LevelBreakoutParameters>;
} = frozen({
  macdRsi: MacdRsi.kind,
  maCrossover: MaCrossover.kind,
  rsiTrend: RsiTrend.kind,
  bollingerBreakout: BollingerBreakout.kind,
  levelBreakout: LevelBreakout.kind,
});

/**
 * The strategy that `spec` describes, new and without a memory.
 *
 * @param own  kinds of your own, by the name that specs spell; they come before the built-in ones
 * @throws {ConfigError} for an unknown kind, suggesting the nearest, or a parameter out of bounds
 * @example
 * strategyOf({ kind: 'macdRsi', rsiPeriod: 7 }).id; // 'macdRsi(12,26,9,7,70,30,5,5,14,0.02)'
 * strategyOf({ kind: 'macdrsi' }); // throws (did you mean 'macdRsi'?)
 */
export function strategyOf(
  spec: StrategySpec | CustomStrategySpec,
  own: CustomStrategies = {},
): Strategy {
  return strategyFrom(spec, own, strategyClassOf, 'strategy');
}

/** The class that `kind` names, the caller's own first; a `ConfigError` suggests the nearest. */
export function strategyClassOf(kind: unknown, own: CustomStrategies): StrategyClass {
  const name = typeof kind === 'string' ? kind : '';
  const found = Object.hasOwn(own, name) ? own[name] : builtIn.get(name);
  if (found !== undefined) return found as StrategyClass;
  const guess = aliasOf(name) ?? nearest(name, [...Object.keys(own), ...builtIn.keys()]);
  const hint = guess === undefined ? '' : ` (did you mean '${guess}'?)`;
  throw new ConfigError('kind', `a kind of strategy${hint}`, kind);
}

function aliasOf(name: string): string | undefined {
  const wanted = name.toLowerCase();
  const kinds = [...builtIn.values()].map(({ kind }) => kind);
  return kinds.find(({ aliases }) => aliases?.some((alias) => alias.toLowerCase() === wanted))
    ?.name;
}

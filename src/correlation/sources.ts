import { type Timeframe, timeframeOf } from '../bars/timeframe.js';
import { requireKnownKeys, requireNumber, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import {
  requireStyles,
  type TradingStyle,
  type TradingStyles,
  tradingStyleOfRaw,
} from '../strategies/trading-style.js';

/** The options that say which sources there are; see `SignalCorrelatorOptions`. */
export interface SourceOptions {
  readonly timeframes: readonly string[];
  readonly strategies: readonly string[];
  readonly weights?: Readonly<Record<string, number>>;
  readonly styles?: TradingStyles;
}

/** One timeframe of one strategy. */
export interface Source {
  readonly key: string;
  readonly timeframe: Timeframe;
  readonly strategy: string;
  readonly weight: number;
  readonly tradingStyle: TradingStyle;
}

/** `1h|trend`: no two sources share one, since no timeframe has a bar in it. */
function sourceKey(timeframe: string, strategy: string): string {
  return `${timeframe}|${strategy}`;
}

/** From short to long. */
export function timeframesOf(options: SourceOptions): Timeframe[] {
  return requireNames('timeframes', options.timeframes)
    .map((text, i) => timeframeOf(text, `timeframes[${i}]`))
    .sort((a, b) => a.nominalMs - b.nominalMs);
}

/** Shortest timeframe first, then by name. */
export function sourcesOf(options: SourceOptions): Source[] {
  const timeframes = timeframesOf(options);
  const strategies = requireNames('strategies', options.strategies, 0);
  const names = requireDistinct(
    'timeframes',
    timeframes.map(({ name }) => name),
  );
  requireDistinct('strategies', strategies);
  const weights = requireRecord('weights', options.weights ?? {});
  requireKnownKeys('weights', weights, names);
  const weightOf = (name: string): number =>
    requireNumber(`weights.${name}`, Object.hasOwn(weights, name) ? weights[name] : 1, 0, 1e6);
  const styles = requireStyles(options.styles ?? {});
  requireKnownKeys('styles', styles, names);
  // A fresh signal of the heaviest timeframe is repeated as it stands.
  const heaviest = Math.max(...names.map(weightOf)) || 1;
  return timeframes.flatMap((timeframe) => {
    const { name } = timeframe;
    const weight = weightOf(name) / heaviest;
    const tradingStyle = tradingStyleOfRaw(timeframe, styles);
    return [...strategies].sort().map((strategy) => {
      return { key: sourceKey(name, strategy), timeframe, strategy, weight, tradingStyle };
    });
  });
}

/** Where sources stand, by what signals call them. */
export function placesOf(
  sources: readonly Source[],
): (timeframe: string, strategy: string) => number {
  const places = new Map<string, Map<string, number>>();
  sources.forEach(({ timeframe: { name }, strategy }, place) => {
    const ofTimeframe = places.get(name) ?? new Map<string, number>();
    places.set(name, ofTimeframe.set(strategy, place));
  });
  return (timeframe, strategy) => places.get(timeframe)?.get(strategy) ?? -1;
}

function requireNames(path: string, value: unknown, atLeast: 0 | 1 = 1): readonly string[] {
  const isList = Array.isArray(value) && value.length >= atLeast;
  // `Array.from` sees holes too.
  if (isList && Array.from(value).every((name) => typeof name === 'string')) return value;
  throw new ConfigError(path, atLeast ? 'a list of at least one name' : 'a list of names', value);
}

function requireDistinct(path: string, names: readonly string[]): readonly string[] {
  names.forEach((name, i) => {
    if (names.indexOf(name) === i) return;
    throw new ConfigError(`${path}[${i}]`, 'different from those before it', name);
  });
  return names;
}

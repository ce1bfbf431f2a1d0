import { timeframeOf } from '../bars/timeframe.js';
import { requireKnownKeys, requireNumber, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import type { SymbolBook } from '../pipeline/symbol-book.js';
import {
  type TradingStyle,
  tradingStyleOfRaw,
  tradingStyles,
} from '../strategies/trading-style.js';
import { partitionOf } from './partition.js';

/** Of all hosts, how many work for symbols of a style; as shares, or in any other unit. */
export type StyleShares = Readonly<Partial<Record<TradingStyle, number>>>;

/**
 * Which host gets the lane of a symbol that comes for the first time: by `hash` of its name, to the
 * one with the least `load` so far, by shares of the trading styles, or as a function says, from 0.
 */
export type Assign =
  | 'hash'
  | 'load'
  | 'style'
  | StyleShares
  | ((symbol: string, hosts: number) => number);

/** Where nobody says how much work there is of each: half of it is day trading. */
const usualShares: Required<StyleShares> = { day: 0.5, swing: 0.3, position: 0.2 };

/** The host for a symbol, given the bars that each host had so far. */
export type Assigner = (symbol: string, load: readonly number[]) => number;

/**
 * The rule that `assign` names. A lane never splits: its style is that of its fastest timeframe.
 * By default styles share hosts where there is more than one of them among the symbols.
 */
export function assignerOf(assign: Assign | undefined, book: SymbolBook): Assigner {
  if (typeof assign === 'function')
    return (symbol, { length }) => checked(assign(symbol, length), length);
  if (assign === 'hash') return byHash;
  if (assign === 'load') return byLoad;
  const styleOf = (symbol: string): TradingStyle =>
    tradingStyleOfRaw(timeframeOf(book.of(symbol).design.timeframes[0]!));
  const styles = new Set(['', ...book.own.keys()].map(styleOf));
  if (assign === undefined && styles.size === 1) return byHash;
  const shares = sharesOf(assign ?? 'style');
  const present = tradingStyles.filter((style) => styles.has(style));
  return (symbol, { length }) => {
    const [from, to] = rangeOf(styleOf(symbol), present, shares, length);
    return from + partitionOf(symbol, to - from);
  };
}

const byHash: Assigner = (symbol, { length }) => partitionOf(symbol, length);

const byLoad: Assigner = (_symbol, load) => load.indexOf(Math.min(...load));

function checked(host: number, count: number): number {
  if (Number.isInteger(host) && host >= 0 && host < count) return host;
  throw new ConfigError('assign', `a host, 0 … ${count - 1}`, host);
}

function sharesOf(given: 'style' | StyleShares): StyleShares {
  if (given === 'style') return usualShares;
  const shares = requireRecord('assign', given);
  requireKnownKeys('assign', shares, tradingStyles);
  for (const style of tradingStyles) requireNumber(`assign.${style}`, shares[style] ?? 0, 0, 1e6);
  return shares as StyleShares;
}

/** The hosts of `style`, from and to: as many as its share, at least one. */
function rangeOf(
  style: TradingStyle,
  present: readonly TradingStyle[],
  shares: StyleShares,
  count: number,
): readonly [from: number, to: number] {
  const shareOf = (one: TradingStyle): number => shares[one] ?? 0;
  const all = present.reduce((sum, one) => sum + shareOf(one), 0) || 1;
  const before = present
    .slice(0, present.indexOf(style))
    .reduce((sum, one) => sum + shareOf(one), 0);
  const from = Math.min(count - 1, Math.round((count * before) / all));
  const to = Math.round((count * (before + shareOf(style))) / all);
  return [from, Math.min(count, Math.max(from + 1, to))];
}

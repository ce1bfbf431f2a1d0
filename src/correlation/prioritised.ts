import { timeframeOf } from '../bars/timeframe.js';
import { requireKnownKeys, requireNumber, requireOneOf, requireText } from '../core/arguments.js';
import { requireFields } from '../core/door.js';
import { requireList } from '../core/lists.js';
import { numberIn } from '../core/reading.js';
import type { Direction } from '../strategies/opinion.js';
import { type TradingStyle, tradingStyles } from '../strategies/trading-style.js';
import type { CorrelatedSignal } from './correlated-signal.js';

/** What `prioritised` leaves out. */
export interface PriorityOptions {
  /** Least composite confidence, 0 … 1; default 0. */
  readonly minConfidence?: number;
  /** Least share of timeframes that support it, 0 … 1; default 0. */
  readonly minStrength?: number;
  /** Styles that are asked for; default all. */
  readonly styles?: readonly TradingStyle[];
  /** Directions that are asked for; default both, without `flat`. */
  readonly directions?: readonly Direction[];
  /** Earliest end of the base signal, ms since the epoch: what is older is stale. Default none. */
  readonly since?: number;
}

const known: readonly (keyof PriorityOptions)[] = [
  'minConfidence',
  'minStrength',
  'styles',
  'directions',
  'since',
];

const ways: readonly Direction[] = ['up', 'down', 'flat'];

/**
 * Filter and order: those of `signals` that are asked for, most confident first, then the better
 * supported, the longer timeframe, the later, the id.
 *
 * @throws {ConfigError} if one of `signals` is none, or an option out of bounds
 * @example
 * prioritised([], { minConfidence: 0.1, styles: ['swing'] }); // []
 */
export function prioritised(
  signals: readonly CorrelatedSignal[],
  options: PriorityOptions = {},
): readonly CorrelatedSignal[] {
  const given = requireFields('options', options);
  requireKnownKeys('', given as Readonly<Record<string, unknown>>, known);
  const minConfidence = requireNumber('minConfidence', given.minConfidence ?? 0, 0, 1);
  const minStrength = requireNumber('minStrength', given.minStrength ?? 0, 0, 1);
  const styles = requireWords('styles', given.styles ?? tradingStyles, tradingStyles);
  const directions = requireWords('directions', given.directions ?? ['up', 'down'], ways);
  const since = requireNumber('since', given.since ?? -Number.MAX_VALUE);
  return Array.from(requireList('signals', signals), (one, i) => ranked(`signals[${i}]`, one))
    .filter(
      (one) =>
        one.confidence >= minConfidence &&
        one.strength >= minStrength &&
        styles.has(one.style) &&
        directions.has(one.direction) &&
        !(one.end < since),
    )
    .sort(byPriority)
    .map(({ signal }) => signal);
}

function requireWords<W extends string>(path: string, given: unknown, words: readonly W[]): Set<W> {
  return new Set(
    Array.from(requireList(path, given), (word, i) => requireOneOf(`${path}[${i}]`, word, words)),
  );
}

/** A signal with what it is ordered by, each read once. */
function ranked(path: string, given: unknown) {
  const signal = given as CorrelatedSignal;
  const { baseSignal, timeframe, tradingStyle, compositeConfidence, metadata } = requireFields(
    path,
    signal,
  );
  const { id, end, direction } = requireFields(`${path}.baseSignal`, baseSignal);
  const { correlationStrength } = requireFields(`${path}.metadata`, metadata);
  return {
    signal,
    id: requireText(`${path}.baseSignal.id`, id),
    end: numberIn(end),
    direction: requireOneOf(`${path}.baseSignal.direction`, direction, ways),
    style: requireOneOf(`${path}.tradingStyle`, tradingStyle, tradingStyles),
    confidence: numberIn(compositeConfidence),
    strength: numberIn(correlationStrength),
    lengthMs: timeframeOf(timeframe, `${path}.timeframe`).nominalMs,
  };
}

type Ranked = ReturnType<typeof ranked>;

function byPriority(a: Ranked, b: Ranked): number {
  return (
    b.confidence - a.confidence ||
    b.strength - a.strength ||
    b.lengthMs - a.lengthMs ||
    b.end - a.end ||
    (a.id < b.id ? -1 : 1)
  );
}

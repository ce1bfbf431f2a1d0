import { timeframeOf } from '../bars/timeframe.js';
import { requireRecord } from '../core/arguments.js';
import { requireList } from '../core/lists.js';
import type { Direction } from '../strategies/opinion.js';
import type { TradingStyle } from '../strategies/trading-style.js';
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

/**
 * Filter and order: those of `signals` that are asked for, most confident first, then the better
 * supported, the longer timeframe, the later, the id.
 *
 * @example
 * prioritised([], { minConfidence: 0.1, styles: ['swing'] }); // []
 */
export function prioritised(
  signals: readonly CorrelatedSignal[],
  options: PriorityOptions = {},
): readonly CorrelatedSignal[] {
  requireList('signals', signals);
  requireRecord('options', options);
  const { minConfidence = 0, minStrength = 0, styles, since } = options;
  const directions = options.directions ?? ['up', 'down'];
  return signals
    .filter(
      ({ baseSignal, tradingStyle, compositeConfidence, metadata }) =>
        compositeConfidence >= minConfidence &&
        metadata.correlationStrength >= minStrength &&
        (styles === undefined || styles.includes(tradingStyle)) &&
        directions.includes(baseSignal.direction) &&
        !(since !== undefined && baseSignal.end < since),
    )
    .sort(byPriority);
}

function byPriority(a: CorrelatedSignal, b: CorrelatedSignal): number {
  return (
    b.compositeConfidence - a.compositeConfidence ||
    b.metadata.correlationStrength - a.metadata.correlationStrength ||
    timeframeOf(b.timeframe).nominalMs - timeframeOf(a.timeframe).nominalMs ||
    b.baseSignal.end - a.baseSignal.end ||
    (a.baseSignal.id < b.baseSignal.id ? -1 : 1)
  );
}

import type { ClosedBar } from '../bars/bar.js';
import type { AggregationEvent } from '../timeframe/aggregation.js';

/** The bar of `timeframe` that closes before the event at `i`, if any: after a gap. */
export function closedBefore(
  events: readonly AggregationEvent[],
  i: number,
  timeframe: string,
): ClosedBar | undefined {
  for (let k = 0; k < i; k++) {
    const event = events[k]!;
    if (event.type === 'closed' && event.timeframe === timeframe) return event.bar;
  }
  return undefined;
}

/** Whether an event of `type` is among `events`. */
export function isAmong(
  events: readonly AggregationEvent[],
  type: AggregationEvent['type'],
): boolean {
  for (let i = 0; i < events.length; i++) if (events[i]!.type === type) return true;
  return false;
}

import type { AggregationEvent } from './aggregation.js';
import { type Family, isCutFirst } from './family.js';
import { parent } from './parent.js';
import { type BarRecord, parentBar } from './parent-bar.js';
import type { Plan } from './plan.js';

type Told = Extract<AggregationEvent, { readonly timeframe: string; readonly bar: unknown }>;

/** Nothing happened: most base bars close no parent. */
export const noEvents: readonly AggregationEvent[] = Object.freeze([]);

/** Whether the parent at `at` is left out, because it is the first and began before its first child. */
export function isDropped(
  plan: Plan,
  family: Readonly<Family>,
  rows: Float64Array,
  at: number,
): boolean {
  return plan.dropIncompleteFirst && isCutFirst(rows, at, family.origin);
}

/** The parent of timeframe `i` at `at` is over, or was and has changed; told in `to`, if it is not left out. */
export function told(
  plan: Plan,
  family: Readonly<Family>,
  { i, rows, at }: { readonly i: number; readonly rows: Float64Array; readonly at: number },
  type: 'closed' | 'revision',
  to?: BarRecord,
): Told {
  const timeframe = plan.timeframes[i]!.name;
  const isOut = isDropped(plan, family, rows, at);
  const bar = parentBar(rows, at, plan.method, isOut ? undefined : to);
  return { type: isOut ? 'dropped' : type, timeframe, bar };
}

export function gap(
  plan: Plan,
  i: number,
  from: number,
  to: number,
  missing: number,
): AggregationEvent {
  return { type: 'gap', timeframe: plan.timeframes[i]!.name, from, to, missing };
}

/** Put what was told from `first` on in the order of the ends of the bars. */
export function orderByEnd(events: AggregationEvent[], first: number): void {
  for (let i = first + 1; i < events.length; i++) {
    if (byEnd(events[i - 1]!, events[i]!) <= 0) continue;
    for (const event of events.splice(first).sort(byEnd)) events.push(event);
    return;
  }
}

function byEnd(a: AggregationEvent, b: AggregationEvent): number {
  return endOf(a) - endOf(b);
}

function endOf(event: AggregationEvent): number {
  if (event.type === 'gap') return event.to;
  return 'timeframe' in event ? event.bar.end : Number.NEGATIVE_INFINITY;
}

/** The row a revision count belongs to may still be corrected; older ones are forgotten. */
export function forgetRevisions(counts: Map<number, number>, before: number): void {
  for (const start of counts.keys()) if (start < before) counts.delete(start);
}

/** One more revision of the parent of timeframe `i` at `at`. */
export function countRevision(family: Family, i: number, rows: Float64Array, at: number): void {
  const start = rows[at + parent.start]!;
  const count = (family.revisions[i]!.get(start) ?? 0) + 1;
  family.revisions[i]!.set(start, count);
  rows[at + parent.revision] = count;
}

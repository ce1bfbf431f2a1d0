import type { AggregationEvent } from './aggregation.js';
import type { Family } from './family.js';
import { parent, parentFill, parentWidth } from './parent.js';
import { missingBetween, type Plan, parentBegin } from './plan.js';
import { gap, told } from './telling.js';

/** The stretch between two parents, and the close of the one before. */
type Hole = { readonly from: number; readonly to: number; readonly close: number };

/**
 * The parents that fill a hole of timeframe `i` at the last close before it; none if they are not
 * wanted, or the hole is longer than what is filled.
 */
export function fillingOf(plan: Plan, i: number, { from, to, close }: Hole): Float64Array[] {
  const missing = plan.maxFillBars === 0 ? 0 : missingBetween(plan, i, from, to);
  if (missing === 0 || missing > plan.maxFillBars) return [];
  const rows: Float64Array[] = [];
  for (let time = from; rows.length < missing; ) {
    const row = new Float64Array(parentWidth);
    parentBegin(plan, i, time, row, 0);
    parentFill(row, 0, close);
    rows.push(row);
    time = row[parent.end]!;
  }
  return rows;
}

/** Tell that parents are missing between two of timeframe `i`, or fill them in. */
export function fillBetween(
  plan: Plan,
  family: Family,
  i: number,
  hole: Hole,
  events: AggregationEvent[],
): void {
  const { previous } = family;
  const at = i * parentWidth;
  const filling = fillingOf(plan, i, hole);
  for (const rows of filling) {
    events.push(told(plan, family, { i, rows, at: 0 }, 'closed'));
    previous.set(rows, at);
  }
  if (filling.length > 0) return;
  const missing = missingBetween(plan, i, hole.from, hole.to);
  if (missing > 0) events.push(gap(plan, i, hole.from, hole.to, missing));
}

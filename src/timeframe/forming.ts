import type { ClosedBar } from '../bars/bar.js';
import type { FormingBars } from './aggregation.js';
import { addPending, type Family } from './family.js';
import { type AggregationMethod, parent, parentBar, parentWidth } from './parent.js';
import type { Plan } from './plan.js';

/** The bars that are not over yet, of every timeframe. */
export function formingBars(plan: Plan, family: Family): FormingBars {
  const forming: Record<string, ClosedBar | undefined> = {};
  for (let i = 0; i < plan.timeframes.length; i++) {
    forming[plan.timeframes[i]!.name] = formingAt(plan, family, i);
  }
  return forming;
}

/** The bar of timeframe `i` that is not over yet; `undefined` between two bars. */
export function formingAt(plan: Plan, family: Family, i: number): ClosedBar | undefined {
  addPending(family);
  const { newest, clock } = family;
  const at = i * parentWidth;
  return newest[at + parent.end]! > clock ? parentBar(newest, at, plan.method) : undefined;
}

/** The numbers of every parent that is not over, one after the other; NaN for those that are. */
export function captureForming(family: Family): readonly number[] {
  addPending(family);
  const { newest, clock } = family;
  const numbers = allNaN(newest.length);
  for (let at = 0; at < newest.length; at += parentWidth) {
    if (newest[at + parent.end]! <= clock) continue;
    for (let k = at; k < at + parentWidth; k++) numbers[k] = newest[k]!;
  }
  return numbers;
}

/** A list as long as it will ever be: one that grows is allocated several times over. */
function allNaN(length: number): number[] {
  if (blank.length !== length) blank = Array.from({ length }, () => Number.NaN);
  return blank.slice();
}

/** What `allNaN` copied last. */
let blank: readonly number[] = [];

/** The forming bars of `timeframes` whose numbers were captured, from `numbers[from]` on. */
export function formingFrom(
  timeframes: readonly string[],
  numbers: ArrayLike<number>,
  {
    from = 0,
    method = 'ohlc',
  }: { readonly from?: number; readonly method?: AggregationMethod } = {},
): FormingBars {
  const forming: Record<string, ClosedBar | undefined> = {};
  timeframes.forEach((name, i) => {
    const at = from + i * parentWidth;
    forming[name] = Number.isNaN(numbers[at]) ? undefined : parentBar(numbers, at, method);
  });
  return forming;
}

/** The soonest end of a parent that is not over; infinite if there is none. */
export function soonestOpenEnd({ newest, clock }: Readonly<Family>): number {
  let soonest = Number.POSITIVE_INFINITY;
  for (let at = 0; at < newest.length; at += parentWidth) {
    const end = newest[at + parent.end]!;
    if (end > clock && end < soonest) soonest = end;
  }
  return soonest;
}

import type { ClosedBar } from '../bars/bar.js';
import { requireOneOf } from '../core/arguments.js';
import { requireFields } from '../core/door.js';
import { ConfigError } from '../core/errors.js';
import { requireNumbers, requireTexts } from '../core/lists.js';
import type { FormingBars } from './aggregation.js';
import { child, childWidth } from './child.js';
import { addPending, type Family } from './family.js';
import { type AggregationMethod, parent, parentWidth } from './parent.js';
import { parentBar } from './parent-bar.js';
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

/** The bars that are not over yet as numbers, detached: `formingFrom` makes records of them. */
export interface CapturedForming {
  /** Every parent that is not over, one after the other; NaN for those that are. */
  readonly parents: readonly number[];
  /** What base bars that have come since add to each of them. */
  readonly bars: readonly number[];
}

/** Bars up to which what they add is kept apart from the parents, which many share meanwhile. */
const mostApart = 4;

export function captureForming(family: Family): CapturedForming {
  const { pendingCount, captured } = family;
  if (pendingCount > 0 && pendingCount <= mostApart && captured !== undefined) {
    return { parents: captured, bars: pendingBars(family) };
  }
  addPending(family);
  const { newest, clock } = family;
  const parents = allNaN(newest.length);
  for (let at = 0; at < newest.length; at += parentWidth) {
    if (newest[at + parent.end]! <= clock) continue;
    for (let k = at; k < at + parentWidth; k++) parents[k] = newest[k]!;
  }
  family.captured = parents;
  return { parents, bars: none };
}

const none: readonly never[] = Object.freeze([]);

/** Of a base bar, what it adds to its parents: from its high to its turnover. */
const addedWidth = childWidth - child.high;
const added = (name: 'high' | 'low' | 'close' | 'volume' | 'turnover'): number =>
  child[name] - child.high;

/** Room for as many bars as are ever kept apart. */
const blankBars: readonly number[] = Array.from({ length: mostApart * addedWidth }, () => 0.5);

function pendingBars({ ring, pendingCount }: Family): readonly number[] {
  const { numbers } = ring;
  const bars = blankBars.slice(0, pendingCount * addedWidth);
  for (let i = 0, to = 0; i < pendingCount; i++) {
    const from = ring.at(ring.count - pendingCount + i) + child.high;
    for (let k = 0; k < addedWidth; k++) bars[to++] = numbers[from + k]!;
  }
  return bars;
}

/** A list as long as it will ever be: one that grows is allocated several times over. */
function allNaN(length: number): number[] {
  if (blank.length !== length) blank = Array.from({ length }, () => Number.NaN);
  return blank.slice();
}

/** What `allNaN` copied last. */
let blank: readonly number[] = [];

/**
 * The forming bars of `timeframes`, as they were captured.
 *
 * @throws {ConfigError} if they were captured of others
 */
export function formingFrom(
  timeframes: readonly string[],
  captured: CapturedForming,
  options: { readonly method?: AggregationMethod } = {},
): FormingBars {
  const names = requireTexts('timeframes', timeframes);
  const { parents, bars } = requireFields('captured', captured);
  const numbers = {
    parents: Array.from(requireNumbers('captured.parents', parents)),
    bars: Array.from(requireNumbers('captured.bars', bars)),
  };
  const width = names.length * parentWidth;
  if (numbers.parents.length !== width || numbers.bars.length % addedWidth !== 0) {
    throw new ConfigError('captured', 'of these timeframes', captured);
  }
  const { method = 'ohlc' } = requireFields('options', options);
  return formingIn(names, numbers, requireOneOf('method', method, methods));
}

const methods: readonly AggregationMethod[] = ['ohlc', 'vwap', 'typical'];

/** The same of what has been read. */
export function formingIn(
  timeframes: readonly string[],
  { parents, bars }: CapturedForming,
  method: AggregationMethod = 'ohlc',
): FormingBars {
  const forming: Record<string, ClosedBar | undefined> = {};
  timeframes.forEach((name, i) => {
    const row = parents.slice(i * parentWidth, (i + 1) * parentWidth);
    for (let at = 0; at < bars.length; at += addedWidth) add(row, bars, at);
    forming[name] = Number.isNaN(row[parent.start]) ? undefined : parentBar(row, 0, method);
  });
  return forming;
}

/** What a parent is once it has taken in the base bar at `at`, which is not its first. */
function add(row: number[], bars: readonly number[], at: number): void {
  const high = bars[at + added('high')]!;
  const low = bars[at + added('low')]!;
  if (high > row[parent.high]!) row[parent.high] = high;
  if (low < row[parent.low]!) row[parent.low] = low;
  row[parent.close] = bars[at + added('close')]!;
  row[parent.volume]! += bars[at + added('volume')]!;
  row[parent.turnover]! += bars[at + added('turnover')]!;
  row[parent.received]! += 1;
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

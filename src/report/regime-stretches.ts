import { isNumber, percent } from './figures.js';
import type { Facts } from './lists.js';
import type { Numbers } from './numbers.js';
import type { ReportRegime } from './series-data.js';

/** Names that are told apart. */
const MOST_NAMES = 10;

/** A stretch of time under one name. */
export interface Stretch {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Neighbours of one name joined; the last one lasts until `end`. */
export function stretchesOf({ time, names }: ReportRegime, end: number): Stretch[] {
  const length = Math.min(time.length, names.length);
  const stretches: Stretch[] = [];
  for (let i = 0; i < length; ) {
    const name = names[i]!;
    let next = i + 1;
    while (next < length && names[next] === name) next += 1;
    const from = time[i]!;
    const to = next < length ? time[next]! : Math.max(end, from);
    if (isNumber(from) && isNumber(to)) stretches.push({ name, from, to });
    i = next;
  }
  return stretches;
}

/** Names in the order in which they come first, each with its share of the time that has a name. */
export function sharesOf(stretches: readonly Stretch[]): [name: string, share: number][] {
  const lengths = new Map<string, number>();
  let all = 0;
  for (const { name, from, to } of stretches) {
    if (name === '') continue;
    lengths.set(name, (lengths.get(name) ?? 0) + (to - from));
    all += to - from;
  }
  return [...lengths].slice(0, MOST_NAMES).map(([name, length]) => [name, length / all]);
}

/** Shares of the time by name, for the text. */
export function regimeFacts(regime: ReportRegime, span: Numbers = regime.time): Facts {
  const shares = sharesOf(stretchesOf(regime, span[span.length - 1] ?? Number.NaN));
  return shares.map(([name, share]) => [name, percent(share)]);
}

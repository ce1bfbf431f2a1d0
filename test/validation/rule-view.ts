import type { Bar } from '../../src/bars/index.js';
import type { Rule } from '../../src/validation/index.js';

/** A flat bar at 100. */
export const bar: Bar = { time: 0, open: 100, high: 100, low: 100, close: 100, volume: 10 };
const view = {
  ...{ previous: bar, move: 0, scale: 0.01, range: 0.02, newestTime: 0, end: 60_000 },
  ...{ negativePrices: false, source: undefined, receivedAt: Number.NaN, failures: [] },
};

/** What `rule` says of a bar, after it has learned from others, each against the one before. */
export function said<S extends object>(
  rule: Rule<S & Record<string, never>> | Rule,
  change: Partial<Bar>,
  learned: readonly Partial<Bar>[] = [],
  seen: object = {},
): string | undefined {
  const { init, learn, check } = rule as Rule<never>;
  const state = init?.() as never;
  let previous = bar;
  for (const one of learned) {
    const next = { ...bar, ...one };
    learn?.(next, { ...view, previous }, state);
    previous = next;
  }
  return check({ ...bar, ...change }, { ...view, previous, ...seen }, state);
}

export const repeated = (count: number, one: Partial<Bar>): Partial<Bar>[] =>
  Array.from({ length: count }, () => one);

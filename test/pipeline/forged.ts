import type { Snapshot } from '../../src/core/index.js';
import { Pipeline, type PipelineOptions } from '../../src/pipeline/index.js';
import { minutes, small } from './market.js';

const options: PipelineOptions = {
  ...{ ...small, equity: 10_000, maxSymbols: 2 },
  ...{ revise: 'replay' as const, revisableBars: 10, checkpointBars: 3 },
  portfolio: { maxExposureRatio: 1 },
};
export const make = (): Pipeline => new Pipeline(options);

/** One symbol with a decision that may be filled, one that waits for its step, a rate, and bars to live again. */
export const lived: Pipeline = make();
for (const bar of minutes('A', 11, 30)) lived.update(bar);
lived.setQuoteRate('A', 1.5, 5);

type Tree = { [name: string]: unknown };
export type Change = (old: never) => unknown;

/** A copy of `snapshot` with what stands at `path` of its state changed. */
export function forged(snapshot: Snapshot, path: string, to: Change): Snapshot {
  const copy = structuredClone(snapshot) as unknown as Tree;
  const names = path.split('.');
  const last = names.pop()!;
  let at = copy['state'] as Tree;
  for (const name of names) at = at[name] as Tree;
  at[last] = to(at[last] as never);
  return copy as never;
}

export function refusal(restore: () => unknown): string {
  try {
    restore();
  } catch (error) {
    return `${(error as Error).name} ${(error as Error).message}`;
  }
  return 'accepted';
}

export const is =
  (value: unknown): Change =>
  () =>
    value;
export const twice = (list: readonly unknown[]): readonly unknown[] => [...list, ...list];

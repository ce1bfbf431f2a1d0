import type { SymbolBar } from '../bars/bar.js';
import { requireIterable } from '../core/lists.js';

/** Bars that begin at one time. */
export type Together = readonly SymbolBar[];

/** Bars in the order of time, those of one time together. */
export function* togetherByTime(bars: Iterable<SymbolBar>): Generator<Together, void> {
  let together: SymbolBar[] = [];
  for (const bar of requireIterable('bars', bars)) {
    if (together.length > 0 && bar?.time !== together[0]?.time) {
      yield together;
      together = [];
    }
    together.push(bar);
  }
  if (together.length > 0) yield together;
}

/** The same of a list in any order: the earliest time first, those without one last. */
export function byTime(bars: readonly Partial<SymbolBar>[]): readonly Together[] {
  const timeOf = ({ time = Number.MAX_VALUE }: Partial<SymbolBar>): number => time;
  const inOrder = [...bars].sort((a, b) => timeOf(a) - timeOf(b));
  return [...togetherByTime(inOrder as SymbolBar[])];
}

/** So many at a time; the last block may be shorter. */
export function* inBlocks<T>(items: Iterable<T>, length: number): Generator<readonly T[], void> {
  let block: T[] = [];
  for (const item of items) {
    block.push(item);
    if (block.length < length) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}

import type { SymbolBar } from '../bars/bar.js';

/** Bars in the order of time, those of one time together. */
export function* togetherByTime(bars: Iterable<SymbolBar>): Generator<readonly SymbolBar[], void> {
  let together: SymbolBar[] = [];
  for (const bar of bars) {
    if (together.length > 0 && bar?.time !== together[0]?.time) {
      yield together;
      together = [];
    }
    together.push(bar);
  }
  if (together.length > 0) yield together;
}

import type { SymbolBar } from '../../src/bars/bar.js';
import { decodeBinary, decodeText, encodeBinary, encodeText } from '../../src/core/index.js';
import { Pipeline } from '../../src/pipeline/index.js';
import { daily, printed } from './market.js';

/** Where a resumed pipeline first says something else than one that ran on; −1 if nowhere. */
export function firstDifference(bars: readonly SymbolBar[], from: number, to: number): number {
  const uninterrupted = new Pipeline(daily);
  let resumed = new Pipeline(daily);
  uninterrupted.warm(bars.slice(0, from));
  resumed.warm(bars.slice(0, from));
  for (let i = from; i < to; i++) {
    const next = new Pipeline(daily);
    const snapshot = resumed.snapshot();
    next.restore(i % 2 ? decodeText(encodeText(snapshot)) : decodeBinary(encodeBinary(snapshot)));
    resumed = next;
    if (printed(resumed.update(bars[i]!)) !== printed(uninterrupted.update(bars[i]!))) return i;
  }
  return encodeText(resumed.snapshot()) === encodeText(uninterrupted.snapshot()) ? -1 : to;
}

import { isName } from '../account/fill.js';
import { noBar, type SymbolBar } from '../bars/bar.js';
import type { BookBar } from './book-bar.js';

/** What came in as bars, each field read once, in the order of symbols; no symbol is ''. */
export function readBars(input: unknown): readonly (SymbolBar & BookBar)[] {
  try {
    if (!Array.isArray(input)) return [];
    return [...input].map(readSymbolBar).sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
  } catch {
    return [];
  }
}

function readSymbolBar(input: unknown): SymbolBar & BookBar {
  try {
    const { symbol, time, open, high, low, close, volume, children } = input as SymbolBar & BookBar;
    const bar = { time, open, high, low, close, volume };
    const parts = children === undefined ? {} : { children };
    return { symbol: isName(symbol) ? symbol : '', ...bar, ...parts };
  } catch {
    return { symbol: '', ...noBar };
  }
}

import { isName } from '../account/fill.js';
import type { BookBar } from './book-bar.js';
import { CheckedBar } from './checked-bar.js';

/** Something that came in as a bar of a symbol; '' where it names none. */
export interface GivenBar {
  readonly symbol: string;
  readonly bar: BookBar;
}

/**
 * What came in as bars, in the order of symbols; of each only the symbol is read. One alone that was
 * checked is given as it is.
 */
export function readBars(input: unknown): CheckedBar | readonly GivenBar[] {
  try {
    if (!Array.isArray(input)) return nothing;
    if (input.length === 1) {
      const only: unknown = input[0];
      return CheckedBar.is(only) ? only : [read(only)];
    }
    return Array.from(input, read).sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
  } catch {
    return nothing;
  }
}

const nothing: readonly never[] = Object.freeze([]);

function read(input: unknown): GivenBar {
  const bar = input as BookBar;
  try {
    const { symbol } = input as { readonly symbol?: unknown };
    return { symbol: isName(symbol) ? symbol : '', bar };
  } catch {
    return { symbol: '', bar };
  }
}

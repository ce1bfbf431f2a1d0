import { isName } from '../account/fill.js';
import type { BookBar } from './book-bar.js';

/** Something that came in as a bar of a symbol; '' where it names none. */
export interface GivenBar {
  readonly symbol: string;
  readonly bar: BookBar;
}

/** What came in as bars, in the order of symbols; of each only the symbol is read. */
export function readBars(input: unknown): readonly GivenBar[] {
  try {
    if (!Array.isArray(input)) return nothing;
    const given = input.length === 1 ? [read(input[0])] : Array.from(input, read);
    return given.length > 1 ? given.sort((a, b) => (a.symbol < b.symbol ? -1 : 1)) : given;
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

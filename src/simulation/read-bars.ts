import { isName } from '../account/fill.js';
import type { BookBar } from './book-bar.js';
import { CheckedBar } from './checked-bar.js';

/** Something that came in as a bar of a symbol; '' where it names none. */
export interface GivenBar {
  readonly symbol: string;
  readonly bar: BookBar;
}

/** The bar that came in, where it is one alone, and one that was checked. */
export function onlyChecked(input: unknown): CheckedBar | undefined {
  try {
    if (!Array.isArray(input) || input.length !== 1) return undefined;
    const bar: unknown = input[0];
    return CheckedBar.is(bar) ? bar : undefined;
  } catch {
    return undefined;
  }
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

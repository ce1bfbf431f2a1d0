import { barFields, type SymbolBar } from '../bars/bar.js';

/** Nothing, in the place of a bar. */
export const noBar = Object.freeze({}) as SymbolBar;

/** What a bar may have on its prototype, where a copy of its own fields does not find it. */
const fields: readonly (keyof SymbolBar)[] = ['symbol', ...barFields];

/**
 * The bars that `given` lists, each field read once, so that a broker and a pipeline see the same ones.
 * What cannot be read, or says no symbol, is a bar without fields, which both refuse; what is no list
 * has none.
 */
export function detachedBars(given: unknown): readonly SymbolBar[] {
  try {
    return Array.isArray(given) ? Array.from<SymbolBar, SymbolBar>(given, detachedBar) : [];
  } catch {
    return [];
  }
}

function detachedBar(given: SymbolBar): SymbolBar {
  try {
    const own: Record<string, unknown> = { ...given };
    for (const field of fields) if (!(field in own)) own[field] = given[field];
    return typeof own['symbol'] === 'string' ? (own as unknown as SymbolBar) : noBar;
  } catch {
    return noBar;
  }
}

/** The first time that a bar says; NaN if none does. */
export function timeOf(bars: readonly SymbolBar[]): number {
  return bars.find(({ time }) => typeof time === 'number')?.time ?? Number.NaN;
}

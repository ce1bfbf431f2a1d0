import type { SymbolBar } from '../../bars/bar.js';
import { isSymbol } from '../refusal.js';

/**
 * What a stream carries: a base bar that is over, one that is still forming, or the time, in ms since
 * the epoch, by which bars close that have no successor.
 */
export type StreamInput = SymbolBar | { readonly forming: SymbolBar } | { readonly now: number };

/** An input as it is dealt with. */
export type StreamItem =
  | { readonly kind: 'bar'; readonly bar: SymbolBar; readonly symbol: string | undefined }
  | { readonly kind: 'forming'; readonly bar: SymbolBar; readonly symbol: string | undefined }
  | { readonly kind: 'time'; readonly now: number };

/** What stands for an input that cannot be read: a bar that is refused. */
const nothing = {} as SymbolBar;

/** `given` as what it is; whatever is neither forming nor a time is left to be judged as a bar. */
export function streamItem(given: unknown): StreamItem {
  try {
    const { now, forming } = given as { now?: unknown; forming?: unknown };
    if (typeof now === 'number' && Number.isFinite(now)) return { kind: 'time', now };
    if (forming === undefined) return { kind: 'bar', ...read(given) };
    return { kind: 'forming', ...read(forming) };
  } catch {
    return { kind: 'bar', bar: nothing, symbol: undefined };
  }
}

function read(bar: unknown): { bar: SymbolBar; symbol: string | undefined } {
  const { symbol } = bar as SymbolBar;
  return { bar: bar as SymbolBar, symbol: isSymbol(symbol) ? symbol : undefined };
}

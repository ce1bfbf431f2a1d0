// What a source is: whoever has candles of a symbol.
import type { SymbolBar } from 'barwave';

export const sourceNames = [
  'replay',
  'binance',
  'yahoo',
  'alphaVantage',
  'twelveData',
  'polygon',
  'alpaca',
] as const;

export type SourceName = (typeof sourceNames)[number];

export interface Wanted {
  readonly symbol: string;
  readonly timeframe: string;
  /** First bar's time, ms. */
  readonly from: number;
  /** Times are before this, ms. */
  readonly to: number;
}

export interface Candles {
  /** Closed, in order of time. */
  readonly bars: readonly SymbolBar[];
  /** The one that is not over. */
  readonly forming: SymbolBar | undefined;
}

/** Why a source has nothing. */
export type SourceFaultKind =
  | 'rate-limit'
  | 'unavailable'
  | 'timeout'
  | 'malformed'
  | 'refused'
  | 'no-key'
  | 'open'; // its breaker

export class SourceFault extends Error {
  readonly kind: SourceFaultKind;
  /** How long the source wants to be left alone, ms; NaN where it does not say. */
  readonly retryAfterMs: number;

  constructor(kind: SourceFaultKind, message: string, retryAfterMs: number = Number.NaN) {
    super(message);
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }
}

export interface Source {
  readonly name: SourceName;
  /** Candles that are wanted; a `SourceFault` where there are none to be had. */
  fetch(wanted: Wanted, signal?: AbortSignal): Promise<Candles>;
}

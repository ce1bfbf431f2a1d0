// What a source is: whoever has candles of a symbol.
import type { SymbolBar } from 'barwave';
import type { LimiterState } from './limiter.js';

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

/** Why a source has nothing; `open`: its breaker is. */
export type FaultKind = 'rate-limit' | 'unavailable' | 'timeout' | 'malformed' | 'refused' | 'open';

export class SourceFault extends Error {
  readonly kind: FaultKind;

  constructor(kind: FaultKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

export interface Source {
  readonly name: SourceName;
  /** Candles that are wanted; a `SourceFault` where there are none to be had. */
  fetch(wanted: Wanted): Promise<Candles>;
  /** What it was asked, to be kept over a restart. */
  readonly state?: LimiterState;
  close?(): void;
}

/** What kind of thing is traded. */
export type AssetClass = 'crypto' | 'fx' | 'metal' | 'equity' | 'index' | 'future';

/** How a venue trades an instrument; figures that it does not give are the instrument's. */
export interface Listing {
  /** The venue's own name, e.g. `XBT/USD`. */
  readonly name: string;
  readonly tick?: number;
  readonly step?: number;
  readonly minQuantity?: number;
  readonly minNotional?: number;
}

/** Something that is traded, under one name for all venues. */
export interface Instrument {
  /** The canonical name: `BTC/USDT`, `EUR/USD`, `AAPL`, `NAS100`. */
  readonly symbol: string;
  /** What one unit is; of an index or a future, its own name. */
  readonly base: string;
  /** The currency of the price. */
  readonly quote: string;
  readonly assetClass: AssetClass;
  /** Smallest change of the price; NaN where it is not known. */
  readonly tick: number;
  /** Smallest change of the quantity; NaN where it is not known. */
  readonly step: number;
  /** Money of a move by one, per unit of quantity: 50 for a future of 50 times the index. */
  readonly pointValue: number;
  /** Name of the calendar in bars/. */
  readonly calendar: string;
  readonly minQuantity?: number;
  readonly minNotional?: number;
  /** Further names that mean it anywhere: `US100` of NAS100. */
  readonly aliases?: readonly string[];
  /** By venue. */
  readonly listings: Readonly<Record<string, Listing>>;
  /** Pages that the figures are from. */
  readonly sources: readonly string[];
}

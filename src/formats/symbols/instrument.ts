import { cryptoSpellings, fxSpellings, slashed } from './venue-spelling.js';

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

/** Where venues publish the figures of their pairs. */
const cryptoSources: Readonly<Record<string, string>> = {
  binance: 'https://api.binance.com/api/v3/exchangeInfo',
  coinbase: 'https://api.exchange.coinbase.com/products',
  kraken: 'https://api.kraken.com/0/public/AssetPairs',
};

const stockVenues = [
  'alpaca',
  'alphavantage',
  'finnhub',
  'iex',
  'polygon',
  'tiingo',
  'twelvedata',
  'yahoo',
];

/** Figures of a listing; its name follows from the venue's spelling. */
export type Figures = Omit<Listing, 'name'>;

/** A venue whose figures are not known: its name for the pair is, and nothing can be ordered there. */
const noFigures: Figures = { tick: Number.NaN, step: Number.NaN };

/**
 * A pair of coins, with the figures that each venue has for it, at the venues that list it.
 *
 * @param figures  by venue: `{ binance: { tick: 0.01, step: 0.00001, minNotional: 5 } }`
 * @param others   venues that list it, with figures that are not known
 */
export function cryptoPair(
  [base, quote]: readonly [base: string, quote: string],
  figures: Readonly<Record<string, Figures>>,
  others: readonly string[] = [],
): Instrument {
  const listings: Record<string, Listing> = {};
  for (const venue of [...others, ...Object.keys(figures)]) {
    const spelling = cryptoSpellings[venue] ?? slashed;
    listings[venue] = { ...noFigures, ...figures[venue], name: spelling(base, quote) };
  }
  const known = Object.values(figures);
  return {
    symbol: `${base}/${quote}`,
    base,
    quote,
    assetClass: 'crypto',
    tick: finest(known.map(({ tick = Number.NaN }) => tick)),
    step: finest(known.map(({ step = Number.NaN }) => step)),
    pointValue: 1,
    calendar: '24/7',
    listings,
    sources: Object.keys(listings).flatMap((venue) => cryptoSources[venue] ?? []),
  };
}

/** NaN of none. */
function finest(figures: readonly number[]): number {
  return figures.length === 0 ? Number.NaN : Math.min(...figures);
}

/**
 * A pair of currencies, in units of one with five decimals, three against the yen, as OANDA's
 * `displayPrecision` and `tradeUnitsPrecision` are; or a metal in one, whose figures are the broker's.
 */
export function fxPair(base: string, quote: string): Instrument {
  const isMetal = base.startsWith('X');
  const tick = quote === 'JPY' ? 0.001 : 0.00001;
  const names = Object.entries(fxSpellings).map(
    ([venue, spelling]) => [venue, { name: spelling(base, quote) }] as const,
  );
  return {
    symbol: `${base}/${quote}`,
    base,
    quote,
    assetClass: isMetal ? 'metal' : 'fx',
    tick: isMetal ? Number.NaN : tick,
    step: isMetal ? Number.NaN : 1,
    pointValue: 1,
    calendar: 'fx',
    listings: Object.fromEntries(names),
    aliases: [`${base}${quote}`],
    sources: ['https://developer.oanda.com/rest-live-v20/account-ep/'],
  };
}

/**
 * A stock or fund of the United States: cents from a dollar on, which any tick of Rule 612 of
 * Regulation NMS divides (since its amendment of 2024 some stocks have half a cent), and whole shares.
 *
 * @example
 * usEquity('TSLA').tick; // 0.01
 */
export function usEquity(ticker: string): Instrument {
  return {
    symbol: ticker,
    base: ticker,
    quote: 'USD',
    assetClass: 'equity',
    tick: 0.01,
    step: 1,
    pointValue: 1,
    calendar: 'us-equities',
    listings: Object.fromEntries(stockVenues.map((venue) => [venue, { name: ticker }])),
    sources: ['https://www.ecfr.gov/current/title-17/section-242.612'],
  };
}

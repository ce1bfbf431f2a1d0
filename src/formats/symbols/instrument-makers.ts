import { requireRecord, requireText } from '../../core/arguments.js';
import { requireTexts } from '../../core/lists.js';
import type { Instrument, Listing } from './instrument.js';
import { cryptoSpellings, fxSpellings, slashed } from './venue-spelling.js';

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
  pair: readonly [base: string, quote: string],
  figures: Readonly<Record<string, Figures>>,
  others: readonly string[] = [],
): Instrument {
  const [base, quote] = requireTexts('pair', pair) as [string, string];
  const listings: Record<string, Listing> = {};
  const listed = Object.keys(requireRecord('figures', figures));
  for (const venue of [...requireTexts('others', others), ...listed]) {
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
  requireText('base', base);
  requireText('quote', quote);
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
  requireText('ticker', ticker);
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

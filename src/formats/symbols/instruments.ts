import type { Instrument } from './instrument.js';
import { cryptoPair, type Figures, fxPair, usEquity } from './instrument-makers.js';

/** Tick, step, least notional and least quantity; venues change them, and what a caller adds comes before. */
const figures = (
  tick: number,
  step: number,
  minNotional: number,
  minQuantity: number,
): Figures => ({ tick, step, minNotional, minQuantity });

/** Binance, filters of `exchangeInfo` as copied into public tests until 2026; of others the name alone. */
const tether: readonly (readonly [base: string, binance?: Figures])[] = [
  ['BTC', figures(0.01, 0.00001, 5, 0.00001)],
  ['ETH', figures(0.01, 0.0001, 5, 0.0001)],
  ['BNB'],
  ['SOL'],
  ['XRP'],
  ['ADA'],
  ['LTC'],
];

/**
 * Kraken, `AssetPairs` as of 2026-09-19; Coinbase, `products` as of 2026-06-19, which has no least
 * quantity but a least notional. Of others the names alone.
 */
const dollar: readonly (readonly [base: string, figures: Readonly<Record<string, Figures>>])[] = [
  ['BTC', { coinbase: figures(0.01, 1e-8, 1, 1e-8), kraken: figures(0.1, 1e-8, 0.5, 0.00005) }],
  ['ETH', { kraken: figures(0.01, 1e-8, 0.5, 0.002) }],
  ['SOL', { kraken: figures(0.01, 1e-8, 0.5, 0.06) }],
  ['XRP', {}],
  ['LTC', {}],
];

const tetherVenues = ['binance', 'bybit', 'okx', 'ccxt'];
const dollarVenues = [
  'coinbase',
  'kraken',
  'alpaca',
  'bitstamp',
  'polygon',
  'tiingo',
  'twelvedata',
  'yahoo',
  'ccxt',
];

const fx =
  'EUR/USD GBP/USD USD/JPY USD/CHF AUD/USD USD/CAD NZD/USD EUR/GBP EUR/JPY EUR/CHF GBP/JPY';
const metals = 'XAU/USD XAG/USD';
const stocks = 'AAPL AMZN GOOGL META MSFT NVDA TSLA SPY QQQ IWM DIA GLD TLT';

/** A contract for difference on an index: its names differ more than its level does. */
function index(
  symbol: string,
  quote: string,
  names: Readonly<Record<'oanda' | 'yahoo', string>>,
  aliases: readonly string[],
): Instrument {
  return {
    symbol,
    base: symbol,
    quote,
    assetClass: 'index',
    tick: Number.NaN, // the broker's choice
    step: Number.NaN,
    pointValue: 1,
    calendar: 'fx',
    aliases,
    listings: { oanda: { name: names.oanda }, yahoo: { name: names.yahoo } },
    sources: ['https://www.oanda.com/us-en/trading/instruments/'],
  };
}

/**
 * Instruments whose names are known from the start: coins, currencies, metals, indices and some
 * stocks. Figures that no published page or answer of the venue bears out are NaN, and `toOrder`
 * refuses with `no-figures`: give your own. A caller adds what is missing: `new SymbolMap([...instruments, usEquity('KO')])`.
 */
export const instruments: readonly Instrument[] = [
  ...tether.map(([base, binance]) =>
    cryptoPair([base, 'USDT'], binance === undefined ? {} : { binance }, tetherVenues),
  ),
  ...dollar.map(([base, known]) => cryptoPair([base, 'USD'], known, dollarVenues)),
  ...`${fx} ${metals}`.split(' ').map((pair) => fxPair(pair.slice(0, 3), pair.slice(4))),
  index('NAS100', 'USD', { oanda: 'NAS100_USD', yahoo: '^NDX' }, ['US100', 'USTEC']),
  index('SPX500', 'USD', { oanda: 'SPX500_USD', yahoo: '^GSPC' }, ['US500']),
  index('US30', 'USD', { oanda: 'US30_USD', yahoo: '^DJI' }, ['DJ30', 'WS30']),
  index('DE30', 'EUR', { oanda: 'DE30_EUR', yahoo: '^GDAXI' }, ['DE40', 'GER40', 'GER30']),
  ...stocks.split(' ').map(usEquity),
];
